/** One stack a feature: whose value, piled how high; the total a line. */
import { html, nothing, type TemplateResult } from "lit";
import type { Explanation } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { axesOf } from "../labels.ts";
import { largestIndex, matrixOf, rowOf } from "../reading.ts";
import { blockTitle, nameOf, type StepContext } from "./context.ts";

const HEIGHT = 216;
const GAP = 2;
/** A part this high has room for its name. */
const ROOM_FOR_NAME = 18;

export interface Part {
  readonly key: number;
  /** Pixels from the top of the picture. */
  readonly top: number;
  readonly height: number;
}

export interface Stack {
  readonly parts: readonly Part[];
  readonly total: number;
}

/** Positive parts pile up from the zero line, negative ones down from it. Pure; pixels. */
export function pile(
  columns: readonly (readonly number[])[],
  totals: readonly number[],
  height: number,
): { readonly stacks: readonly Stack[]; readonly zero: number } {
  const above = columns.map((parts) => sum(parts.filter((part) => part > 0)));
  const below = columns.map((parts) => sum(parts.filter((part) => part < 0)));
  const top = Math.max(0, ...above, ...totals);
  const bottom = Math.min(0, ...below, ...totals);
  const scale = top === bottom ? 0 : height / (top - bottom);
  const zero = top * scale;
  const stacks = columns.map((parts, index) => {
    let up = 0;
    let down = 0;
    const placed = parts.flatMap((part, key) => {
      const size = Math.abs(part) * scale;
      if (size < 0.75) return [];
      const from = part > 0 ? zero - up - size : zero + down;
      if (part > 0) up += size;
      else down += size;
      return [{ key, top: from, height: Math.max(1, size - GAP) }];
    });
    return { parts: placed, total: zero - (totals[index] ?? 0) * scale };
  });
  return { stacks, zero };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

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
