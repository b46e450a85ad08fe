/** ·V: the followed row's weights beside V, weight × value written out, and what they pile up to. */
import { html, nothing, type TemplateResult } from "lit";
import type { Explanation } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { heatCss, heatPosition, largestMagnitude } from "../../theme/heat.ts";
import { axesOf } from "../labels.ts";
import { largestIndex, matrixOf, rowOf } from "../reading.ts";
import { textWidth } from "../text-width.ts";
import {
  block,
  blockTitle,
  grid,
  nameOf,
  type StepContext,
  shapeOf,
  tensorSymbol,
  withCell,
} from "./context.ts";
import { fits, type StepLayout } from "./layout.ts";
import { contexts } from "./shares.ts";
import { stacks } from "./stacks.ts";

/** `row`: the core's arithmetic of each cell of the followed context row; null until it is there. */
export function mixStep(
  context: StepContext,
  row: readonly (Explanation | null)[],
): TemplateResult {
  const { layout, messages, keys, queries, reading, language, state } = context;
  const { mix } = messages.page;
  const { cols } = shapeOf(context, "value");
  const features = axesOf(nameOf(context, "value"), reading.pass, reading, language).cols.labels;
  const pitch = featurePitch(layout, features);
  const one = cols * pitch;
  const weightColumn = 64;
  const [timesRoom, equalsRoom] = layout.tier === "wide" ? [44, 40] : [28, 28];
  const written = [layout.labels, weightColumn, timesRoom, one, equalsRoom, one];
  const isWritten = fits(layout, ...written);
  const hasStacks = fits(layout, ...written, 56, cols * 64);
  if (!isWritten || state.allRows) {
    const picture = html`<div class="flow">
      ${block(context, { base: "attention_weights", symbol: "" })}
      ${block(context, { base: "value", followedRow: null })}
      ${contexts(context)}
      ${state.allRows ? nothing : stacks(context, row, focusedFeature(context))}
    </div>`;
    return withCell(context, picture);
  }
  const query = queries[reading.query] ?? "";
  const feature = focusedFeature(context);
  const width = { "--cell-width": `${pitch}px`, "--cell-width-few": `${pitch}px` };
  return html`<div
    class="mix ${hasStacks ? "with-stacks" : ""}"
    ${cssProperties({ "--times": `${timesRoom}px`, "--equals": `${equalsRoom}px` })}
  >
    <section class="cell-block">
      ${blockTitle("", html`<span class="weights">${mix.weights}</span>`, "")}
      ${grid(context, {
        base: "attention_weights",
        transposed: true,
        onlyRow: reading.query,
        followedRow: null,
        css: { "--cell-width": "60px", "--cell-width-few": "60px" },
      })}
    </section>
    ${times(keys.length, "×")}
    <section class="cell-block unlabelled">
      ${blockTitle(tensorSymbol("value"), messages.tensors.value, "")}
      ${grid(context, {
        base: "value",
        followedRow: null,
        followedCol: feature,
        noRowLabels: true,
        css: {
          ...width,
          "--column-hue": "var(--value)",
          "--column-ground": "var(--value-band)",
        },
      })}
    </section>
    ${times(keys.length, "=")}
    <section class="cell-block unlabelled">
      ${blockTitle("", mix.products, mix.productsNote)}
      ${products(context, row, features, feature, pitch)}
    </section>
    <p class="sum-label" aria-hidden="true">
      <small>${mix.sum}</small> <b class="context">${mix.sumOf(query)}</b>
    </p>
    <div class="sum-row">
      ${grid(context, {
        base: "context",
        onlyRow: reading.query,
        followedRow: 0,
        noRowLabels: true,
        noHead: true,
        noBand: true,
        css: width,
      })}
    </div>
    ${hasStacks ? html`<div class="mix-stacks">${stacks(context, row, feature)}</div>` : nothing}
  </div>
  ${hasStacks ? nothing : stacks(context, row, feature)}`;
}

/** V, the products and their sum have columns of one width, so that they line up. */
function featurePitch(layout: StepLayout, features: readonly string[]): number {
  const label = Math.max(...features.map((feature) => textWidth(feature, 13, true)));
  return Math.max(layout.roomyPitch, Math.ceil(label) + 6);
}

/** The column of the focused cell of context or value; the largest of the context row otherwise. */
function focusedFeature(context: StepContext): number {
  const cell = context.store.focus.value ?? context.store.hover.value.cell;
  const isOwn = cell && [nameOf(context, "context"), nameOf(context, "value")].includes(cell.name);
  if (isOwn) return cell.col;
  const values = rowOf(matrixOf(context.reading, "context"), context.reading.query);
  return largestIndex(values);
}

function times(rows: number, sign: string): TemplateResult {
  return html`<div class="times" aria-hidden="true">
    ${Array.from({ length: rows }, () => html`<span>${sign}</span>`)}
  </div>`;
}

/** Products by key (rows) and feature (columns), as the core explains them. */
function products(
  context: StepContext,
  row: readonly (Explanation | null)[],
  features: readonly string[],
  marked: number,
  pitch: number,
): TemplateResult {
  const { keys } = context;
  const all = row.flatMap((explanation) => explanation?.terms.map(({ product }) => product) ?? []);
  const largest = largestMagnitude(all);
  return html`<div
    class="loose products"
    role="table"
    aria-label=${context.messages.page.mix.products}
    ${cssProperties({ "--features": String(features.length), "--pitch": `${pitch}px` })}
  >
    <div class="loose-row top-row" role="row">
      ${features.map(
        (feature, col) =>
          html`<span class="feature ${col === marked ? "strong" : ""}" role="columnheader"
            >${feature}</span
          >`,
      )}
    </div>
    ${keys.map(
      (_, key) => html`<div class="loose-row" role="row">
        ${features.map((_, col) => {
          const product = row[col]?.terms[key]?.product;
          const { fill, text } = heatCss(
            "diverging",
            heatPosition("diverging", product ?? 0, largest),
          );
          return html`<span
            class="loose-cell ${col === marked ? "summed" : ""}"
            role="cell"
            ${cssProperties({ "--fill": fill, "--text": text })}
            >${product === undefined ? "" : formatNumber(product)}</span
          >`;
        })}
      </div>`,
    )}
  </div>`;
}
