import { css, html, nothing, type TemplateResult } from "lit";
import type { PassResult } from "../../compute/protocol.ts";
import { formatProbability } from "../../language/probability.ts";
import { tensorName, unmerged } from "../../state/names.ts";
import { shownAttention } from "../../state/shown.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { headOff } from "../heads/head-off.ts";
import { headsOff, toggleHead } from "../heads/heads.ts";
import { tokenLabels } from "../labels.ts";
import { matrixIn } from "../matrix/read.ts";
import { type Reading, read } from "../reading.ts";
import "../said-line.ts";
import { define, StoreElement } from "../store-element.ts";
import { thumbnail } from "../thumbnail.ts";
import { wordsOf } from "./controls.ts";

const WIDEST = 72;
/** Of the last cross-attention; see src/training/guided_alignment.hpp. */
const TAUGHT_HEAD = 0;

/** All heads of all layers of the shown attention in small: hover previews, click locks. */
export class LayerHeads extends StoreElement {
  static override styles = [
    base,
    controls,
    headOff,
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
        gap: 8px;
        font: var(--text-13);
        color: var(--ink2);
      }
      .layer > span {
        padding-top: 16px;
      }
      .heads {
        display: flex;
        flex-wrap: wrap;
        gap: 12px;
        padding: 2px;
      }
      .item {
        display: grid;
        justify-items: center;
        align-content: start;
        gap: 2px;
        font: var(--text-12);
        color: var(--ink3);
      }
      .head {
        display: grid;
        justify-items: center;
        gap: 4px;
        border-radius: var(--radius);
      }
      .frame {
        position: relative;
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
        content: " •" / "";
      }
      .link.switch {
        justify-self: center;
        min-height: 24px;
        border: 0;
        text-decoration: underline 1px var(--line2);
        text-underline-offset: 4px;
      }
      .taught {
        max-width: 84px;
        text-align: center;
        text-wrap: balance;
      }
      .note {
        margin: 12px 0 0;
        font: var(--text-13);
        color: var(--ink2);
      }
      .note code {
        font: var(--text-name);
        overflow-wrap: anywhere;
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
        .layer > span {
          padding-top: 0;
        }
        .heads {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 64px), 1fr));
          gap: 8px;
        }
        .item,
        .head {
          justify-items: stretch;
          text-align: center;
        }
        .taught {
          max-width: none;
        }
      }
      @media (pointer: coarse) {
        .switch {
          min-height: 40px;
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
    const effect = this.#effect(reading);
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
            ${Array.from({ length: reading.pass.numHeads }, (_, head) => this.#head({ ...reading, layer }, head))}
          </div>
        </div>`,
      )}
    </div>
    <p class="note"><said-line .text=${effect}>${effect}</said-line></p>
    <p class="note">${this.#named(reading)}</p>`;
  }

  /** What heads that are off have done to the translation. */
  #effect({ pass, query }: Reading): string {
    const { translation, translationOfAllHeads: before } = pass;
    if (!translation || !before) return "";
    const words = wordsOf(this.store);
    if (before.text !== translation.text) {
      return words.headsChanged(before.text, translation.text);
    }
    const at = shownAttention(this.store.state.value) === "encoder" ? 0 : query;
    const [was, now] = [before, translation].map(({ steps }) => steps[at]?.probability ?? 0);
    const token = tokenLabels(pass.generated ?? [])[at] ?? "";
    return words.headsKept(token, formatProbability(was ?? 0), formatProbability(now ?? 0));
  }

  /** Names of tensors count from 0, words from 1. */
  #named({ pass, layer, head }: Reading): TemplateResult {
    const words = wordsOf(this.store);
    const path = unmerged(pass.paths?.[layer] ?? "");
    return html`${words.layerHead(layer, head)} = <code>${path}.head.${head}</code>. ${words.namesCount}`;
  }

  #head(reading: Reading, head: number): TemplateResult | typeof nothing {
    const { pass, trace, layer } = reading;
    const name = tensorName(pass, "attention_weights", head, layer);
    if (!trace.has(name)) return nothing;
    const state = this.store.state.value;
    const words = wordsOf(this.store);
    const { page } = this.store.messages.value;
    const isLocked = head === state.head && layer === this.#lockedLayer(pass.paths?.length ?? 1);
    const isOff = headsOff(this.store, reading).includes(head);
    const title = words.layerHead(layer, head);
    const isTaught = isTaughtHead(pass, layer, head);
    return html`<div class="item ${isOff ? "off" : ""}">
      <button
        class="head"
        type="button"
        role="radio"
        aria-checked=${isLocked}
        aria-label=${[title, ...(isTaught ? [words.taught] : []), ...(isOff ? [words.off] : [])].join(", ")}
        tabindex=${isLocked ? 0 : -1}
        data-place="${layer} ${head}"
        @click=${() => this.#lock(layer, head)}
        @pointerenter=${(event: PointerEvent) => {
          if (event.pointerType === "mouse") this.store.hover.value = { layer, head };
        }}
      >
        <span class="frame">${thumbnail(matrixIn(trace, name), WIDEST)}</span>
        <span class="number">${head + 1}</span>
      </button>
      <button
        class="link switch"
        type="button"
        aria-label=${words.headSwitch(title, isOff)}
        tabindex=${isLocked ? 0 : -1}
        @click=${() => toggleHead(this.store, reading, head)}
      >
        ${isOff ? page.headOn : page.headOff}
      </button>
      ${isTaught ? html`<span class="taught" aria-hidden="true">${words.taught}</span>` : nothing}
    </div>`;
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
    if (!(event.target instanceof Element) || !event.target.matches("[role=radio]")) return;
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

/** Whether training told the head which pieces translate each other. */
function isTaughtHead({ paths = [] }: PassResult, layer: number, head: number): boolean {
  const isLast = layer === paths.length - 1;
  return isLast && head === TAUGHT_HEAD && paths[layer]?.endsWith("cross_attention") === true;
}

define("layer-heads", LayerHeads);
