/** Which token is being chosen, and the way to the ones before and after. */
import { html, type TemplateResult } from "lit";
import type { Store } from "../../state/store.ts";
import { chevronLeft, chevronRight } from "../../theme/icons.ts";
import { moveToken } from "../move-token.ts";
import { wordsOf } from "./controls.ts";

export function stepHead(store: Store, title: string, row: number, count: number): TemplateResult {
  const words = wordsOf(store);
  return html`<div class="step-head">
    <h2>${title}</h2>
    <div class="step-buttons">
      <button
        class="icon"
        type="button"
        aria-label=${words.previous}
        title=${words.previous}
        ?disabled=${row === 0}
        @click=${() => moveToken(store, -1)}
      >
        ${chevronLeft}
      </button>
      <button
        class="filled"
        type="button"
        ?disabled=${row === count - 1}
        @click=${() => moveToken(store, 1)}
      >
        ${words.next} ${chevronRight}
      </button>
    </div>
  </div>`;
}
