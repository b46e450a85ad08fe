import { html, nothing, type TemplateResult } from "lit";
import type { Matrix } from "../../core/types.ts";
import { type HeadsMessages, headsMessages } from "../../language/heads.ts";
import { formatNumber } from "../../language/numbers.ts";
import { plainText } from "../../language/pieces.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { heatCss, heatPosition, largestMagnitude } from "../../theme/heat.ts";
import type { Scale } from "../../theme/palette.ts";
import { base, hues } from "../../theme/shared-styles.ts";
import { axesOf, tokenLabels } from "../labels.ts";
import { type Reading, read, rowOf } from "../reading.ts";
import { sentence } from "../sentence.ts";
import "../said-line.ts";
import { define, StoreElement } from "../store-element.ts";
import { reportStyles } from "./head-report-styles.ts";
import { headsOff, maximumOf } from "./heads.ts";
import type { HeadMaximum } from "./maximum.ts";
import { mostChanged } from "./most-changed.ts";

/** Columns of the output that are shown at once. */
const MOST_FEATURES = 8;
/** Of longer sentences the followed query alone is shown. */
const MOST_KEYS = 16;

/** Below the thumbnails: the largest weight of all heads, and what a head that is off changes. */
export class HeadReport extends StoreElement {
  static override styles = [base, hues, reportStyles];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading) return nothing;
    const off = headsOff(this.store, reading);
    const largest = this.store.state.value.headMaximum ? maximumOf(this.store, reading) : null;
    const before = reading.pass.outputOfAllHeads;
    return html`<section class="effect" ?hidden=${off.length === 0}>
        ${off.length > 0 && before ? this.#effect(reading, off, before) : nothing}
      </section>
      ${largest ? this.#maximum(reading, largest, off.length > 0) : nothing}`;
  }

  get #words(): HeadsMessages {
    return headsMessages(this.store.language.value);
  }

  /** The followed query's output, with all heads and without those that are off. */
  #effect(
    { pass, trace, head, query }: Reading,
    off: readonly number[],
    all: Matrix,
  ): TemplateResult {
    const words = this.#words;
    const before = rowOf(all, query);
    const now = rowOf(trace.get("output"), query);
    const features = axesOf("output", pass, { head }, this.store.language.value).cols.labels;
    const { cols, most } = mostChanged(before, now, MOST_FEATURES);
    const label = tokenLabels(pass.tokens)[query] ?? "";
    const change =
      most === null
        ? null
        : {
            feature: features[most] ?? String(most),
            before: formatNumber(before[most] ?? 0),
            now: formatNumber(now[most] ?? 0),
          };
    const largest = largestMagnitude([...before, ...now]);
    const row = (name: string, values: Float32Array) => html`<tr>
      <th scope="row">${name}</th>
      ${cols.map((col) => {
        const isMoved = formatNumber(before[col] ?? 0) !== formatNumber(now[col] ?? 0);
        return cell(formatNumber(values[col] ?? 0), "diverging", values[col] ?? 0, {
          largest,
          classes: isMoved && values === now ? "moved" : "",
        });
      })}
    </tr>`;
    const said = words.off(off, label, change);
    return html`<h3>
        <b>${words.effect}</b>
        <small>${cols.length < before.length ? words.most(cols.length) : nothing}</small>
      </h3>
      <p><said-line .text=${plainText(said)}>${sentence(said)}</said-line></p>
      <div class="scroll" tabindex="0" role="group" aria-label=${words.effectNote(label)}>
        <table>
          <tr>
            <td></td>
            ${cols.map((col) => html`<th scope="col" class="feature">${features[col]}</th>`)}
          </tr>
          ${row(words.before, before)} ${row(words.now, now)}
        </table>
      </div>`;
  }

  #maximum(reading: Reading, largest: HeadMaximum, isPartly: boolean): TemplateResult {
    const words = this.#words;
    const { pass, query } = reading;
    const queries = tokenLabels(pass.tokens);
    const keys = tokenLabels(pass.keyTokens);
    const { weights, heads } = largest;
    const isWhole = Math.max(queries.length, keys.length) <= MOST_KEYS;
    const rows = isWhole ? Array.from(queries.keys()) : [query];
    const value = (row: number, col: number) => {
      const index = row * weights.cols + col;
      const weight = weights.data[index] ?? 0;
      const head = weight > 0 ? (heads[index] ?? 0) : null;
      const isFollowed = row === query || this.store.state.value.allRows;
      return cell(formatNumber(weight), "sequential", weight, { head, isFollowed, words });
    };
    const title = isPartly ? words.maximumOn : words.maximum;
    return html`<section>
      <h3><b>${title}</b> <small>${words.maximumNote}</small></h3>
      <div class="scroll" tabindex="0" role="group" aria-label=${title}>
        <table class="maximum">
          <tr>
            <td></td>
            ${keys.map((key) => html`<th scope="col" class="key">${key}</th>`)}
          </tr>
          ${rows.map(
            (row) => html`<tr class=${row === query ? "followed" : ""}>
              <th scope="row" class="query">${queries[row]}</th>
              ${keys.map((_, col) => value(row, col))}
            </tr>`,
          )}
        </table>
      </div>
    </section>`;
  }
}

function cell(
  text: string,
  scale: Scale,
  value: number,
  {
    largest = 1,
    head = null,
    isFollowed = true,
    classes = "",
    words,
  }: {
    readonly largest?: number;
    readonly head?: number | null;
    readonly isFollowed?: boolean;
    readonly classes?: string;
    readonly words?: HeadsMessages;
  },
): TemplateResult {
  const { fill, text: ink } = heatCss(scale, heatPosition(scale, value, largest), isFollowed);
  return html`<td class="cell ${classes}" ${cssProperties({ "--fill": fill, "--text": ink })}>
    ${text}${
      head === null
        ? nothing
        : html`<sup aria-hidden="true">${head + 1}</sup
            ><span class="visually-hidden">${words?.ofHead(head)}</span>`
    }
  </td>`;
}

define("head-report", HeadReport);

declare global {
  interface HTMLElementTagNameMap {
    "head-report": HeadReport;
  }
}
