import { html, nothing, type TemplateResult } from "lit";
import { POSITIONS } from "../../core/types.ts";
import { settingsMessages } from "../../language/settings.ts";
import { isOffered, TRAINED } from "../../models/files.ts";
import { sourceChange } from "../../state/defaults.ts";
import { LIMITS } from "../../state/limits.ts";
import { SOURCES } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";
import "../model-status.ts";
import { about, numberField } from "./parts.ts";

export function headsSetting(store: Store): TemplateResult {
  const settings = settingsMessages(store.language.value);
  const { numHeads, headDim } = store.state.value;
  const origin = store.result.value?.pass.origin;
  const isSeeded = origin?.projections === "seeded" && origin.features !== null;
  return html`<div class="setting" role="group" aria-label=${settings.heads} data-control="heads">
    <span class="name">${settings.heads}</span>
    <div class="line">
      <label
        >${settings.heads}
        ${numberField({
          label: settings.heads,
          value: numHeads,
          ...LIMITS.numHeads,
          change: (value) =>
            store.update({ numHeads: value }, { history: "merge", kind: "numHeads" }),
        })}</label
      >
      <label
        >${settings.headDim}
        ${numberField({
          label: settings.headDim,
          value: headDim,
          ...LIMITS.headDim,
          change: (value) =>
            store.update({ headDim: value }, { history: "merge", kind: "headDim" }),
        })}</label
      >
    </div>
    ${isSeeded ? html`<p class="consequence">${settings.seededProjections}</p>` : nothing}
    ${about(settings.heads, settings.about, `${settings.headsNote} ${settings.headDimNote}`)}
  </div>`;
}

export function positionSetting(store: Store): TemplateResult {
  const settings = settingsMessages(store.language.value);
  const { position } = store.state.value;
  return html`<fieldset class="setting" data-control="position">
    <legend>${settings.position}</legend>
    <div class="options">
      ${POSITIONS.map(
        (each) => html`<label class="option">
          <input
            type="radio"
            name="position"
            .checked=${each === position}
            @change=${() => store.update({ position: each })}
          />${settings.positions[each]}
        </label>`,
      )}
    </div>
    ${about(settings.position, settings.about, settings.positionNote)}
  </fieldset>`;
}

export function sourceSetting(store: Store): TemplateResult {
  const settings = settingsMessages(store.language.value);
  const { source, seed } = store.state.value;
  const origin = store.result.value?.pass.origin;
  const usesSeed =
    origin &&
    (origin.kind === "mixed" || origin.kind === "seeded" || origin.projections === "seeded");
  return html`<fieldset class="setting" data-control="source">
    <legend>${settings.source}</legend>
    <div class="options">
      ${SOURCES.filter(isOffered).map(
        (each) => html`<label class="option">
          <input
            type="radio"
            name="source"
            .checked=${each === source}
            @change=${() => store.update(sourceChange(store.state.peek(), each))}
          />${settings.sources[each]}
        </label>`,
      )}
    </div>
    ${
      source === "trained"
        ? html`<model-status .store=${store} .model=${TRAINED}></model-status>`
        : nothing
    }
    ${
      usesSeed
        ? html`<div class="line">
            <label
              >${settings.seed}
              ${numberField({
                label: settings.seed,
                value: seed,
                ...LIMITS.seed,
                change: (value) =>
                  store.update({ seed: value }, { history: "merge", kind: "seed" }),
              })}</label
            >
            <button
              class="link"
              type="button"
              @click=${() => store.update({ seed: (seed + 1) % (LIMITS.seed.most + 1) })}
            >
              ${settings.newSeed}
            </button>
          </div>`
        : nothing
    }
    ${about(settings.source, settings.about, settings.sourceNote)}
  </fieldset>`;
}
