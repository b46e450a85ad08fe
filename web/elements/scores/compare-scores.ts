import { html, nothing, type TemplateResult } from "lit";
import { pinsBeforeScores, ScorePasses } from "../../compare/score-passes.ts";
import { SCORES, type Score } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import { type ScoresMessages, scoresMessages } from "../../language/scores.ts";
import { settingsMessages } from "../../language/settings.ts";
import { sameValue } from "../../state/history.ts";
import { tensorName } from "../../state/names.ts";
import type { Store } from "../../state/store.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { base, controls, hues } from "../../theme/shared-styles.ts";
import { densityOf } from "../matrix/density.ts";
import "../matrix-grid.ts";
import { radicalStyles } from "../radical.ts";
import { settingStyles } from "../settings/parts.ts";
import { scoreFormula, temperatureSetting } from "../settings/score.ts";
import { define, StoreElement } from "../store-element.ts";
import "./saturation-view.ts";
import { scoresStyles } from "./scores-styles.ts";
import { spreadTable } from "./spread-table.ts";

/** The page's tokens under all six score functions: weights, how widely they spread, and why ÷√d. */
export class CompareScores extends StoreElement {
  #passes: ScorePasses | null = null;

  static override styles = [base, controls, hues, radicalStyles, settingStyles, scoresStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#passes?.dispose();
    this.#passes = null;
  }

  override render(): TemplateResult {
    const { store } = this;
    const messages = scoresMessages(store.language.value);
    this.#passes ??= new ScorePasses(store);
    const { stores } = this.#passes;
    const { pins } = store.state.value;
    const isHandmade = store.result.value?.pass.origin.projections === "handmade";
    return html`<p class="intro">${messages.intro}</p>
      ${sameValue(pinsBeforeScores(pins), pins) ? nothing : html`<p class="note">${messages.pins}</p>`}
      ${isHandmade ? html`<p class="note">${messages.handmade}</p>` : nothing}
      ${temperatureSetting(store)}
      <div class="multiples">
        ${SCORES.map((score) => this.#multiple(messages, score, stores.get(score) ?? store))}
      </div>
      ${spreadTable(store, stores, messages)}
      <saturation-view .store=${store}></saturation-view>`;
  }

  #multiple(messages: ScoresMessages, score: Score, own: Store): TemplateResult {
    const { scores: names } = settingsMessages(this.store.language.value);
    const { head, query, score: present } = this.store.state.value;
    const result = own.result.value;
    const shown = Math.min(head, (result?.pass.numHeads ?? 1) - 1);
    const mean = result?.pass.spread?.[shown]?.mean;
    const keys = result?.pass.keyTokens.length ?? 0;
    const hasNumbers = densityOf(1, keys, true) === "full";
    const name = result ? tensorName(result.pass, "attention_weights", shown) : "";
    return html`<figure
      class=${hasNumbers ? "" : "small"}
      data-score=${score}
      aria-label=${names[score]}
      ${cssProperties({ "--keys": String(keys) })}
    >
      <figcaption>
        <span class=${score === present ? "present" : ""}>${names[score]}</span>
        <span class="formula">${scoreFormula(score)}</span>
        <small>
          ${
            mean
              ? messages.mean(formatNumber(mean.entropy), formatNumber(mean.effectiveKeys, 1))
              : nothing
          }
        </small>
      </figcaption>
      ${
        own.problem.value
          ? html`<p class="note">${messages.failed}</p>`
          : result
            ? html`<matrix-grid
                class=${keys > 32 ? "drawn" : ""}
                .store=${own}
                .name=${name}
                .readonly=${true}
                .compact=${true}
                .followedRow=${hasNumbers ? null : query}
              ></matrix-grid>`
            : html`<p class="note">${messages.waiting}</p>`
      }
    </figure>`;
  }
}

define("compare-scores", CompareScores);
