/** Whose value goes into the context, and how much: one bar a row, or the followed row's across. */
import { html, type TemplateResult } from "lit";
import "../share-bar.ts";
import { nameOf, type StepContext } from "./context.ts";

export function shares(context: StepContext, where: "column" | "across"): TemplateResult {
  const { store, queries, reading, messages, state } = context;
  const bar = (row: number): TemplateResult => html`<share-bar
    .store=${store}
    .name=${nameOf(context, "attention_weights")}
    .row=${row}
    .followed=${state.allRows || row === reading.query}
  ></share-bar>`;
  if (where === "across") return html`<div class="across">${bar(reading.query)}</div>`;
  return html`<div class="share-column">
    <span class="share-title value">${messages.page.shares}</span>
    ${queries.map((_, row) => html`<div class="share-row">${bar(row)}</div>`)}
  </div>`;
}
