import { css, html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { formatNumber } from "../language/numbers.ts";
import { base, hues } from "../theme/shared-styles.ts";
import { arcs, type Spot } from "./arcs.ts";
import { hiddenKeys, largestIndex, matrixOf, type Reading, read, rowOf } from "./reading.ts";
import { Spots } from "./spots.ts";
import { define, StoreElement } from "./store-element.ts";
import { isComposed, partUnit, stripTokens } from "./token-groups.ts";
import { moveInStrip, revealToken, tokenStyles } from "./token-parts.ts";

/** From here on tokens stand closer, and arcs do not glide. */
const MANY = 20;

/** The tokens of one sentence in a line, with arcs from the keys to the query that is followed. */
export class TokenStrip extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    compact: { type: Boolean, reflect: true },
    arcHeight: { type: Number },
    tight: { type: Boolean, reflect: true },
    spots: { state: true },
  };
  declare compact: boolean;
  /** Room above the tokens, in CSS pixels. */
  declare arcHeight: number;
  /** Tokens stand closer, because they would not fit otherwise. */
  declare tight: boolean;
  declare spots: readonly Spot[];

  readonly #measured = new Spots(this, ".token", (spots) => {
    this.spots = spots;
    this.#tighten();
  });
  readonly #size = new ResizeObserver(() => this.#tighten());
  #fitted = "";
  #revealed = -1;
  /** What the arcs were drawn of last, and whether they took their places at once. */
  #drawn = { texts: "", trace: null as unknown, query: -1, isStill: true };

  constructor() {
    super();
    this.compact = false;
    this.arcHeight = 162;
    this.tight = false;
    this.spots = [];
  }

  static override styles = [
    base,
    hues,
    tokenStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .scroll {
        overflow-x: auto;
        overflow-y: hidden;
        scrollbar-width: thin;
        scroll-padding-inline: 40%;
        padding: 4px 16px;
        margin: -4px -16px;
      }
      .inner {
        position: relative;
        width: max-content;
        margin-inline: auto;
      }
      :host([compact]) .inner {
        margin-inline: 0;
      }
      svg {
        display: block;
        width: 100%;
        overflow: visible;
        pointer-events: none;
      }
      path {
        fill: none;
        stroke: var(--weights);
        transition: d var(--motion-arcs) var(--ease), stroke-width var(--motion-arcs) var(--ease);
      }
      .still path {
        transition: none;
      }
      /* No wider than the narrowest token, so another number moves nothing. */
      .weight {
        display: block;
        contain: size layout style;
        height: 20px;
        margin-top: 6px;
        text-align: center;
        font: var(--text-14);
        color: var(--weights);
      }
      .weight.largest {
        font-weight: 700;
      }
      .provisional .weight {
        color: var(--ink2);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    if (!reading) return nothing;
    const still = this.#isStill(reading) || this.store.hover.value.query !== undefined;
    const provisional = this.store.composing.value !== null;
    return html`<div class="scroll">
      <div class="inner ${still ? "still" : ""} ${provisional ? "provisional" : ""}">
        ${this.compact ? nothing : this.#arcs(reading)} ${this.#tokens(reading)}
      </div>
    </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  override updated(): void {
    this.#measured.watch();
    const { query } = this.store.state.value;
    if (query !== this.#revealed && this.spots.length > 0) {
      this.#revealed = query;
      revealToken(this.renderRoot, query);
    }
  }

  /** Whether tokens fit is found out anew for every sentence and width. */
  #tighten(): void {
    const scroller = this.renderRoot.querySelector(".scroll");
    if (!scroller) return;
    const texts = this.store.result.value?.pass.tokens.map(({ text }) => text).join(" ");
    const wanted = `${texts} ${scroller.clientWidth}`;
    if (wanted === this.#fitted) return;
    this.#fitted = wanted;
    const overflows = () => scroller.scrollWidth > scroller.clientWidth;
    if (this.tight === overflows()) return;
    this.removeAttribute("tight");
    this.tight = overflows();
    this.toggleAttribute("tight", this.tight);
  }

  /**
   * Arcs glide from query to query and with an edited number. Between other tokens there is no way to
   * glide along, and each moment of it would take time from the next key.
   */
  #isStill({ pass, trace, query }: Reading): boolean {
    const texts = pass.tokens.map(({ text }) => text).join("\n");
    const last = this.#drawn;
    const isOther = trace !== last.trace || query !== last.query;
    const isStill = texts !== last.texts || (last.isStill && !isOther);
    this.#drawn = { texts, trace, query, isStill };
    return isStill || pass.tokens.length > MANY;
  }

  #arcs(reading: Reading): TemplateResult {
    const { query } = reading;
    const weights = rowOf(matrixOf(reading, "attention_weights"), query);
    const lit = this.#litKey();
    const drawn = arcs(this.spots, query, weights, this.arcHeight);
    return html`<svg height=${this.arcHeight} aria-hidden="true">
      ${repeat(
        drawn,
        ({ key }) => key,
        ({ key, path, width, opacity }) =>
          svg`<path d=${path} stroke-width=${width} data-key=${key}
            stroke-opacity=${lit === key ? 1 : opacity} />`,
      )}
    </svg>`;
  }

  /** The key whose arc is lit: that of the cell under the pointer. */
  #litKey(): number | null {
    const { cell, key } = this.store.hover.value;
    if (key !== undefined) return key;
    return cell && /attention_weights$|_scores$|exponentials$/.test(cell.name) ? cell.col : null;
  }

  #tokens(reading: Reading): TemplateResult {
    const { pass, query } = reading;
    const { page } = this.store.messages.value;
    const weights = rowOf(matrixOf(reading, "attention_weights"), query);
    const hidden = hiddenKeys(reading, query);
    const largest = largestIndex(weights);
    const locked = this.store.state.value.query;
    const composing = this.store.composing.value;
    const marked = this.compact ? this.#markedKey(largest) : -1;
    const tokens = stripTokens(pass.tokens, this.store.state.value.text, partUnit(pass.unit));
    return html`<div
      class="tokens ${tokens.length > MANY ? "many" : ""}"
      role="listbox"
      aria-orientation="horizontal"
      aria-label=${page.strip}
      @keydown=${this.#onKey}
      @pointerleave=${this.#leave}
    >
      ${repeat(
        tokens,
        ({ index }) => index,
        ({ index, text, of, isByte, joined }) => {
          const weight = hidden[index] ? "–" : formatNumber(weights[index] ?? 0);
          const token = pass.tokens[index];
          const name = of === "" ? text : `${of} ${text}`;
          const classes = [
            "token",
            joined ? "joined" : "",
            hidden[index] ? "hidden" : "",
            index === query ? "query" : "",
            index === marked && index !== query ? "key" : "",
            index === locked && index !== query ? "was" : "",
            token && isComposed(token, composing?.box === "text" ? composing : null)
              ? "composed"
              : "",
            isByte ? "byte" : "",
          ];
          return html`<div class="column ${joined ? "joined" : ""}">
            <div
              class=${classes.join(" ")}
              role="option"
              aria-selected=${index === locked}
              aria-label=${page.tokenLabel(name, hidden[index] ? page.hiddenToken : weight)}
              tabindex=${index === locked ? 0 : -1}
              data-index=${index}
              @click=${() => this.#lock(index)}
              @pointerenter=${(event: PointerEvent) => this.#enter(event, index)}
              @focus=${() => this.#focus(index)}
              @blur=${this.#leave}
            >
              ${of === "" ? nothing : html`<span class="of">${of}</span>`}<span>${text}</span>
            </div>
            ${
              this.compact
                ? nothing
                : html`<span
                    class="weight ${index === largest && !hidden[index] ? "largest" : ""}"
                    aria-hidden="true"
                    >${weight}</span
                  >`
            }
          </div>`;
        },
      )}
    </div>`;
  }

  /** Without arcs, the key of the focused cell — or the largest — is marked on its token. */
  #markedKey(largest: number): number {
    const cell = this.store.focus.value;
    const ofKey = cell && /attention_weights$|_scores$|exponentials$/.test(cell.name);
    if (ofKey && cell.row === this.store.state.value.query) return cell.col;
    const terms = this.store.explanation.value?.terms ?? [];
    if (cell?.name.endsWith("context") && terms.length > 0) {
      const main = largestIndex(terms.map(({ product }) => Math.abs(product)));
      return terms[main]?.col ?? largest;
    }
    return largest;
  }

  #lock(index: number): void {
    this.store.update({ query: index });
    this.#leave();
  }

  #enter(event: PointerEvent, index: number): void {
    if (event.pointerType === "mouse") this.store.hover.value = { query: index };
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

define("token-strip", TokenStrip);
