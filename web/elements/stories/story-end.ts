import { css, html, nothing, type TemplateResult } from "lit";
import { storiesMessages } from "../../language/stories.ts";
import type { StoryRun } from "../../stories/run.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { radicalStyles } from "../radical.ts";
import { withRadicals } from "../radical-text.ts";
import { define, StoreElement } from "../store-element.ts";

/** Behind the last step: back to one's own sentence, on from here, or another story. */
export class StoryEnd extends StoreElement {
  static override properties = { ...StoreElement.properties, run: { attribute: false } };
  declare run: StoryRun;

  static override styles = [
    base,
    controls,
    radicalStyles,
    css`
      :host {
        display: block;
        padding: 0 24px 24px;
      }
      p {
        margin: 0 0 16px;
      }
      b {
        display: block;
      }
      .choices {
        display: flex;
        flex-direction: column;
        align-items: start;
        gap: 14px;
      }
      @media (max-width: 959.98px) {
        :host {
          padding: 0 16px 16px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const open = this.run.open.value;
    if (!open) return nothing;
    const language = this.store.language.value;
    const messages = storiesMessages(language);
    const { stories } = this.run;
    const next = stories[stories.indexOf(open.story) + 1];
    return html`<p><b>${messages.endTitle}</b>${messages.endText}</p>
      <div class="choices">
        ${
          next
            ? html`<button class="link" type="button" @click=${() => this.run.go(next, 0)}>
                ${withRadicals(messages.another(next.title[language]))}
              </button>`
            : nothing
        }
        <button class="link" type="button" @click=${() => this.#leave("back")}>
          ${messages.back}
        </button>
        <button class="link" type="button" @click=${() => this.#leave("stay")}>
          ${messages.stay}
        </button>
      </div>`;
  }

  #leave(how: "back" | "stay"): void {
    this.dispatchEvent(new CustomEvent("story-leave", { detail: how }));
  }
}

define("story-end", StoryEnd);
