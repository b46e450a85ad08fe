import { css, html, nothing, type TemplateResult } from "lit";
import { settingsMessages } from "../language/settings.ts";
import { cssProperties } from "../theme/css-properties.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { tokenLabels } from "./labels.ts";
import { define, StoreElement } from "./store-element.ts";

/** Queries by keys as small squares: a press hides the cell, another shows it; dragging goes on. */
export class MaskPainter extends StoreElement {
  static override properties = { ...StoreElement.properties, at: { state: true } };
  /** The square that takes part in the tab order, as [query, key]. */
  declare at: readonly [number, number];

  /** While dragging: whether squares become hidden or seen. */
  #painting: boolean | null = null;

  constructor() {
    super();
    this.at = [0, 0];
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        margin-top: 8px;
        overflow-x: auto;
        scrollbar-width: thin;
        padding: 4px;
        margin-left: -4px;
      }
      p {
        margin: 0 0 6px;
        font: var(--text-13);
        color: var(--ink2);
      }
      .grid {
        display: grid;
        grid-template-columns: max-content repeat(var(--keys), 24px);
        gap: 2px;
        width: max-content;
        touch-action: none;
      }
      .row {
        display: contents;
      }
      .label {
        padding-right: 10px;
        font: 12px / 24px var(--sans);
        color: var(--query);
        text-align: right;
        white-space: nowrap;
      }
      .head {
        padding: 0 0 4px;
        color: var(--key);
        writing-mode: vertical-rl;
        line-height: 24px;
        text-align: right;
      }
      .square {
        height: 24px;
        border: 1px solid var(--line2);
        border-radius: 4px;
        background: var(--surface);
        cursor: cell;
      }
      .square.painted {
        border-color: var(--ink);
        background: repeating-linear-gradient(135deg, transparent 0 3px, var(--ink2) 3px 4px);
      }
      .clear {
        margin-top: 8px;
        font: var(--text-13);
      }
      @media (pointer: coarse) {
        .grid {
          grid-template-columns: max-content repeat(var(--keys), 32px);
        }
        .square {
          height: 32px;
        }
        .label {
          line-height: 32px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const computed = this.store.result.value;
    if (!computed) return nothing;
    const { querySide, keySide } = this.store.messages.value.page;
    const settings = settingsMessages(this.store.language.value);
    const { painted } = this.store.state.value.mask;
    const keys = tokenLabels(computed.pass.keyTokens);
    const queries = tokenLabels(computed.pass.tokens);
    const isPainted = (query: number, key: number) =>
      painted.some(([row, col]) => row === query && col === key);
    const [atQuery, atKey] = this.at;
    return html`<p id="hint">${settings.painted}: ${settings.painterHint}</p>
      <div
        class="grid"
        role="grid"
        aria-label=${settings.painter}
        aria-describedby="hint"
        ${cssProperties({ "--keys": String(keys.length) })}
        @keydown=${(event: KeyboardEvent) => this.#onKey(event, queries.length, keys.length)}
        @pointermove=${this.#onMove}
        @pointerup=${this.#endPainting}
        @pointercancel=${this.#endPainting}
      >
        <div class="row" role="row">
          <span class="label" role="columnheader"
            ><span class="visually-hidden">${querySide[1]}, ${keySide[1]}</span></span
          >
          ${keys.map((key) => html`<span class="label head" role="columnheader">${key}</span>`)}
        </div>
        ${queries.map(
          (query, row) => html`<div class="row" role="row">
            <span class="label" role="rowheader">${query}</span>
            ${keys.map((key, col) => {
              const hidden = isPainted(row, col);
              return html`<span
                class="square ${hidden ? "painted" : ""}"
                role="gridcell"
                aria-selected=${hidden}
                aria-label=${(hidden ? settings.cellHidden : settings.cellSeen)(query, key)}
                tabindex=${
                  row === Math.min(atQuery, queries.length - 1) &&
                  col === Math.min(atKey, keys.length - 1)
                    ? 0
                    : -1
                }
                data-query=${row}
                data-key=${col}
                @pointerdown=${(event: PointerEvent) => this.#startPainting(event, row, col)}
              ></span>`;
            })}
          </div>`,
        )}
      </div>
      ${
        painted.length > 0
          ? html`<button
              class="link clear"
              type="button"
              @click=${() =>
                this.store.update({ mask: { ...this.store.state.peek().mask, painted: [] } })}
            >
              ${settings.clearPainted}
            </button>`
          : nothing
      }`;
  }

  #isPainted(query: number, key: number): boolean {
    const { painted } = this.store.state.peek().mask;
    return painted.some(([row, col]) => row === query && col === key);
  }

  #paint(query: number, key: number, hide: boolean, merge: boolean): void {
    if (this.#isPainted(query, key) === hide) return;
    const { mask } = this.store.state.peek();
    const painted = hide
      ? [...mask.painted, [query, key] as const]
      : mask.painted.filter(([row, col]) => row !== query || col !== key);
    this.store.update(
      { mask: { ...mask, painted } },
      merge ? { history: "merge", kind: "paint", held: true } : { history: "push" },
    );
  }

  #startPainting(event: PointerEvent, query: number, key: number): void {
    if (event.button !== 0) return;
    event.preventDefault();
    if (event.target instanceof HTMLElement) {
      event.target.releasePointerCapture?.(event.pointerId);
      event.target.focus();
    }
    this.at = [query, key];
    this.#painting = !this.#isPainted(query, key);
    this.store.settle();
    this.#paint(query, key, this.#painting, true);
  }

  #onMove(event: PointerEvent): void {
    if (this.#painting === null) return;
    // The button was let go outside of the grid.
    if ((event.buttons & 1) === 0) {
      this.#endPainting();
      return;
    }
    const under = this.shadowRoot?.elementFromPoint(event.clientX, event.clientY);
    if (!(under instanceof HTMLElement) || under.dataset.query === undefined) return;
    this.#paint(Number(under.dataset.query), Number(under.dataset.key), this.#painting, true);
  }

  #endPainting(): void {
    this.#painting = null;
    this.store.settle();
  }

  #onKey(event: KeyboardEvent, queries: number, keys: number): void {
    const [query, key] = this.at;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.#paint(query, key, !this.#isPainted(query, key), false);
      return;
    }
    const moved = {
      ArrowUp: [query - 1, key],
      ArrowDown: [query + 1, key],
      ArrowLeft: [query, key - 1],
      ArrowRight: [query, key + 1],
      Home: [query, 0],
      End: [query, keys - 1],
    }[event.key];
    if (!moved) return;
    event.preventDefault();
    const [row = 0, col = 0] = moved;
    this.at = [Math.max(0, Math.min(queries - 1, row)), Math.max(0, Math.min(keys - 1, col))];
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('.square[tabindex="0"]')?.focus(),
    );
  }
}

define("mask-painter", MaskPainter);
