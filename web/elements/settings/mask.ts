import { html, nothing, type TemplateResult } from "lit";
import { settingsMessages } from "../../language/settings.ts";
import type { MaskState } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";
import "../mask-painter.ts";
import { about, numberField } from "./parts.ts";

/** Cells are painted one by one only while each is large enough to hit. */
const MOST_PAINTED_TOKENS = 32;

/** Rules that combine: causal, padding, window, cells by hand. */
export function maskSetting(store: Store): TemplateResult {
  const settings = settingsMessages(store.language.value);
  const { mask } = store.state.value;
  const pass = store.result.value?.pass;
  const keys = pass?.keyTokens.length ?? 1;
  const queries = pass?.tokens.length ?? 1;
  const change = (part: Partial<MaskState>, merge = false): void =>
    store.update(
      { mask: { ...store.state.peek().mask, ...part } },
      merge ? { history: "merge", kind: `mask ${Object.keys(part)}` } : {},
    );
  const isChecked = (event: Event): boolean => (event.target as HTMLInputElement).checked;
  const isFree =
    !mask.causal && mask.window === null && mask.validKeys === null && mask.painted.length === 0;
  return html`<fieldset class="setting" data-control="mask">
    <legend>${settings.mask}</legend>
    <div class="options">
      <label class="option">
        <input
          type="checkbox"
          .checked=${isFree}
          ?disabled=${isFree}
          @change=${() => change({ causal: false, window: null, validKeys: null, painted: [] })}
        />${settings.maskNone}
      </label>
      <label class="option">
        <input
          type="checkbox"
          .checked=${mask.causal}
          @change=${(event: Event) => change({ causal: isChecked(event) })}
        />${settings.causal}
      </label>
      <span class="line">
        <label class="option">
          <input
            type="checkbox"
            .checked=${mask.validKeys !== null}
            @change=${(event: Event) =>
              change({ validKeys: isChecked(event) ? Math.max(1, keys - 1) : null })}
          />${settings.padding}
        </label>
        ${
          mask.validKeys === null
            ? nothing
            : html`<label
                >${settings.paddingFrom}
                ${numberField({
                  label: settings.paddingFrom,
                  value: mask.validKeys + 1,
                  least: 1,
                  most: Math.max(keys, mask.validKeys + 1),
                  change: (first) => change({ validKeys: first - 1 }, true),
                })}</label
              >`
        }
      </span>
      <span class="line">
        <label class="option">
          <input
            type="checkbox"
            .checked=${mask.window !== null}
            @change=${(event: Event) => change({ window: isChecked(event) ? 1 : null })}
          />${settings.window}
        </label>
        ${
          mask.window === null
            ? nothing
            : html`<label
                >${settings.windowSize}
                ${numberField({
                  label: settings.windowSize,
                  value: mask.window,
                  least: 0,
                  most: Math.max(keys, queries, mask.window),
                  change: (window) => change({ window }, true),
                })}</label
              >`
        }
      </span>
    </div>
    ${
      Math.max(keys, queries) <= MOST_PAINTED_TOKENS
        ? html`<mask-painter .store=${store}></mask-painter>`
        : nothing
    }
    ${about(settings.mask, settings.about, settings.maskNote)}
  </fieldset>`;
}
