import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Token } from "../core/types.ts";
import { formatNumber } from "../language/numbers.ts";
import { shownAttention } from "../state/shown.ts";
import { isModelMode } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { base, hues } from "../theme/shared-styles.ts";
import type { Spot } from "./arcs.ts";
import { crossingStyles } from "./crossing-styles.ts";
import { crossings } from "./crossings.ts";
import { hiddenKeys, largestIndex, matrixOf, type Reading, read, rowOf } from "./reading.ts";
import { ScrollCue, scrollCueStyles } from "./scroll-cue.ts";
import { Spots } from "./spots.ts";
import { define, StoreElement } from "./store-element.ts";
import { isComposed, partUnit, stripTokens } from "./token-groups.ts";
import { moveInStrip, revealToken, tokenStyles } from "./token-parts.ts";

const HEIGHT = 100;

/** Something about a token: how it looks, what stands below it, and how that is said. */
export interface TokenNote {
  readonly look: "" | "unknown" | "unsure" | "forced";
  readonly text: string;
  readonly spoken: string;
}

type Box = "text" | "memoryText" | null;

/** The sentence boxes that both rows of tokens were typed into; a translation was not typed. */
function boxesOf(store: Store): { readonly keys: Box; readonly queries: Box } {
  const state = store.state.value;
  if (!isModelMode(state.mode)) return { keys: "memoryText", queries: "text" };
  const attention = shownAttention(state);
  return {
    keys: attention === "decoder" ? null : "text",
    queries: attention === "encoder" ? "text" : null,
  };
}

