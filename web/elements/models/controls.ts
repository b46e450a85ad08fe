/** Small choices of the modes of a model: direction, samples, which attention. */
import { html, type TemplateResult } from "lit";
import { wordsOf as groupsOf, wordsOfSteps } from "../../compute/words.ts";
import { samplesOf } from "../../examples/samples.ts";
import { type ModelMessages, modelMessages } from "../../language/models.ts";
import { modeState } from "../../state/defaults.ts";
import { shownAttention } from "../../state/shown.ts";
import { ATTENTIONS, type ModelMode } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";

export function wordsOf(store: Store): ModelMessages {
  return modelMessages(store.language.value);
}

interface Choice<T> {
  readonly value: T;
  readonly label: string;
}

/** One of a few, as plain words side by side. */
export function choices<T>(
  label: string,
  all: readonly Choice<T>[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<div class="choices" role="group" aria-label=${label}>
    ${all.map(
      ({ value, label }) => html`<button
        class="choice"
        type="button"
        aria-pressed=${value === chosen}
        @click=${() => choose(value)}
      >
        ${label}
      </button>`,
    )}
  </div>`;
}

export function directionChoice(store: Store): TemplateResult {
  const words = wordsOf(store);
  return choices(
    words.direction,
    [
      { value: null, label: words.directions.auto },
      { value: "en", label: words.directions.en },
      { value: "ko", label: words.directions.ko },
    ] as const,
    store.state.value.to,
    (to) => store.update({ to }),
  );
}

/** Another attention has other rows: the first of them is followed. */
export function attentionChoice(store: Store): TemplateResult {
  const words = wordsOf(store);
  const { attention } = store.state.value;
  return choices(
    words.attention,
    ATTENTIONS.map((value) => ({ value, label: words.attentions[value] })),
    attention,
    (value) => {
      const isOther = (value === "encoder") !== (attention === "encoder");
      store.update({ attention: value, ...(isOther && { query: 0 }) });
    },
  );
}

/** Pieces or whole words; the followed one stays followed. */
export function mergeChoice(store: Store): TemplateResult {
  const words = wordsOf(store);
  const { merged } = store.state.value;
  const change = (event: Event): void => {
    const query = sameToken(store, !merged);
    store.update({ merged: (event.target as HTMLInputElement).checked, query });
  };
  return html`<label class="merge">
    <input type="checkbox" .checked=${merged} @change=${change} />${words.words}
  </label>`;
}

/** The followed row among words, or among pieces. */
function sameToken(store: Store, merged: boolean): number {
  const state = store.state.peek();
  const translation = store.result.peek()?.pass.translation;
  if (!translation) return 0;
  const { source, steps } = translation;
  const rows = shownAttention(state) === "encoder" ? groupsOf(source) : wordsOfSteps(steps);
  return merged
    ? Math.max(
        0,
        rows.findIndex((word) => word.includes(state.query)),
      )
    : (rows[state.query]?.[0] ?? 0);
}

export function sampleChips(store: Store, mode: ModelMode): TemplateResult {
  const language = store.language.value;
  const { text } = store.state.value;
  return html`<ul class="chips" aria-label=${wordsOf(store).samples}>
    ${samplesOf(mode, language).map(
      (sample) => html`<li>
        <button
          class="link"
          type="button"
          aria-pressed=${sample.text === text}
          @click=${() =>
            store.update({
              ...modeState(mode, language),
              variant: store.state.peek().variant,
              ...sample,
            })}
        >
          ${sample.text}
        </button>
      </li>`,
    )}
  </ul>`;
}
