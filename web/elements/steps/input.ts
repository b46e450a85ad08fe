import { html, nothing, type TemplateResult } from "lit";
import { positionSetting, sourceSetting } from "../settings/vectors.ts";
import {
  block,
  blockTitle,
  grid,
  has,
  operator,
  queryBand,
  type StepContext,
  shapeOf,
  tensorSymbol,
  withCell,
  withChoices,
} from "./context.ts";
import { fits } from "./layout.ts";

/** X: token embeddings, and what positions add to them. */
export function inputStep(context: StepContext): TemplateResult {
  const { state, messages, store } = context;
  const { glosses } = messages.page;
  const isCross = state.mode === "cross";
  const picture = html`
    ${isCross && !hasPositions(context) ? side(context, ["memory", "input"]) : nothing}
    ${isCross && hasPositions(context) ? sums(context, "memory") : nothing}
    ${hasPositions(context) ? sums(context, "input") : nothing}
    ${
      !isCross && !hasPositions(context)
        ? html`<div class="flow">${block(context, { base: "input", gloss: glosses.inputAlone })}</div>`
        : nothing
    }
  `;
  return withCell(
    context,
    withChoices(picture, html`${sourceSetting(store)} ${positionSetting(store)}`),
  );
}

function hasPositions(context: StepContext): boolean {
  return has(context, "position_encoding");
}

function side(context: StepContext, bases: readonly string[]): TemplateResult {
  return html`<div class="flow">${bases.map((base) => block(context, { base }))}</div>`;
}

/** Embedding + position = input, side by side where three of them fit. */
function sums(context: StepContext, base: "input" | "memory"): TemplateResult {
  const { layout, messages } = context;
  const of = base === "input" ? "" : "memory_";
  const { cols, rows } = shapeOf(context, base);
  const one = cols * layout.featurePitch;
  const parts = [`${of}token_embedding`, `${of}position_encoding`, base];
  if (!fits(layout, layout.labels, one * 3, layout.operator * 2)) {
    return html`<div class="flow">${parts.map((part) => block(context, { base: part }))}</div>`;
  }
  const names = messages.tensors as Readonly<Record<string, string>>;
  const isOwn = base === "input" && !context.state.allRows;
  return html`<div class="blocks">
    ${isOwn ? queryBand(context) : nothing}
    ${parts.map(
      (part, index) => html`
        ${
          index === 0
            ? nothing
            : operator(context, index === 1 ? "+" : "=", base === "input" ? undefined : rows)
        }
        <section class="cell-block ${index > 0 ? "unlabelled" : ""}">
          ${blockTitle(tensorSymbol(part), names[part], part === base ? messages.page.glosses.input : "")}
          ${grid(context, { base: part, noRowLabels: index > 0, noBand: isOwn })}
        </section>
      `,
    )}
  </div>`;
}
