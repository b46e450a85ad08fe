/** The card that an embed is: sentence, strip, weights, one line of arithmetic, small print. */
import { html, nothing, type TemplateResult } from "lit";
import { modelOf } from "../models/files.ts";
import { tensorName } from "../state/names.ts";
import { isModelMode } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { fitsBeside } from "./embed-layout.ts";
import "./matrix-grid.ts";

export { embedStyles } from "./embed-styles.ts";

export function embedCard(store: Store, pageLink: string, width: number): TemplateResult {
  const { page } = store.messages.value;
  const state = store.state.value;
  const isCross = state.mode === "cross";
  const pass = store.result.value?.pass;
  const model = modelOf(state);
  const hasTwoRows = isCross || isModelMode(state.mode);
  const isStacked = hasTwoRows || !fitsBeside(width, pass?.keyTokens.length ?? 0);
  const head = Math.min(store.hover.value.head ?? state.head, (pass?.numHeads ?? 1) - 1);
  const layer = Math.min(state.layer, (pass?.paths?.length ?? 1) - 1);
  const weights = tensorName(pass ?? { headed: false }, "attention_weights", head, layer);
  return html`<div class="card" role="group" lang=${store.language.value} aria-label=${page.name}>
    <div class="card-head">
      <div class="card-sentences">
        ${
          isCross
            ? html`<sentence-box .store=${store} box="memoryText" line></sentence-box>
                <span class="arrow" aria-hidden="true">→</span>`
            : nothing
        }
        <sentence-box .store=${store} box="text" line></sentence-box>
      </div>
      <a class="open" href=${pageLink} target="_blank" rel="noopener"
        >${page.openPage} <span aria-hidden="true">↗</span></a
      >
    </div>
    <playground-notice .store=${store}></playground-notice>
    ${model ? html`<model-status .store=${store} .model=${model}></model-status>` : nothing}
    <div class="card-body ${isStacked ? "stacked" : ""}">
      <div class="strip">
        ${
          hasTwoRows
            ? html`<crossing-lines .store=${store}></crossing-lines>`
            : html`<token-strip .store=${store} .arcHeight=${width < 560 ? 110 : 141}></token-strip>`
        }
      </div>
      <div class="card-weights">
        ${pass ? html`<matrix-grid .store=${store} .name=${weights}></matrix-grid>` : nothing}
      </div>
    </div>
    <head-thumbnails .store=${store} untitled></head-thumbnails>
    <div class="card-formula"><formula-bar .store=${store} docked></formula-bar></div>
    <small-print .store=${store} brief></small-print>
  </div>`;
}
