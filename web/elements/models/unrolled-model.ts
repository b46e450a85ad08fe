import { html, nothing, svg, type TemplateResult } from "lit";
import type { Matrix } from "../../core/types.ts";
import type { ModelMessages } from "../../language/models.ts";
import { formatNumber } from "../../language/numbers.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { heatCss, heatPosition, largestMagnitude } from "../../theme/heat.ts";
import { base, hues } from "../../theme/shared-styles.ts";
import { LEAST_WEIGHT, middle, type Spot } from "../arcs.ts";
import { visibleText } from "../labels.ts";
import { matrixIn } from "../matrix/read.ts";
import { largestIndex, matrixOf, type Reading, read, rowOf } from "../reading.ts";
import { ScrollCue, scrollCueStyles } from "../scroll-cue.ts";
import { Spots } from "../spots.ts";
import { define, StoreElement } from "../store-element.ts";
import { moveInStrip } from "../token-parts.ts";
import { wordsOf } from "./controls.ts";
import { UNSURE } from "./doubts.ts";
import { unrolledStyles } from "./unrolled-styles.ts";

const HEIGHT = 120;
/** Where the attention value stands between encoder and decoder. */
const NODE = 72;
/** So many components of a state are drawn in its box. */
const SHOWN = 16;

/** A recurrent encoder and decoder, state by state, and how the followed step looks back. */
export class UnrolledModel extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    encoderSpots: { state: true },
    decoderSpots: { state: true },
  };
  declare encoderSpots: readonly Spot[];
  declare decoderSpots: readonly Spot[];

  readonly #encoder = new Spots(this, ".encoder .box", (spots) => {
    this.encoderSpots = spots;
  });
  readonly #decoder = new Spots(this, ".decoder .box", (spots) => {
    this.decoderSpots = spots;
  });

  constructor() {
    super();
    new ScrollCue(this, ".scroll", () => wordsOf(this.store).unrolled);
    this.encoderSpots = [];
    this.decoderSpots = [];
  }

  static override styles = [base, hues, unrolledStyles, scrollCueStyles];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading?.pass.translation) return nothing;
    const words = wordsOf(this.store);
    const weights = rowOf(matrixOf(reading, "attention_weights"), reading.query);
    const roles = weights.length > 0 ? "attention" : "none";
    return html`<div class="scroll">
      <div class="inner">
        ${this.#encoderTable(reading, weights, words)}
        <svg class="lines" height=${HEIGHT} aria-hidden="true">
          ${weights.length > 0 ? this.#lines(weights, reading.query, words) : this.#fixed(words)}
        </svg>
        ${this.#decoderSteps(reading, words)}
        <p class="side">${words.decoderState[roles]}</p>
      </div>
    </div>`;
  }

  override updated(): void {
    this.#encoder.watch();
    this.#decoder.watch();
  }

  #encoderTable(reading: Reading, weights: Float32Array, words: ModelMessages): TemplateResult {
    const source = reading.pass.translation?.source ?? [];
    const scores = rowOf(matrixOf(reading, "attention_scores"), reading.query);
    const largest = largestIndex(weights);
    const bound = largestMagnitude(scores);
    const memory = reading.trace.has("memory") ? matrixIn(reading.trace, "memory") : null;
    return html`<table class="encoder" aria-label=${words.unrolled}>
      <thead>
        <tr>
          <td></td>
          ${source.map(
            (piece) =>
              html`<th scope="col" class=${piece.unknown ? "unknown" : ""}>
                ${visibleText(piece.text)}
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${
          scores.length > 0
            ? html`<tr class="bars">
                <th class="row" scope="row">${words.scores}</th>
                ${Array.from(
                  scores,
                  (score) => html`<td>
                    <span
                      class="bar ${score < 0 ? "negative" : ""}"
                      ${cssProperties({ "--share": String(bound > 0 ? Math.abs(score) / bound : 0) })}
                    ></span
                    >${formatNumber(score)}
                  </td>`,
                )}
              </tr>`
            : nothing
        }
        ${
          weights.length > 0
            ? html`<tr class="weights-row">
                <th class="row" scope="row">${words.weights}</th>
                ${Array.from(
                  weights,
                  (weight, index) =>
                    html`<td class=${index === largest ? "largest" : ""}>${formatNumber(weight)}</td>`,
                )}
              </tr>`
            : nothing
        }
        <tr>
          <th class="row" scope="row">${words.encoderStates[weights.length > 0 ? "attention" : "none"]}</th>
          ${source.map(
            (_, index) => html`<td>
              <span class="box"
                ><span>h<sub>${index + 1}</sub></span>${strip(memory, index)}</span
              >
            </td>`,
          )}
        </tr>
      </tbody>
    </table>`;
  }

  /** From the keys by their weights to the attention value, and on to the followed state. */
  #lines(weights: Float32Array, query: number, words: ModelMessages): unknown {
    const end = this.decoderSpots[query];
    if (!end) return nothing;
    const x = middle(end);
    const half = NODE / 2;
    return svg`${this.encoderSpots.map((spot, key) => {
      const weight = weights[key] ?? 0;
      if (weight < LEAST_WEIGHT) return nothing;
      const from = middle(spot);
      return svg`<path d="M${from} 4C${from} ${half} ${x} ${half} ${x} ${NODE}"
        stroke-width=${1.25 + 11 * weight} />`;
    })}
      <path class="context" d="M${x} ${NODE}V${HEIGHT - 4}" />
      <circle cx=${x} cy=${NODE} r="9" />
      <text x=${x + 16} y=${NODE + 4}>${words.attentionValue}</text>`;
  }

  /** Without attention, the encoder's last state is all that the decoder gets, once. */
  #fixed(words: ModelMessages): unknown {
    const [from, to] = [this.encoderSpots.at(-1), this.decoderSpots[0]];
    if (!from || !to) return nothing;
    const [x1, x2, half] = [middle(from), middle(to), HEIGHT / 2];
    return svg`<path class="fixed" d="M${x1} 4C${x1} ${half} ${x2} ${half} ${x2} ${HEIGHT - 4}" />
      <text class="fixed" x=${(x1 + x2) / 2} y=${half - 8} text-anchor="middle">
        ${words.fixedVector}
      </text>`;
  }

  #decoderSteps(reading: Reading, words: ModelMessages): TemplateResult {
    const { pass, trace, query } = reading;
    const states = trace.has("decoder.hidden") ? matrixIn(trace, "decoder.hidden") : null;
    const locked = this.store.state.value.query;
    return html`<div
      class="decoder"
      role="listbox"
      aria-orientation="horizontal"
      aria-label=${words.translation}
      @keydown=${this.#onKey}
      @pointerleave=${this.#leave}
    >
      ${pass.tokens.map(({ text }, index) => {
        const step = pass.translation?.steps[index];
        const probability = formatNumber(step?.probability ?? 0);
        const isUnsure = step !== undefined && !step.forced && step.probability < UNSURE;
        return html`<div
          class="step token ${index === query ? "query" : ""} ${isUnsure ? "unsure" : ""}"
          role="option"
          aria-selected=${index === locked}
          aria-label="${visibleText(text)}, ${words.probability(probability)}"
          tabindex=${index === locked ? 0 : -1}
          data-index=${index}
          @click=${() => this.store.update({ query: index })}
          @pointerenter=${(event: PointerEvent) => {
            if (event.pointerType === "mouse") this.store.hover.value = { query: index };
          }}
        >
          <span class="box"
            ><span>s<sub>${index + 1}</sub></span>${strip(states, index)}</span
          >
          <span class="word">${visibleText(text)}</span>
          <span class="probability">${probability}</span>
        </div>`;
      })}
    </div>`;
  }

  #leave(): void {
    if (this.store.hover.value.query !== undefined) this.store.hover.value = {};
  }

  #onKey(event: KeyboardEvent): void {
    const chosen = moveInStrip(event, this.renderRoot);
    if (chosen !== null) this.store.update({ query: chosen });
  }
}

/** The first numbers of a state as colours; all of them are in the tensors below. */
function strip(states: Matrix | null, row: number): TemplateResult | typeof nothing {
  if (!states) return nothing;
  const values = rowOf(states, row).slice(0, SHOWN);
  const bound = largestMagnitude(states.data);
  const rows = Math.ceil(values.length / 8);
  return html`<svg class="strip" width="48" height=${6 * rows} aria-hidden="true">
    ${Array.from(values, (value, index) => {
      const { fill } = heatCss("diverging", heatPosition("diverging", value, bound));
      return svg`<rect x=${6 * (index % 8)} y=${6 * Math.floor(index / 8)} width="5" height="5"
        fill=${fill} />`;
    })}
  </svg>`;
}

define("unrolled-model", UnrolledModel);
