/** One stack a feature: whose value, piled how high; the total a line. */
import { html, nothing, type TemplateResult } from "lit";
import type { Explanation } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { axesOf } from "../labels.ts";
import { largestIndex, matrixOf, rowOf } from "../reading.ts";
import { blockTitle, nameOf, type StepContext } from "./context.ts";
import { pile } from "./pile.ts";

const HEIGHT = 216;
/** A part this high has room for its name. */
const ROOM_FOR_NAME = 18;

export function stacks(
  context: StepContext,
  row: readonly (Explanation | null)[],
  feature: number,
): TemplateResult | typeof nothing {
  const { reading, messages, keys, language } = context;
  const totals = rowOf(matrixOf(reading, "context"), reading.query);
  const columns = Array.from(
    totals,
    (_, col) => row[col]?.terms.map(({ product }) => product) ?? [],
  );
  if (columns.some((parts) => parts.length === 0)) return nothing;
  const features = axesOf(nameOf(context, "context"), reading.pass, reading, language).cols.labels;
  const piled = pile(columns, Array.from(totals), HEIGHT);
  const linked = linkedKey(context, columns[feature] ?? []);
  return html`<section class="block stacks">
    ${blockTitle(
      "",
      html`<span class="context">${messages.tensors.context}</span>`,
      messages.page.mix.stacks,
    )}
    <div class="stack-row" ${cssProperties({ "--stack-height": `${HEIGHT}px` })}>
      <span class="stack-zero" ${cssProperties({ "--y": `${piled.zero}px` })}></span>
      ${piled.stacks.map(
        ({ parts, total }, col) => html`<div class="stack-column">
          <div class="stack-picture" aria-hidden="true">
            ${parts.map(({ key, top, height }) => {
              const tint = key === linked ? (col === feature ? "darkest" : "dark") : "";
              return html`<span
                class="part ${tint}"
                ${cssProperties({ "--y": `${top}px`, "--h": `${height}px` })}
                >${height >= ROOM_FOR_NAME ? keys[key] : ""}</span
              >`;
            })}
            <span class="total" ${cssProperties({ "--y": `${total}px` })}></span>
          </div>
          <span class="stack-name ${col === feature ? "strong" : ""}">${features[col]}</span>
          <b class="context">${formatNumber(totals[col] ?? 0)}</b>
        </div>`,
      )}
    </div>
  </section>`;
}

/** The key under the pointer, else the one that gives most to the feature. */
function linkedKey({ store, reading }: StepContext, parts: readonly number[]): number {
  const { cell, key } = store.hover.value;
  if (key !== undefined) return key;
  if (cell?.name.endsWith("attention_weights") && cell.row === reading.query) return cell.col;
  if (cell?.name.endsWith("value")) return cell.row;
  return largestIndex(parts.map(Math.abs));
}
