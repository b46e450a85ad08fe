import { html, nothing, type TemplateResult } from "lit";
import { modelOf } from "../../models/files.ts";
import { tensorName } from "../../state/names.ts";
import { VARIANTS } from "../../state/state.ts";
import { base, controls, hues } from "../../theme/shared-styles.ts";
import "../head-line.ts";
import { tokenLabels } from "../labels.ts";
import "../matrix-grid.ts";
import "../model-status.ts";
import "../opened/opened-cell.ts";
import { type Reading, read } from "../reading.ts";
import "../sentence-box.ts";
import "../share-bar.ts";
import { define, StoreElement } from "../store-element.ts";
import "./bottleneck-panel.ts";
import "./candidate-list.ts";
import { choices, sampleChips, wordsOf } from "./controls.ts";
import { modelStyles } from "./model-styles.ts";
import { stepHead } from "./step-head.ts";
import { isInBrowser } from "./tensor-browser.ts";
import "./translation-text.ts";
import "./unrolled-model.ts";

/** A recurrent encoder and decoder: with attention of two kinds, and without. */
export class Seq2seqView extends StoreElement {
  static override styles = [base, controls, hues, modelStyles];

  override render(): TemplateResult {
    const { store } = this;
    const words = wordsOf(store);
    const reading = read(store);
    const shown = reading?.pass.translation ? reading : null;
    const model = modelOf(store.state.value);
    const isStale = store.problem.value !== null;
    return html`<section class="top">
        <div class="words">
          <sentence-box .store=${store} box="text"></sentence-box>
          ${sampleChips(store, "seq2seq")}
          <p class="note">${words.onlyKorean}</p>
        </div>
        <div class="words">
          <h2>${words.variant}</h2>
          ${choices(
            words.variant,
            VARIANTS.map((value) => ({ value, label: words.variants[value] })),
            store.state.value.variant,
            (variant) => store.update({ variant }),
          )}
          <model-status .store=${store} .model=${model}></model-status>
          <translation-text .store=${store}></translation-text>
          ${shown && !isStale ? this.#sentence(shown) : nothing}
        </div>
      </section>
      <div class="details ${isStale ? "stale" : ""}">${shown ? this.#details(shown) : nothing}</div>
      <bottleneck-panel class="bottleneck" .store=${store}></bottleneck-panel>`;
  }

  #sentence({ pass, trace }: Reading): TemplateResult {
    return trace.has(tensorName(pass, "attention_weights", 0))
      ? html`<head-line .store=${this.store} .compact=${true}></head-line>`
      : html`<p class="note">${wordsOf(this.store).noAttention}</p>`;
  }

  #details({ pass, trace }: Reading): TemplateResult {
    const { store } = this;
    const words = wordsOf(store);
    const row = Math.min(store.state.value.query, pass.tokens.length - 1);
    const title = words.stepTitle(tokenLabels(pass.tokens)[row] ?? "");
    const hasAttention = trace.has(tensorName(pass, "attention_weights", 0));
    return html`${stepHead(store, title, row, pass.tokens.length)}
      <unrolled-model .store=${store}></unrolled-model>
      <div class="row">
        <div class="part">
          <h2>${words.candidates}</h2>
          <candidate-list .store=${store} .step=${row}></candidate-list>
          <p class="note">${words.candidatesNote}</p>
        </div>
        <div class="part">${hasAttention ? this.#attention(row) : nothing}</div>
      </div>
      <opened-cell
        .store=${store}
        .shows=${(name: string) => !isInBrowser(store, name)}
      ></opened-cell>
      <tensor-browser .store=${store}></tensor-browser>`;
  }

  #attention(row: number): TemplateResult {
    const { store } = this;
    const words = wordsOf(store);
    return html`<h2 class="context">${words.attentionValue} <small>${words.contextNote}</small></h2>
      <share-bar
        .store=${store}
        .name=${"decoder.attention_weights"}
        .row=${row}
        .followed=${true}
      ></share-bar>
      <matrix-grid .store=${store} .name=${"decoder.context"} .onlyRow=${row}></matrix-grid>
      <h2>${words.matrix}</h2>
      <matrix-grid .store=${store} .name=${"decoder.attention_weights"}></matrix-grid>`;
  }
}

define("seq2seq-view", Seq2seqView);
