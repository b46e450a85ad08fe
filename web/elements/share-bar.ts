import { css, html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../language/numbers.ts";
import { cssProperties } from "../theme/css-properties.ts";
import { base } from "../theme/shared-styles.ts";
import { LEAST_WEIGHT } from "./arcs.ts";
import { tokenLabels } from "./labels.ts";
import { lock } from "./matrix/looking.ts";
import { matrixIn } from "./matrix/read.ts";
import { rowOf } from "./reading.ts";
import { define, StoreElement } from "./store-element.ts";
import { textWidth } from "./text-width.ts";

/** Between two parts, and what a label keeps free at its sides, in CSS pixels. */
const GAP = 2;
const LABEL_SPACE = 6;

/**
 * Whose values a context vector is mixed from: one row of attention weights as parts of a bar, in key
 * order. The followed row is filled and high, others are pale.
 */
export class ShareBar extends StoreElement {
  static override readonly properties = {
    ...StoreElement.properties,
    name: { type: String },
    row: { type: Number },
    followed: { type: Boolean, reflect: true },
    width: { state: true },
  };
  /** The name of the attention weights. */
  declare name: string;
  declare row: number;
  declare followed: boolean;
  declare width: number;

  readonly #size = new ResizeObserver(([entry]) => {
    this.width = Math.round(entry?.contentRect.width ?? this.clientWidth);
  });

  constructor() {
    super();
    this.name = "attention_weights";
    this.row = 0;
    this.followed = false;
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

  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        min-width: 0;
        height: 28px;
      }
      .bar {
        display: flex;
        gap: 2px;
        width: 100%;
        height: 20px;
        border-radius: 2px;
        background: var(--sunk);
        overflow: hidden;
      }
      :host([followed]) .bar {
        height: 28px;
      }
      .part {
        display: grid;
        place-items: center;
        flex: var(--share) 1 0;
        min-width: 0;
        overflow: hidden;
        border-radius: 2px;
        background: var(--value-pale);
        forced-color-adjust: none;
        color: var(--ink2);
        font: var(--text-12);
        white-space: nowrap;
        transition: background-color var(--motion-colour);
      }
      :host([followed]) .part {
        background: var(--value);
        color: var(--on-value);
        font: 700 var(--text-13);
      }
      .part.linked {
        box-shadow: inset 0 0 0 2px var(--value);
      }
      :host([followed]) .part.linked {
        box-shadow: inset 0 0 0 2px var(--ink);
      }
      .none {
        font: var(--text-12);
        color: var(--ink3);
      }
    `,
  ];

  protected override render(): TemplateResult | typeof nothing {
    const result = this.store.result.value;
    const messages = this.store.messages.value;
    if (!result?.trace.has(this.name)) return nothing;
    const weights = matrixIn(result.trace, this.name);
    const labels = tokenLabels(result.pass.keyTokens);
    const row = rowOf(weights, this.row);
    const total = row.reduce((sum, weight) => sum + Math.max(0, weight), 0);
    const parts = partsOf(row, labels);
    const whole = Math.max(1, total); // pins may take rows away from 1: what is missing stays empty
    if (total === 0) return html`<span class="none">${messages.shareBar.none}</span>`;
    const spoken = parts
      .filter(({ key }) => key !== null)
      .map(({ label, weight }) => `${label} ${formatNumber(weight)}`)
      .join(", ");
    const query = tokenLabels(result.pass.tokens)[this.row];
    const label = query
      ? messages.shareBar.label(query, spoken)
      : messages.shareBar.labelRow(spoken);
    const hover = this.store.hover.value;
    return html`<div class="bar" role="img" aria-label=${label} @pointerleave=${this.#onLeave}>
      ${parts.map(
        ({ key, weight, label }) => html`<span
          class="part ${hover.key === key && (hover.query ?? this.row) === this.row ? "linked" : ""}"
          @pointerover=${() => this.#onOver(key)}
          @click=${() => this.#onClick(key)}
          ${cssProperties({ "--share": String(weight / whole) })}
          >${this.#fits(label, weight / whole, parts.length) ? label : nothing}</span
        >`,
      )}
    </div>`;
  }

  #onClick(key: number | null): void {
    if (key !== null) lock(this.store, { name: this.name, row: this.row, col: key });
  }

  /** A label that does not fit is left out, not cut. */
  #fits(label: string, share: number, parts: number): boolean {
    const room = (this.width - GAP * (parts - 1)) * share - LABEL_SPACE;
    return textWidth(label, this.followed ? 13 : 12, this.followed) <= room;
  }

  #onOver(key: number | null): void {
    if (key === null) return;
    const cell = { name: this.name, row: this.row, col: key };
    this.store.hover.value = { query: this.row, key, cell };
  }

  #onLeave = (): void => {
    const { name } = this.store.hover.peek().cell ?? {};
    if (name === this.name) this.store.hover.value = {};
  };
}

interface Part {
  /** null where neighbours stand together whose weights would all be printed as 0.00. */
  readonly key: number | null;
  readonly weight: number;
  readonly label: string;
}

function partsOf(weights: Float32Array, labels: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (const [key, weight] of weights.entries()) {
    const last = parts.at(-1);
    if (weight >= LEAST_WEIGHT) parts.push({ key, weight, label: labels[key] ?? String(key) });
    else if (weight > 0 && last?.key === null) {
      parts[parts.length - 1] = { ...last, weight: last.weight + weight };
    } else if (weight > 0) parts.push({ key: null, weight, label: "" });
  }
  return parts;
}

define("share-bar", ShareBar);

declare global {
  interface HTMLElementTagNameMap {
    "share-bar": ShareBar;
  }
}
