import { css, html, nothing, type TemplateResult } from "lit";
import { storiesMessages } from "../../language/stories.ts";
import { STORIES } from "../../stories/index.ts";
import { readProgress } from "../../stories/progress.ts";
import type { Story } from "../../stories/story.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { radicalStyles } from "../radical.ts";
import { withRadicals } from "../radical-text.ts";
import { define, StoreElement } from "../store-element.ts";

/** All stories, each with where the reader left it. */
export class StoryList extends StoreElement {
  static override styles = [
    base,
    controls,
    radicalStyles,
    css`
      :host {
        display: block;
        padding: 0 24px 16px;
      }
      p {
        margin: 0 0 12px;
        font: var(--text-14);
        color: var(--ink2);
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      button {
        display: block;
        width: 100%;
        padding: 10px 0;
        border-radius: 2px;
      }
      b {
        display: block;
      }
      .summary {
        display: block;
        font: var(--text-13);
        color: var(--ink2);
      }
      .place {
        display: block;
        font: var(--text-12);
        color: var(--ink3);
      }
      @media (hover: hover) {
        button:hover b {
          text-decoration: underline 1px;
          text-underline-offset: 4px;
        }
      }
      @media (max-width: 959.98px) {
        :host {
          padding: 0 16px 16px;
        }
      }
    `,
  ];

  override render(): TemplateResult {
    const language = this.store.language.value;
    const messages = storiesMessages(language);
    const { steps, finished } = readProgress();
    return html`<p>${messages.intro}</p>
      <ol>
        ${STORIES.map((story) => {
          const step = steps[story.name] ?? 0;
          const isUnderWay = step > 0 && step < story.steps.length;
          const place = isUnderWay
            ? messages.goOn(step + 1)
            : finished.includes(story.name)
              ? `✓ ${messages.finished}`
              : messages.stepCount(story.steps.length);
          return html`<li>
            <button type="button" @click=${() => this.#choose(story, isUnderWay ? step : 0)}>
              <b>${withRadicals(story.title[language])}</b>
              <span class="summary">${story.summary[language]}</span>
              ${place ? html`<span class="place">${place}</span>` : nothing}
            </button>
          </li>`;
        })}
      </ol>`;
  }

  #choose(story: Story, step: number): void {
    this.dispatchEvent(new CustomEvent("story-chosen", { detail: { story, step } }));
  }
}

define("story-list", StoryList);
