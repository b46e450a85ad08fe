import { css, html, nothing, type TemplateResult } from "lit";
import type { TranslationResult } from "../../compute/protocol.ts";
import { shownAttention } from "../../state/shown.ts";
import { base } from "../../theme/shared-styles.ts";
import { define, StoreElement } from "../store-element.ts";
import { wordsOf } from "./controls.ts";
import { doubtsOf, doubtText } from "./doubts.ts";

/** The translation as far as it has come, and what speaks against it. */
export class TranslationText extends StoreElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      .translation {
        min-height: 38px;
        margin: 20px 0 0;
        font: 700 var(--text-headline);
        letter-spacing: -0.02em;
      }
      .later {
        color: var(--ink3);
        font-weight: 400;
      }
      .now {
        color: var(--query);
      }
      .doubtful {
        color: var(--ink2);
        font-weight: 400;
        text-decoration: underline dotted 1px var(--edge);
        text-underline-offset: 6px;
      }
      .doubts {
        margin: 8px 0 0;
        padding: 0 0 0 12px;
        border-left: 3px solid var(--ink);
        font: var(--text-14);
        color: var(--ink2);
      }
      .doubts b {
        color: var(--ink);
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const { store } = this;
    const words = wordsOf(store);
    const decoding = store.decoding.value;
    const translation = decoding ?? store.result.value?.pass.translation;
    if (!translation || store.problem.value) return nothing;
    const isPartly = store.result.value?.pass.translationOfAllHeads !== undefined;
    // With heads off it is no wonder that the model is unsure.
    const doubts = (decoding ? [] : doubtsOf(translation, store.state.value.text)).filter(
      ({ kind }) => kind !== "unsure" || !isPartly,
    );
    return html`<p class="translation ${doubts.length > 0 ? "doubtful" : ""}" lang=${translation.to}>
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
        <span class="visually-hidden"
          >${decoding ? "" : `${words.translation}: ${translation.text}`}</span
        >
      </div>`;
  }

  /** What follows the chosen token is paler. */
  #parts({ text }: TranslationResult, isWhole: boolean): TemplateResult | string {
    const state = this.store.state.value;
    const token = this.store.result.value?.pass.tokens[state.query];
    if (!isWhole || shownAttention(state) === "encoder" || !token) return text;
    return html`${text.slice(0, token.start)}<span class="now"
        >${text.slice(token.start, token.end)}</span
      ><span class="later">${text.slice(token.end)}</span>`;
  }
}

define("translation-text", TranslationText);
