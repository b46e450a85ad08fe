import { html, type TemplateResult } from "lit";
import { SCORES, type Score } from "../../core/types.ts";
import { settingsMessages } from "../../language/settings.ts";
import { LIMITS } from "../../state/limits.ts";
import { openPanel } from "../../state/panels.ts";
import type { Store } from "../../state/store.ts";
import { radical } from "../radical.ts";
import { about, numberField } from "./parts.ts";

const q = html`<b class="query">q</b>`;
const k = html`<b class="key">k</b>`;

/** One line a score function. */
export function scoreFormula(score: Score): TemplateResult {
  switch (score) {
    case "scaled_dot_product":
      return html`${q}·${k} / ${radical(html`<i>d</i>`, "√d")}`;
    case "dot_product":
      return html`${q}·${k}`;
    case "general":
      return html`${q}<sup>T</sup>W${k}`;
    case "additive":
      return html`v<sup>T</sup>tanh(W<sub>q</sub>${q} + W<sub>k</sub>${k})`;
    case "concat":
      return html`v<sup>T</sup>tanh(W[${q}; ${k}])`;
    case "cosine":
      return html`${q}·${k} / |${q}||${k}|`;
  }
}

export function scoreSetting(store: Store): TemplateResult {
  const settings = settingsMessages(store.language.value);
  const { score } = store.state.value;
  return html`<fieldset class="setting" data-control="score">
    <legend>${settings.score}</legend>
    <div class="options column">
      ${SCORES.map(
        (each) => html`<label class="option">
          <input
            type="radio"
            name="score"
            .checked=${each === score}
            @change=${() => store.update({ score: each })}
          />
          ${settings.scores[each]} <span class="formula">${scoreFormula(each)}</span>
        </label>`,
      )}
    </div>
    <button class="link" type="button" @click=${() => openPanel(store, "scores")}>
      ${settings.allScores}
    </button>
    ${about(settings.score, settings.about, settings.scoreNote)}
  </fieldset>`;
}

/** The slider is logarithmic: 0.1 to 10, with 1 in its middle. */
export function temperatureSetting(store: Store): TemplateResult {
  const settings = settingsMessages(store.language.value);
  const { temperature } = store.state.value;
  const change = (value: number): void =>
    store.update({ temperature: value }, { history: "merge", kind: "temperature" });
  const slide = (event: Event): void => {
    const exponent = Number((event.target as HTMLInputElement).value) / 100;
    change(Number((10 ** exponent).toPrecision(2)));
  };
  return html`<div
    class="setting"
    role="group"
    aria-label=${settings.temperature}
    data-control="temperature"
  >
    <span class="name">${settings.temperature}</span>
    <div class="line">
      <input
        type="range"
        min="-100"
        max="100"
        step="2"
        aria-label=${settings.temperature}
        aria-valuetext=${String(temperature)}
        .value=${String(Math.round(Math.log10(temperature) * 100))}
        @input=${slide}
      />
      ${numberField({
        label: settings.temperature,
        value: temperature,
        least: LIMITS.temperature.least,
        most: LIMITS.temperature.most,
        whole: false,
        change,
      })}
    </div>
    ${about(settings.temperature, settings.about, settings.temperatureNote)}
  </div>`;
}