/** Two sentences: keys above, queries below, and a line wherever a query looks at a key. */
export class CrossingLines extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    compact: { type: Boolean, reflect: true },
    queryNote: { attribute: false },
    keyNote: { attribute: false },
    keySpots: { state: true },
    querySpots: { state: true },
  };
  declare compact: boolean;
  /** What is to be said about a token below it; null = nothing. */
  declare queryNote: ((index: number) => TokenNote) | null;
  declare keyNote: ((index: number) => TokenNote) | null;
  declare keySpots: readonly Spot[];
  declare querySpots: readonly Spot[];

  readonly #keys = new Spots(this, ".keys .token", (spots) => {
    this.keySpots = spots;
  });
  readonly #queries = new Spots(this, ".queries .token", (spots) => {
    this.querySpots = spots;
  });

  /** The query, and where it stood, that was last scrolled into view. */
  #revealed = "";

  constructor() {
    super();
    new ScrollCue(this, ".scroll", () => this.store.messages.value.page.linesLabel);
    this.compact = false;
    this.queryNote = null;
    this.keyNote = null;
    this.keySpots = [];
    this.querySpots = [];
  }

  static override styles = [base, hues, tokenStyles, crossingStyles, scrollCueStyles];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading) return nothing;
    const { page } = this.store.messages.value;
    const provisional = this.store.composing.value ? "provisional" : "";
    const sides = this.compact
      ? nothing
      : html`<span class="side keys-side" aria-hidden="true"
            ><b class="key">${page.keySide[0]}</b> ${page.keySide[1]}</span
          ><span class="side queries-side" aria-hidden="true"
            ><b class="query">${page.querySide[0]}</b> ${page.querySide[1]}</span
          >`;
    return html`<div class="whole ${provisional}">
      ${sides}
      <div class="scroll">
        <div class="inner">
          ${this.#keyTokens(reading)}
          ${
            this.compact
              ? html`<span aria-hidden="true">←</span>`
              : html`<svg height=${HEIGHT} aria-hidden="true">${this.#lines(reading)}</svg>`
          }
          ${this.#queryTokens(reading)}
        </div>
      </div>
    </div>`;
  }

  override updated(): void {
    this.#keys.watch();
    this.#queries.watch();
    const { query } = this.store.state.value;
    const end = this.querySpots[query];
    const shown = end ? `${query} ${end.left}` : "";
    if (shown !== "" && shown !== this.#revealed) {
      this.#revealed = shown;
      revealToken(this.renderRoot, query, ".queries");
    }
  }

  #lines(reading: Reading): unknown {
    const weights = matrixOf(reading, "attention_weights");
    if (!weights) return nothing;
    const manyLines = weights.rows * weights.cols > 400;
    const drawn = crossings(
      this.keySpots,
      this.querySpots,
      (query, key) => {
        const weight = weights.data[query * weights.cols + key] ?? 0;
        return manyLines && query !== reading.query && weight < 0.1 ? 0 : weight;
      },
      reading.query,
      HEIGHT,
    );
    return drawn.map(
      ({ path, width, chosen }) =>
        svg`<path class=${chosen ? "chosen" : ""} d=${path} stroke-width=${width} />`,
    );
  }

  #keyTokens(reading: Reading): TemplateResult {
    const { pass, query } = reading;
    const { page } = this.store.messages.value;
    const weights = rowOf(matrixOf(reading, "attention_weights"), query);
    const hidden = hiddenKeys(reading, query);
    const largest = largestIndex(weights);
    const boxes = boxesOf(this.store);
    const tokens = stripTokens(
      pass.keyTokens,
      this.store.state.value.memoryText,
      partUnit(pass.keyUnit),
    );
    return html`<ul class="tokens keys ${tokens.length > 20 ? "many" : ""}" aria-label=${page.keysLabel}>
      ${tokens.map(({ index, text, of, isByte, joined }) => {
        const weight = hidden[index] ? "–" : formatNumber(weights[index] ?? 0);
        const isLargest = index === largest && (weights[index] ?? 0) > 0;
        const classes = [
          "token",
          hidden[index] ? "hidden" : isLargest ? "key" : "",
          this.#composed(pass.keyTokens[index], boxes.keys),
          isByte ? "byte" : "",
          this.keyNote?.(index).look ?? "",
        ];
        return html`<li class="column ${joined ? "joined" : ""}">
          ${
            this.compact
              ? nothing
              : html`<span class="weight ${isLargest ? "largest" : ""}">${weight}</span>`
          }
          <div class=${classes.join(" ")}>
            ${of === "" ? nothing : html`<span class="of">${of}</span>`}<span>${text}</span>
          </div>
        </li>`;
      })}
    </ul>`;
  }

  #queryTokens(reading: Reading): TemplateResult {
    const { pass, query } = reading;
    const { page } = this.store.messages.value;
    const locked = this.store.state.value.query;
    const boxes = boxesOf(this.store);
    const tokens = stripTokens(pass.tokens, this.store.state.value.text, partUnit(pass.unit));
    return html`<div
      class="tokens queries ${tokens.length > 20 ? "many" : ""}"
      role="listbox"
      aria-orientation="horizontal"
      aria-label=${page.queriesLabel}
      @keydown=${this.#onKey}
      @pointerleave=${this.#leave}
    >
      ${repeat(
        tokens,
        ({ index }) => index,
        ({ index, text, of, isByte, joined }) => {
          const note = this.compact ? undefined : this.queryNote?.(index);
          const name = of === "" ? text : `${of} ${text}`;
          const classes = [
            "token",
            index === query ? "query" : "",
            index === locked && index !== query ? "was" : "",
            this.#composed(pass.tokens[index], boxes.queries),
            isByte ? "byte" : "",
            note?.look ?? "",
          ];
          return html`<div class="column ${joined ? "joined" : ""}">
            <div
              class=${classes.join(" ")}
              role="option"
              aria-selected=${index === locked}
              aria-label=${note ? `${name}, ${note.spoken}` : name}
              tabindex=${index === locked ? 0 : -1}
              data-index=${index}
              @click=${() => this.#lock(index)}
              @pointerenter=${(event: PointerEvent) => {
                if (event.pointerType === "mouse") this.store.hover.value = { query: index };
              }}
              @focus=${() => this.#focus(index)}
              @blur=${this.#leave}
            >
              ${of === "" ? nothing : html`<span class="of">${of}</span>`}<span>${text}</span>
            </div>
            ${note ? html`<span class="note" aria-hidden="true">${note.text}</span>` : nothing}
          </div>`;
        },
      )}
    </div>`;
  }

  #composed(token: Token | undefined, box: Box): string {
    const composing = this.store.composing.value;
    return token && composing?.box === box && isComposed(token, composing) ? "composed" : "";
  }

  #lock(index: number): void {
    this.store.update({ query: index });
    this.#leave();
  }

  #focus(index: number): void {
    if (this.renderRoot.querySelector(".token:focus-visible")) {
      this.store.hover.value = { query: index };
    }
  }

  #leave(): void {
    if (this.store.hover.value.query !== undefined) this.store.hover.value = {};
  }

  #onKey(event: KeyboardEvent): void {
    const chosen = moveInStrip(event, this.renderRoot);
    if (chosen !== null) this.#lock(chosen);
  }
}

define("crossing-lines", CrossingLines);
