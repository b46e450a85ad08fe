/** One cell opened up: what meets, number by number, and bars that each start where the last ended. */
import { html, nothing, svg, type TemplateResult } from "lit";
import type { TraceReader } from "../../core/trace.ts";
import type { Explanation } from "../../core/types.ts";
import { formatGiven, formatNumber } from "../../language/numbers.ts";
import { type OpenedMessages, openedMessages } from "../../language/opened.ts";
import { sameCell } from "../../state/state.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { heatCss, heatPosition } from "../../theme/heat.ts";
import { base, hues } from "../../theme/shared-styles.ts";
import { symbolTemplate } from "../all/equation.ts";
import { sourcesOf } from "../formula/sources.ts";
import { placeText, tensorAxes, tensorTitle } from "../matrix/describe.ts";
import { namingOf } from "../matrix/looking.ts";
import { matrixIn } from "../matrix/read.ts";
import { tensorInfo } from "../matrix/tensors.ts";
import { sentence } from "../sentence.ts";
import { define, StoreElement } from "../store-element.ts";
import { labelWidth } from "../text-width.ts";
import {
  mainColumns,
  type Opened,
  type OpenedContext,
  type OpenedRow,
  openedOf,
} from "./opened.ts";
import { openedStyles } from "./opened-styles.ts";
import { mainTerm, runningBars } from "./running-bars.ts";

/** More columns than this are not told apart. */
const MOST_COLUMNS = 10;
const LEAST_COLUMN = 50;
const BAR_HEIGHT = 76;

