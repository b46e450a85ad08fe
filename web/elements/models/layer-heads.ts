import { css, html, nothing, type TemplateResult } from "lit";
import { tensorName } from "../../state/names.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { matrixIn } from "../matrix/read.ts";
import { type Reading, read } from "../reading.ts";
import { define, StoreElement } from "../store-element.ts";
import { thumbnail } from "../thumbnail.ts";
import { wordsOf } from "./controls.ts";

const WIDEST = 72;

/** All heads of all layers of the shown attention in small: hover previews, click locks. */
export class LayerHeads extends StoreElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .layers {
        display: grid;
        gap: 12px;
      }
      .layer {
        display: grid;
        grid-template-columns: 44px minmax(0, 1fr);
        align-items: center;
        gap: 8px;
        font: var(--text-13);
        color: var(--ink2);
      }
      .heads {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        padding: 2px;
      }
      .head {
        display: grid;
        justify-items: center;
        gap: 4px;
        border-radius: var(--radius);
        font: var(--text-12);
        color: var(--ink3);
      }
      .frame {
        display: grid;
        place-items: center;
        min-width: 44px;
        min-height: 44px;
        padding: 4px;
        border-radius: var(--radius);
        box-shadow: 0 0 0 1px var(--line2);
      }
      .head[aria-checked="true"] {
        color: var(--ink);
        font-weight: 700;
      }
      .head[aria-checked="true"] .frame {
        box-shadow: 0 0 0 2px var(--ink);
      }
      .head[aria-checked="true"] .number::after {
        content: " •";
      }
      svg {
        display: block;
        max-width: 100%;
        height: auto;
      }
      @container (max-width: 719.98px) {
        .layer {
          grid-template-columns: minmax(0, 1fr);
          gap: 4px;
        }
        .heads {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 64px), 1fr));
          gap: 8px;
        }
        .head {
          justify-items: stretch;
          text-align: center;
        }
      }
      @media (hover: hover) {
        .head:hover .frame {
          box-shadow: 0 0 0 2px var(--line2);
        }
        .head[aria-checked="true"]:hover .frame {
          box-shadow: 0 0 0 2px var(--ink);
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const reading = read(this.store);
    const paths = reading?.pass.paths;
    if (!reading || !paths) return nothing;
    const words = wordsOf(this.store);
    return html`<div
      class="layers"
      role="radiogroup"
      aria-label=${words.headsTitle}
      @keydown=${this.#onKey}
      @pointerleave=${this.#leave}
    >
      ${paths.map(
        (_, layer) => html`<div class="layer">
          <span aria-hidden="true">${words.layer(layer)}</span>
          <div class="heads">
            ${Array.from({ length: reading.pass.numHeads }, (_, head) => this.#head(reading, layer, head))}
          </div>
        </div>`,
      )}
    </div>`;
  }

  #head(reading: Reading, layer: number, head: number): TemplateResult | typeof nothing {
    const { pass, trace } = reading;
    const name = tensorName(pass, "attention_weights", head, layer);
    if (!trace.has(name)) return nothing;
    const state = this.store.state.value;
    const isLocked = head === state.head && layer === this.#lockedLayer(pass.paths?.length ?? 1);
    return html`<button
      class="head"
      type="button"
      role="radio"
      aria-checked=${isLocked}
      aria-label=${wordsOf(this.store).layerHead(layer, head)}
      tabindex=${isLocked ? 0 : -1}
      data-place="${layer} ${head}"
      @click=${() => this.#lock(layer, head)}
      @pointerenter=${(event: PointerEvent) => {
        if (event.pointerType === "mouse") this.store.hover.value = { layer, head };
      }}
    >
      <span class="frame">${thumbnail(matrixIn(trace, name), WIDEST)}</span>
      <span class="number">${head + 1}</span>
    </button>`;
  }

  #lockedLayer(layers: number): number {
    return Math.min(this.store.state.peek().layer, layers - 1);
  }

  #lock(layer: number, head: number): void {
    this.store.update({ layer, head });
  }

  #leave(): void {
    if (this.store.hover.value.head !== undefined) this.store.hover.value = {};
  }

  #onKey(event: KeyboardEvent): void {
    const pass = this.store.result.peek()?.pass;
    if (!pass?.paths) return;
    const layers = pass.paths.length;
    const { head } = this.store.state.peek();
    const layer = this.#lockedLayer(layers);
    const heads = pass.numHeads;
    const to = {
      ArrowRight: [layer, (head + 1) % heads],
      ArrowLeft: [layer, (head + heads - 1) % heads],
      ArrowDown: [(layer + 1) % layers, head],
      ArrowUp: [(layer + layers - 1) % layers, head],
    }[event.key] as [number, number] | undefined;
    if (!to) return;
    event.preventDefault();
    event.stopPropagation();
    this.#lock(...to);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-place="${to.join(" ")}"]`)?.focus(),
    );
  }
}

define("layer-heads", LayerHeads);
