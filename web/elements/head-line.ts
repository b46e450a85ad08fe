import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { formatNumber } from "../language/numbers.ts";
import { plainText, type Sentence } from "../language/pieces.ts";
import { parseTensorName } from "../state/names.ts";
import { shownAttention } from "../state/shown.ts";
import { sameCell } from "../state/state.ts";
import { base, hues } from "../theme/shared-styles.ts";
import { headline } from "./headline.ts";
import { axesOf } from "./labels.ts";
import { matrixOf, type Reading, read, rowOf } from "./reading.ts";
import { Said } from "./said.ts";
import { sentence } from "./sentence.ts";
import { define, StoreElement } from "./store-element.ts";
import { spokenLabels } from "./token-groups.ts";

/** One sentence made from the numbers of the followed row; said aloud once for every settled change. */
export class HeadLine extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    compact: { type: Boolean, reflect: true },
    quiet: { type: Boolean },
  };
  declare compact: boolean;
  /** Says nothing aloud: another one on the page does. */
  declare quiet: boolean;

  readonly #said = new Said(this);

  constructor() {
    super();
    this.compact = false;
    this.quiet = false;
  }

  static override styles = [
    base,
    hues,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0;
        font: var(--text-headline);
        letter-spacing: -0.02em;
        text-wrap: balance;
      }
      :host([compact]) p {
        font: var(--text-18);
        letter-spacing: 0;
      }
      .provisional,
      .provisional * {
        color: var(--ink2);
      }
      .together {
        display: inline-block;
        max-width: 100%;
        white-space: normal;
      }
    `,
  ];

  /** Nothing moves under the pointer: a preview takes the room of the sentence that it stands in for. */
  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isPreview = Object.keys(this.store.hover.value).length > 0;
    if (!isPreview) this.style.removeProperty("height");
    else if (this.style.getPropertyValue("height") === "") {
      this.style.setProperty("height", `${this.getBoundingClientRect().height}px`);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading) return nothing;
    const shown = this.compact ? this.#ofStep(reading) : this.#ofWeights(reading);
    return html`
      <p class=${this.store.composing.value ? "provisional" : ""} aria-hidden="true">
        ${sentence(shown)}
      </p>
      ${
        this.quiet
          ? nothing
          : html`<p class="visually-hidden" aria-live="polite" aria-atomic="true">
              ${this.#said.text}
            </p>`
      }
    `;
  }

  override updated(): void {
    if (this.quiet) return;
    const isSettling = this.store.pending.value || this.store.composing.value !== null;
    const reading = read(this.store);
    const text = isSettling || !reading ? null : this.#toBeSpoken(reading);
    if (text !== null && this.#said.text === "") this.#said.now(text);
    else this.#said.soon(text);
  }

  /** Of what is locked, never of a preview. A score is left to its cell, which says it already. */
  #toBeSpoken(reading: Reading): string {
    const { query, head, step } = this.store.state.value;
    const locked = { ...reading, query, head };
    const isMix = this.compact && step === "context";
    return plainText(isMix ? this.#ofStep(locked) : this.#ofWeights(locked));
  }

  #ofWeights(reading: Reading): Sentence {
    const { pass, query } = reading;
    const state = this.store.state.value;
    const { mode, text, memoryText } = state;
    const isCross = pass.translation ? shownAttention(state) !== "encoder" : mode === "cross";
    const queries = spokenLabels(pass.tokens, text, pass.unit);
    const keys = isCross ? spokenLabels(pass.keyTokens, memoryText, pass.keyUnit) : queries;
    return headline(
      this.store.messages.value,
      queries[query] ?? "",
      keys,
      rowOf(matrixOf(reading, "attention_weights"), query),
      isCross ? -1 : query,
    );
  }

  /** Where the open step is about one cell, the sentence is about that cell. */
  #ofStep(reading: Reading): Sentence {
    const { page } = this.store.messages.value;
    const explanation = this.store.explanation.value;
    const cell = this.store.focus.value;
    if (!explanation || !cell || !sameCell(explanation, cell)) return this.#ofWeights(reading);
    const { name } = parseTensorName(cell.name);
    const axes = axesOf(cell.name, reading.pass, reading, this.store.language.value);
    const [row, col] = [axes.rows.labels[cell.row] ?? "", axes.cols.labels[cell.col] ?? ""];
    const value = formatNumber(explanation.value);
    if (name === "attention_scores") return page.headlineScore(row, col, value);
    if (name !== "context") return this.#ofWeights(reading);
    const main = explanation.terms.find(
      ({ product }) => !explanation.pinned && product / explanation.result > 0.5,
    );
    const key = main?.with[0]?.row ?? main?.col;
    const keys = axesOf("value", reading.pass, reading, this.store.language.value).rows.labels;
    return page.headlineMix(
      row,
      col,
      value,
      main && key !== undefined ? (keys[key] ?? null) : null,
    );
  }
}

define("head-line", HeadLine);
