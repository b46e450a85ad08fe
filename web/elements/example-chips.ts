import { css, html, nothing, type TemplateResult } from "lit";
import type { Example } from "../examples/example.ts";
import { examplesOf } from "../examples/index.ts";
import { isOffered, TRAINED } from "../models/files.ts";
import { exampleState, sourceChange } from "../state/defaults.ts";
import { base, controls } from "../theme/shared-styles.ts";
import { define, StoreElement } from "./store-element.ts";

/** The hand-made examples of this mode, and the swap of two sentences. */
export class ExampleChips extends StoreElement {
  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 6px 20px;
        margin: 0;
        padding: 0;
        list-style: none;
        font: var(--text-14);
      }
      li {
        max-width: 100%;
      }
      button.link,
      .swap {
        max-width: 100%;
        padding: 2px 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .swap {
        color: var(--ink2);
      }
      .swap[aria-pressed="true"] {
        color: var(--ink);
        font-weight: 700;
      }
      @media (pointer: coarse) {
        button.link,
        .swap {
          padding: 6px 0;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { page } = this.store.messages.value;
    const { mode, example, text, memoryText, source } = this.store.state.value;
    const chips = examplesOf(mode, this.store.language.value);
    const isShown = (chip: Example) =>
      chip.id === example &&
      chip.text === text &&
      (mode !== "cross" || chip.memoryText === memoryText);
    const isTrained = source === "trained";
    return html`<ul class="chips" aria-label=${page.examples}>
      ${chips.map(
        (chip) => html`<li>
          <button
            class="link"
            type="button"
            aria-pressed=${isShown(chip)}
            @click=${() => this.store.update(exampleState(chip))}
          >
            ${chip.chip?.[this.store.language.value] ?? chip.text}
          </button>
        </li>`,
      )}
      ${
        mode === "cross"
          ? html`<li>
              <button class="swap" type="button" @click=${this.#swap}>
                ${page.swap} <span aria-hidden="true">⇄</span>
              </button>
            </li>`
          : nothing
      }
      ${
        isOffered("trained")
          ? html`<li>
              <button
                class="swap"
                type="button"
                aria-pressed=${isTrained}
                @click=${() => this.#setTrained(!isTrained)}
              >
                ${page.useTrained}
              </button>
            </li>`
          : nothing
      }
    </ul>
    ${
      isTrained
        ? html`<model-status .store=${this.store} .model=${TRAINED}></model-status>`
        : nothing
    }`;
  }

  #setTrained(isTrained: boolean): void {
    const change = sourceChange(this.store.state.peek(), isTrained ? "trained" : "handmade");
    this.store.update(change);
  }

  /** The reader's own sentences change sides; the followed row starts anew. */
  #swap(): void {
    const { text, memoryText } = this.store.state.value;
    this.store.update({ text: memoryText, memoryText: text, query: 0 });
  }
}

define("example-chips", ExampleChips);