/** The focused cell opened up, wherever it stands; nothing where its arithmetic is one number. */
export class OpenedCell extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    shows: { attribute: false },
    width: { state: true },
  };
  /** Of which tensors. */
  declare shows: (name: string) => boolean;
  declare width: number;

  static override styles = [base, hues, openedStyles];

  readonly #size = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry?.contentRect.width ?? 0);
  });

  constructor() {
    super();
    this.shows = () => true;
    this.width = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override render(): TemplateResult | typeof nothing {
    const naming = namingOf(this.store);
    const trace = this.store.result.value?.trace;
    const explanation = this.store.explanation.value;
    const isShown =
      naming && trace && explanation && isOf(trace, explanation) && this.shows(explanation.name);
    const context = isShown ? { naming, trace } : null;
    const opened = context && explanation ? openedOf(explanation, context) : null;
    this.hidden = opened === null;
    return context && explanation && opened ? this.#opened(explanation, opened, context) : nothing;
  }

  #opened(explanation: Explanation, opened: Opened, context: OpenedContext): TemplateResult {
    const { naming, trace } = context;
    const words = openedMessages(naming.language);
    const axes = tensorAxes(explanation.name, naming, matrixIn(trace, explanation.name));
    const place = placeText(axes.rows, axes.cols, explanation);
    const names = opened.rows.map(({ name, sign }) => `${sign} ${name.before} ${name.after} W`);
    const labels = Math.min(168, Math.max(76, labelWidth(names) + 12));
    const room = Math.floor((this.width - labels) / LEAST_COLUMN);
    const shown = mainColumns(opened, Math.min(MOST_COLUMNS, Math.max(3, room)));
    const hidden = opened.columns.length - shown.length;
    const isSum = opened.total !== null && explanation.operation !== "maximum";
    const main = opened.own ?? (isSum ? mainTerm(explanation) : null);
    const linked = this.#linked(opened) ?? main;
    const row = (each: OpenedRow) => this.#row(each, shown, linked, words);
    return html`<section ${cssProperties({ "--labels": `${labels}px`, "--columns": String(shown.length) })}>
      <h3>
        <b>${words.title}</b>
        <small>${tensorTitle(explanation.name, naming.messages)} · ${place}</small>
      </h3>
      ${explanation.pinned ? html`<p class="hint">${words.pinned}</p>` : nothing}
      ${hidden > 0 ? html`<p class="hint">${words.largest(shown.length, opened.columns.length)}</p>` : nothing}
      <div class="table" role="table" aria-label=${`${words.title}: ${place}`}>
        <div class="row" role="row">
          <span role="columnheader"><span class="visually-hidden">${words.title}</span></span>
          ${shown.map(
            (col) =>
              html`<span class="column ${col === linked ? "strong" : ""}" role="columnheader"
                >${opened.columns[col]}</span
              >`,
          )}
        </div>
        ${opened.rows.map(row)}
        ${opened.outcome ? html`<div class="rule"></div>${row(opened.outcome)}` : nothing}
        ${opened.addends && opened.addends.length > 1 ? this.#bars(opened, opened.addends, linked, words) : nothing}
        ${opened.shares.map(row)}
        ${opened.lastly === "" && opened.addends ? nothing : this.#result(explanation, opened)}
      </div>
      ${this.#verdict(explanation, opened, main, words)}
    </section>`;
  }

  #row(
    { sign, name, hue, scale, largest, numbers }: OpenedRow,
    shown: readonly number[],
    linked: number | null,
    words: OpenedMessages,
  ): TemplateResult {
    const { before, symbol, after } = name;
    const isProduct = sign === "=" && symbol === null;
    return html`<div class="row" role="row">
      <span class="name ${hue ?? ""}" role="rowheader"
        >${sign} ${before} ${symbol ? html`<b class="serif">${symbolTemplate(symbol)}</b>` : nothing}
        ${isProduct ? words.product : after}</span
      >
      ${shown.map((col) => {
        const number = numbers[col];
        if (!number) return html`<span role="cell"></span>`;
        const { value, cell, isPinned } = number;
        const shade = Number.isFinite(value) ? value : 0;
        const { fill, text } = heatCss(scale, heatPosition(scale, shade, largest));
        const ring = col === linked ? `ring ${hue === "query" || hue === "key" ? hue : ""}` : "";
        return html`<span
          class="number ${ring} ${isPinned ? "pinned" : ""}"
          role="cell"
          ${cssProperties({ "--fill": fill, "--text": text })}
          @pointerenter=${() => {
            if (cell) this.store.hover.value = { cell };
          }}
          @pointerleave=${() => {
            this.store.hover.value = {};
          }}
          >${cell && tensorInfo(cell.name).given ? formatGiven(value) : formatNumber(value)}</span
        >`;
      })}
    </div>`;
  }

  /** The column whose cell is under the pointer anywhere on the page. */
  #linked({ rows, shares }: Opened): number | null {
    const hovered = this.store.hover.value.cell;
    if (!hovered) return null;
    const all = [...rows, ...shares].filter(({ numbers }) => {
      const cells = new Set(numbers.map((number) => `${number?.cell?.row} ${number?.cell?.col}`));
      return cells.size > 1;
    });
    for (const { numbers } of all) {
      const col = numbers.findIndex((number) => number && sameCell(number.cell, hovered));
      if (col >= 0) return col;
    }
    return null;
  }

  /** Bars of the addends, each from where the sum stood to where it stands. */
  #bars(
    { total }: Opened,
    addends: readonly number[],
    linked: number | null,
    words: OpenedMessages,
  ): TemplateResult {
    const { steps, zero } = runningBars(addends, BAR_HEIGHT);
    const count = addends.length;
    const end = steps.at(-1)?.to ?? zero;
    return html`<div class="running" role="row">
      <span class="name" role="rowheader">${words.running}</span>
      <div class="picture" role="cell">
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
            const kind = Math.abs(to - from) < 1.5 ? "flat" : to > from ? "down" : "up";
            return svg`
              ${index > 0 ? svg`<path class="dots" d="M${index * 100 - 32} ${from}H${index * 100 + 32}" />` : nothing}
              <rect class="bar ${kind} ${index === linked ? "linked" : ""}"
                x=${index * 100 + 32} y=${top} width="36" height=${height} />`;
          })}
          <path class="dots" d="M${count * 100 - 32} ${end}H${count * 100}" />
        </svg>
        ${
          total === null
            ? nothing
            : html`<b class="total" ${cssProperties({ "--y": `${Math.min(end, BAR_HEIGHT - 6)}px` })}
                >${formatNumber(total)}</b
              >`
        }
      </div>
    </div>`;
  }

  #result({ result }: Explanation, { lastly }: Opened): TemplateResult {
    return html`<div class="row" role="row">
      <span class="name" role="rowheader">${lastly} =</span>
      <b class="result" role="cell">${formatNumber(result)}</b>
    </div>`;
  }

  #verdict(
    explanation: Explanation,
    opened: Opened,
    main: number | null,
    words: OpenedMessages,
  ): TemplateResult | typeof nothing {
    if (main === null || explanation.pinned) return nothing;
    const column = opened.columns[main] ?? "";
    const { base } = tensorInfo(explanation.name);
    if (opened.own !== null) {
      const [power, sum, share] = [opened.outcome, ...opened.shares].map(
        (row) => row?.numbers[main]?.value ?? 0,
      );
      return opened.total === 0
        ? nothing
        : html`<p class="verdict">
            ${sentence(words.share(column, formatNumber(power ?? 0), formatNumber(sum ?? 0), formatNumber(share ?? 0)))}
          </p>`;
    }
    const term = explanation.terms[main];
    const other = term?.with[0];
    const { result } = explanation;
    const product =
      explanation.operation === "product" && term && other
        ? html`<span class=${tensorInfo(term.name).hue ?? ""}>${formatNumber(term.value)}</span> ×
            <span class=${tensorInfo(other.name).hue ?? ""}>${formatNumber(other.value)}</span> = `
        : nothing;
    return html`<p class="verdict">
      <b>${words.where(column)}</b> ${product}<b>${formatNumber(term?.product ?? 0)}</b>.<br />
      ${sentence(words.mostly(base === "attention_scores", formatNumber(result)))}
    </p>`;
  }
}

/** Another mode has other tensors: what explains a cell of the one before is about to be replaced. */
function isOf(trace: TraceReader, explanation: Explanation): boolean {
  return [explanation, ...sourcesOf(explanation, trace)].every(({ name }) => trace.has(name));
}

define("opened-cell", OpenedCell);

declare global {
  interface HTMLElementTagNameMap {
    "opened-cell": OpenedCell;
  }
}
