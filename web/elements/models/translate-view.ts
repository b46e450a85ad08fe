import { html, nothing, type TemplateResult } from "lit";
import { TRAINED } from "../../models/files.ts";
import { tensorName } from "../../state/names.ts";
import { base, controls, hues } from "../../theme/shared-styles.ts";
import "../crossing-lines.ts";
import "../head-line.ts";
import { tokenLabels } from "../labels.ts";
import "../matrix-grid.ts";
import "../model-status.ts";
import "../opened/opened-cell.ts";
import { type Reading, read } from "../reading.ts";
import "../sentence-box.ts";
import "../share-bar.ts";
import { define, StoreElement } from "../store-element.ts";
import "./candidate-list.ts";
import { attentionChoice, directionChoice, mergeChoice, sampleChips, wordsOf } from "./controls.ts";
import "./layer-heads.ts";
import { modelStyles } from "./model-styles.ts";
import { stepHead } from "./step-head.ts";
import { isInBrowser } from "./tensor-browser.ts";
import { notesOf } from "./token-notes.ts";
import "./translation-text.ts";

/** A sentence, its translation token by token, and what each token looked at. */
export class TranslateView extends StoreElement {
  static override styles = [base, controls, hues, modelStyles];

  override render(): TemplateResult {
    const { store } = this;
    const reading = read(store);
    const shown = reading?.pass.translation ? reading : null;
    const stale = store.problem.value === null ? "" : "stale";
    return html`<section class="top">
        <div class="words">
          <sentence-box .store=${store} box="text"></sentence-box>
          <div class="under-box">${directionChoice(store)} ${mergeChoice(store)}</div>
          ${sampleChips(store, "translate")}
          <model-status .store=${store} .model=${TRAINED}></model-status>
          <translation-text .store=${store}></translation-text>
          ${
            shown && !stale
              ? html`<head-line .store=${store} .compact=${true}></head-line>`
              : nothing
          }
        </div>
        <div class="strip ${stale}">${shown ? this.#lines(shown) : nothing}</div>
      </section>
      <div class=${stale}>${shown ? this.#details(shown) : nothing}</div>`;
  }

  #lines({ pass }: Reading): TemplateResult {
    const { store } = this;
    const notes = notesOf(pass, store.state.value.attention, wordsOf(store));
    return html`<crossing-lines
      .store=${store}
      .queryNote=${notes.queries}
      .keyNote=${notes.keys}
    ></crossing-lines>`;
  }

  #details(reading: Reading): TemplateResult {
    const { store } = this;
    const words = wordsOf(store);
    const { pass, layer, head } = reading;
    const weights = tensorName(pass, "attention_weights", head, layer);
    const { query, attention } = store.state.value;
    const row = Math.min(query, pass.tokens.length - 1);
    const label = tokenLabels(pass.tokens)[row] ?? "";
    const title = attention === "encoder" ? label : words.stepTitle(label);
    return html`${stepHead(store, title, row, pass.tokens.length)}
      <div class="row">
        <div class="part">
          ${
            pass.merged
              ? html`<p class="note">${words.wordsNote}</p>`
              : attention === "encoder"
                ? nothing
                : this.#candidates(row)
          }
        </div>
        <div class="part">
          <div class="attention">${attentionChoice(store)}</div>
          <h2>${words.shares} <small>${words.layerHead(layer, head)}</small></h2>
          <share-bar .store=${store} .name=${weights} .row=${row} .followed=${true}></share-bar>
          ${pass.merged ? nothing : this.#context(reading, row)}
        </div>
      </div>
      <div class="row">
        <div class="part">
          <h2>${words.headsTitle}</h2>
          <layer-heads .store=${store}></layer-heads>
        </div>
        <div class="part">
          <h2>${words.matrix} <small>${words.layerHead(layer, head)}</small></h2>
          <matrix-grid
            .store=${store}
            .name=${weights}
            .readonly=${pass.merged === true}
          ></matrix-grid>
          ${pass.merged ? nothing : html`<p class="note">${words.matrixNote}</p>`}
        </div>
      </div>
      <opened-cell
        .store=${store}
        .shows=${(name: string) => !isInBrowser(store, name)}
      ></opened-cell>
      <tensor-browser .store=${store}></tensor-browser>`;
  }

  #context({ pass, layer, head }: Reading, row: number): TemplateResult {
    const words = wordsOf(this.store);
    return html`<h2 class="context">${words.context} <small>${words.contextNote}</small></h2>
      <matrix-grid
        .store=${this.store}
        .name=${tensorName(pass, "context", head, layer)}
        .onlyRow=${row}
      ></matrix-grid>`;
  }

  #candidates(row: number): TemplateResult {
    const words = wordsOf(this.store);
    return html`<h2>${words.candidates}</h2>
      <candidate-list .store=${this.store} .step=${row}></candidate-list>
      <p class="note">${words.candidatesNote}</p>`;
  }
}

define("translate-view", TranslateView);
