import { html, nothing, type TemplateResult } from "lit";
import type { PassResult, TranslationResult } from "../../compute/protocol.ts";
import { TRAINED } from "../../models/files.ts";
import { tensorName } from "../../state/names.ts";
import { chevronLeft, chevronRight } from "../../theme/icons.ts";
import { base, controls, hues } from "../../theme/shared-styles.ts";
import "../crossing-lines.ts";
import "../head-line.ts";
import { tokenLabels } from "../labels.ts";
import "../matrix-grid.ts";
import "../model-status.ts";
import { moveToken } from "../move-token.ts";
import { type Reading, read } from "../reading.ts";
import "../sentence-box.ts";
import "../share-bar.ts";
import { define, StoreElement } from "../store-element.ts";
import "./candidate-list.ts";
import { attentionChoice, directionChoice, sampleChips, wordsOf } from "./controls.ts";
import { doubtsOf, doubtText } from "./doubts.ts";
import "./layer-heads.ts";
import { modelStyles } from "./model-styles.ts";
import "./tensor-browser.ts";
import { notesOf } from "./token-notes.ts";

/** A sentence, its translation token by token, and what each token looked at. */
export class TranslateView extends StoreElement {
  static override styles = [base, controls, hues, modelStyles];

  override render(): TemplateResult {
    const { store } = this;
    const reading = read(store);
    const shown = reading?.pass.translation ? reading : null;
    return html`<section class="top">
        <div class="words">
          <sentence-box .store=${store} box="text"></sentence-box>
          <div class="under-box">${directionChoice(store)}</div>
          ${sampleChips(store, "translate")}
          <model-status .store=${store} .model=${TRAINED}></model-status>
          ${this.#translation(shown)}
          ${shown ? html`<head-line .store=${store} .compact=${true}></head-line>` : nothing}
        </div>
        <div class="strip">${shown ? this.#lines(shown) : nothing}</div>
      </section>
      ${shown ? this.#details(shown) : nothing}`;
  }

  /** As far as it has come; afterwards what follows the chosen step is paler. */
  #translation(shown: Reading | null): TemplateResult | typeof nothing {
    const { store } = this;
    const words = wordsOf(store);
    const decoding = store.decoding.value;
    const translation = decoding ?? shown?.pass.translation;
    if (!translation) return nothing;
    const doubts = decoding ? [] : doubtsOf(translation, store.state.value.text);
    return html`<p
        class="translation ${doubts.length > 0 ? "doubtful" : ""}"
        lang=${translation.to}
        aria-label=${words.translation}
        aria-busy=${decoding !== null}
      >
        ${doubts.length > 0 ? translation.text : this.#parts(translation, decoding === null)}
      </p>
      <div role="status">
        ${
          doubts.length > 0
            ? html`<p class="doubts">
                <b>${words.doubts.title}</b>
                ${doubts.map((doubt) => html`${doubtText(words, doubt)} `)}
              </p>`
            : nothing
        }
        <span class="visually-hidden" lang=${translation.to}
          >${decoding ? "" : translation.text}</span
        >
      </div>`;
  }

  #parts({ text, steps }: TranslationResult, isWhole: boolean): TemplateResult | string {
    const { attention, query } = this.store.state.value;
    const token = steps[query]?.token;
    if (!isWhole || attention === "encoder" || !token) return text;
    return html`${text.slice(0, token.start)}<span class="now"
        >${text.slice(token.start, token.end)}</span
      ><span class="later">${text.slice(token.end)}</span>`;
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
    return html`${this.#stepHead(pass, row)}
      <div class="row">
        <div class="part">
          ${attention === "encoder" ? nothing : this.#candidates(row)}
        </div>
        <div class="part">
          <div class="attention">${attentionChoice(store)}</div>
          <h2>${words.shares}<small>${words.layerHead(layer, head)}</small></h2>
          <share-bar .store=${store} .name=${weights} .row=${row} .followed=${true}></share-bar>
          <h2 class="context">${words.context}<small>${words.contextNote}</small></h2>
          <matrix-grid
            .store=${store}
            .name=${tensorName(pass, "context", head, layer)}
            .onlyRow=${row}
          ></matrix-grid>
        </div>
      </div>
      <div class="row">
        <div class="part">
          <h2>${words.headsTitle}</h2>
          <layer-heads .store=${store}></layer-heads>
        </div>
        <div class="part">
          <h2>${words.matrix}<small>${words.layerHead(layer, head)}</small></h2>
          <matrix-grid .store=${store} .name=${weights}></matrix-grid>
        </div>
      </div>
      <tensor-browser .store=${store}></tensor-browser>`;
  }

  #stepHead(pass: PassResult, row: number): TemplateResult {
    const { store } = this;
    const words = wordsOf(store);
    const last = pass.tokens.length - 1;
    const { attention } = store.state.value;
    const label = tokenLabels(pass.tokens)[row] ?? "";
    return html`<div class="step-head">
      <h2>${attention === "encoder" ? label : words.stepTitle(label)}</h2>
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
          ?disabled=${row === last}
          @click=${() => moveToken(store, 1)}
        >
          ${words.next} ${chevronRight}
        </button>
      </div>
    </div>`;
  }

  #candidates(row: number): TemplateResult {
    const words = wordsOf(this.store);
    return html`<h2>${words.candidates}</h2>
      <candidate-list .store=${this.store} .step=${row}></candidate-list>
      <p class="note">${words.candidatesNote}</p>`;
  }
}

define("translate-view", TranslateView);
