/** Whose value goes into the context, and how much: one bar a row, or the followed row's across. */
import { html, nothing, type TemplateResult } from "lit";
import "../share-bar.ts";
import { blockTitle, grid, nameOf, type StepContext } from "./context.ts";

/** The context vectors under their name, with whose values they are. */
export function contexts(context: StepContext, gloss: unknown = ""): TemplateResult {
  const { layout, messages, state, reading } = context;
  const name = html`<span class="context">${messages.tensors.context}</span>`;
  const isAlone = layout.tier === "phone" && !state.allRows;
  const matrix = grid(context, {
    base: "context",
    ...(isAlone && { onlyRow: reading.query, followedRow: 0, noBand: true, noAxes: true }),
  });
  const isPhone = layout.tier === "phone";
  const where = state.allRows && layout.isLevel ? "labelled" : "across";
  return html`<section class="block">
    ${blockTitle("", name, gloss)}
    ${
      layout.isLevel && !isPhone
        ? html`<div class="with-column">${matrix} ${shares(context, "column")}</div>`
        : html`${shares(context, where)} ${matrix}`
    }
  </section>`;
}

export function shares(
  context: StepContext,
  where: "column" | "labelled" | "across",
): TemplateResult {
  const { store, queries, reading, messages, state } = context;
  const bar = (row: number): TemplateResult => html`<share-bar
    .store=${store}
    .name=${nameOf(context, "attention_weights")}
    .row=${row}
    .followed=${state.allRows || row === reading.query}
  ></share-bar>`;
  if (where === "across") return html`<div class="across">${bar(reading.query)}</div>`;
  const isLabelled = where === "labelled";
  return html`<div class="share-column ${isLabelled ? "labelled" : ""}">
    <span class="share-title value">${messages.page.shares}</span>
    ${queries.map(
      (query, row) => html`<div class="share-row">
        ${isLabelled ? html`<span class="query">${query}</span>` : nothing}${bar(row)}
      </div>`,
    )}
  </div>`;
}
