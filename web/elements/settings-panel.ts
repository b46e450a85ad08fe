import { css, html, type TemplateResult } from "lit";
import { settingsMessages } from "../language/settings.ts";
import { settings as settingsIcon } from "../theme/later-icons.ts";
import { base, controls, disclosure, hues } from "../theme/shared-styles.ts";
import { radicalStyles } from "./radical.ts";
import { maskSetting } from "./settings/mask.ts";
import { settingStyles } from "./settings/parts.ts";
import { scoreSetting, temperatureSetting } from "./settings/score.ts";
import { headsSetting, positionSetting, sourceSetting } from "./settings/vectors.ts";
import { define, StoreElement } from "./store-element.ts";

/** Everything the numbers depend on besides the text; collapsed until wanted. */
export class SettingsPanel extends StoreElement {
  static override properties = { ...StoreElement.properties, open: { state: true } };
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  static override styles = [
    base,
    controls,
    disclosure,
    hues,
    radicalStyles,
    settingStyles,
    css`
      :host {
        display: block;
      }
      .panel {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr));
        gap: 24px 40px;
        padding: 16px 0 24px;
      }
      .stack {
        display: grid;
        gap: 24px;
        align-content: start;
        min-width: 0;
      }
      .consequence {
        margin: 6px 0 0;
        font: var(--text-13);
        color: var(--ink2);
      }
    `,
  ];

  override render(): TemplateResult {
    const settings = settingsMessages(this.store.language.value);
    return html`<button
        class="toggle"
        type="button"
        aria-expanded=${this.open}
        aria-controls="panel"
        @click=${() => {
          this.open = !this.open;
        }}
      >
        ${settingsIcon} ${settings.title}
      </button>
      <div id="panel" class="panel" role="region" aria-label=${settings.title} ?hidden=${!this.open}>
        ${
          this.open
            ? html`<div class="stack">${maskSetting(this.store)}</div>
                <div class="stack">
                  ${scoreSetting(this.store)} ${temperatureSetting(this.store)}
                </div>
                <div class="stack">
                  ${headsSetting(this.store)} ${positionSetting(this.store)}
                  ${sourceSetting(this.store)}
                </div>`
            : ""
        }
      </div>`;
  }
}

define("settings-panel", SettingsPanel);
