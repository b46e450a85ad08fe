/** One score opened up: what meets, number by number, and bars that each start where the last ended. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { Cell, Explanation, Term } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import { parseTensorName } from "../../state/names.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { heatCss, heatPosition, largestMagnitude } from "../../theme/heat.ts";
import { axesOf } from "../labels.ts";
import { sentence } from "../sentence.ts";
import { labelWidth } from "../text-width.ts";
import { blockTitle, nameOf, type StepContext, shapeOf } from "./context.ts";
import { mainTerm, runningBars } from "./running-bars.ts";

/** More columns than this are drawn as bars alone. */
const MOST_COLUMNS = 10;
const BAR_HEIGHT = 76;

export function openedCell(context: StepContext): TemplateResult {
  const { messages, store, queries, keys, language, reading } = context;
  const { cell } = messages.page;
  const explanation = store.explanation.value;
  const name = nameOf(context, "attention_scores");
  if (!explanation || explanation.name !== name) {
    return html`<section class="opened">
      ${blockTitle("", cell.title, "")}
      <p class="hint">${cell.none}</p>
    </section>`;
  }
  const [query, key] = [queries[explanation.row] ?? "", keys[explanation.col] ?? ""];
  const first = explanation.terms[0];
  const source = first ? featureSource(first) : null;
  const features = source
    ? axesOf(source, reading.pass, reading, language, shapeOf(context, source)).cols.labels
    : [];
  const names = explanation.terms.map((_, index) => features[index] || String(index));
  const main = mainTerm(explanation);
  const labels = Math.min(148, Math.max(76, labelWidth([`${query} q`, `+ ${key} k`]) - 6));
  return html`<section class="opened" ${cssProperties({ "--cell-labels": `${labels}px` })}>
    ${blockTitle("", cell.title, cell.pair(query, key))}
    ${explanation.pinned ? html`<p class="hint">${cell.pinned}</p>` : nothing}
    ${explanation.terms.length <= MOST_COLUMNS ? table(context, explanation, names, main) : nothing}
    ${bars(context, explanation, main)}
    ${
      main === null
        ? nothing
        : html`<p class="verdict">
            ${mainSentence(context, explanation, names[main] ?? "", main)}
          </p>`
    }
  </section>`;
}

/** The tensor whose columns name the terms. */
function featureSource({ name, with: others }: Term): string {
  const isOwnNumber = parseTensorName(name).name.startsWith("score.");
  return isOwnNumber ? (others[0]?.name ?? name) : name;
}

interface Line {
  readonly name: unknown;
  readonly hue: string;
  readonly values: readonly number[];
  readonly address: ((index: number) => Cell) | null;
}

function table(
  context: StepContext,
  explanation: Explanation,
  names: readonly string[],
  main: number | null,
): TemplateResult {
  const { messages, queries, keys } = context;
  const { cell } = messages.page;
  const query = queries[explanation.row] ?? "";
  const key = keys[explanation.col] ?? "";
  const isAdditive = explanation.operation === "additive";
  const terms = explanation.terms;
  const other = (at: number) => terms.map(({ with: cells }) => cells[at]?.value ?? 0);
  const lines: Line[] = isAdditive
    ? [
        line(html`${query} <b class="serif">q</b>`, "query", other(0), (i) => terms[i]?.with[0]),
        line(html`+ ${key} <b class="serif">k</b>`, "key", other(1), (i) => terms[i]?.with[1]),
        line(
          html`tanh, × <b class="serif">v</b>`,
          "",
          terms.map(({ value }) => value),
          (i) => terms[i],
        ),
      ]
    : [
        line(
          html`${query} <b class="serif">q</b>`,
          "query",
          terms.map(({ value }) => value),
          (i) => terms[i],
        ),
        line(html`× ${key} <b class="serif">k</b>`, "key", other(0), (i) => terms[i]?.with[0]),
      ];
  const products = line(
    html`= ${cell.product}`,
    "",
    terms.map(({ product }) => product),
    () => undefined,
  );
  const all = [...lines, products].flatMap(({ values }) => [...values]);
  const largest = largestMagnitude(all);
  const linked = linkedTerm(context, explanation) ?? main;
  return html`<div
    class="opened-table"
    role="table"
    aria-label=${cell.title}
    ${cssProperties({ "--terms": String(terms.length) })}
  >
    <div class="opened-row" role="row">
      <span role="columnheader"><span class="visually-hidden">${cell.title}</span></span>
      ${names.map(
        (name, index) =>
          html`<span class="feature ${index === linked ? "strong" : ""}" role="columnheader"
            >${name}</span
          >`,
      )}
    </div>
    ${lines.map((each) => tableRow(context, each, largest, linked))}
    <div class="rule"></div>
    ${tableRow(context, products, largest, linked)}
  </div>`;
}

function line(
  name: unknown,
  hue: string,
  values: readonly number[],
  at: (index: number) => Cell | undefined,
): Line {
  return { name, hue, values, address: (index) => at(index) as Cell };
}

function tableRow(
  { store }: StepContext,
  { name, hue, values, address }: Line,
  largest: number,
  linked: number | null,
): TemplateResult {
  return html`<div class="opened-row" role="row">
    <span class="row-name ${hue}" role="rowheader">${name}</span>
    ${values.map((value, index) => {
      const { fill, text } = heatCss("diverging", heatPosition("diverging", value, largest));
      const cell = address?.(index);
      const ring = index === linked ? `ring ${hue || "ink"}` : "";
      return html`<span
        class="opened-number ${ring}"
        role="cell"
        ${cssProperties({ "--fill": fill, "--text": text })}
        @pointerenter=${() => {
          if (cell) store.hover.value = { cell: { name: cell.name, row: cell.row, col: cell.col } };
        }}
        @pointerleave=${() => {
          store.hover.value = {};
        }}
        >${formatNumber(value)}</span
      >`;
    })}
  </div>`;
}

/** The term whose cell is under the pointer anywhere on the page. */
function linkedTerm({ store }: StepContext, { terms }: Explanation): number | null {
  const cell = store.hover.value.cell;
  if (!cell) return null;
  const isCell = (other: Cell) =>
    other.name === cell.name && other.row === cell.row && other.col === cell.col;
  const index = terms.findIndex((term) => isCell(term) || term.with.some(isCell));
  return index < 0 ? null : index;
}

/** Bars of the products, each from where the sum stood to where it stands; the last ends in the score. */
function bars(context: StepContext, explanation: Explanation, main: number | null): TemplateResult {
  const { messages } = context;
  const { terms, result } = explanation;
  const { steps, zero, scale } = runningBars(
    terms.map(({ product }) => product),
    BAR_HEIGHT,
  );
  const count = terms.length;
  const end = steps.at(-1)?.to ?? zero;
  const linked = linkedTerm(context, explanation) ?? main;
  return html`<div class="running">
    <span class="row-name">${messages.page.cell.running}</span>
    <div class="running-picture">
      <svg
        viewBox="0 0 ${count * 100} ${BAR_HEIGHT + 8}"
        height=${BAR_HEIGHT + 8}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <path class="zero" d="M0 ${zero}H${count * 100}" />
        ${steps.map(({ from, to }, index) => {
          const top = Math.min(from, to);
          const height = Math.max(1.5, Math.abs(to - from));
          const isFlat = Math.abs(to - from) < 1.5;
          return svg`
            ${index > 0 ? svg`<path class="dots" d="M${index * 100 - 32} ${from}H${index * 100 + 32}" />` : nothing}
            <rect class="bar ${isFlat ? "flat" : to > from ? "down" : "up"} ${index === linked ? "linked" : ""}"
              x=${index * 100 + 32} y=${top} width="36" height=${height} />`;
        })}
        <path class="dots" d="M${count * 100 - 32} ${end}H${count * 100}" />
      </svg>
      <b class="running-sum" ${cssProperties({ "--y": `${Math.min(end, BAR_HEIGHT - 6)}px` })}
        >${formatNumber(scale === 0 ? 0 : result)}</b
      >
    </div>
  </div>`;
}

function mainSentence(
  { messages }: StepContext,
  { terms, operation, result }: Explanation,
  name: string,
  index: number,
): TemplateResult {
  const { cell } = messages.page;
  const term = terms[index];
  const other = term?.with[0];
  const product =
    operation === "product" && term && other
      ? html`<b>${cell.where(name)}</b> <span class="query">${formatNumber(term.value)}</span> ×
          <span class="key">${formatNumber(other.value)}</span> =
          <b>${formatNumber(term.product)}</b>.<br />`
      : html`<b>${cell.where(name)}</b> <b>${formatNumber(term?.product ?? 0)}</b>.<br />`;
  return html`${product}${sentence(cell.mostly(formatNumber(result)))}`;
}
