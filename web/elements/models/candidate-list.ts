import { css, html, nothing, type TemplateResult } from "lit";
import type { Candidate, StepResult } from "../../core/model-types.ts";
import { formatProbability } from "../../language/probability.ts";
import { cssProperties } from "../../theme/css-properties.ts";
import { base, controls } from "../../theme/shared-styles.ts";
import { visibleText } from "../labels.ts";
import { define, StoreElement } from "../store-element.ts";
import { wordsOf } from "./controls.ts";

/** What the model might have said at one step; choosing one makes it say that. */
export class CandidateList extends StoreElement {
  static override properties = { ...StoreElement.properties, step: { type: Number } };
  declare step: number;

  constructor() {
    super();
    this.step = 0;
  }

  static override styles = [
    base,
    controls,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button.candidate {
        position: relative;
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 12px;
        width: 100%;
        padding: 5px 8px;
        border-radius: 4px;
        font: var(--text-15);
        color: var(--ink2);
      }
      .candidate::before {
        content: "";
        position: absolute;
        inset: 3px auto 3px 0;
        width: calc(100% * var(--share));
        border-radius: 3px;
        background: var(--sunk);
      }
      .candidate > * {
        position: relative;
      }
      .candidate[aria-pressed="true"] {
        color: var(--ink);
        font-weight: 700;
      }
      .candidate[aria-pressed="true"]::before {
        background: var(--query-band);
        box-shadow: inset 3px 0 0 var(--query);
      }
      .text {
        overflow-wrap: anywhere;
        white-space: pre-wrap;
      }
      .end {
        font-style: italic;
      }
      .forced {
        margin: 8px 0 0;
        font: var(--text-13);
        color: var(--ink2);
      }
      @media (hover: hover) {
        .candidate:hover {
          color: var(--ink);
          box-shadow: 0 0 0 2px var(--line2);
        }
      }
      @media (pointer: coarse) {
        button.candidate {
          padding: 10px 8px;
        }
      }
    `,
  ];

  override render(): TemplateResult | typeof nothing {
    const steps = this.store.result.value?.pass.translation?.steps;
    const step = steps?.[this.step];
    if (!step) return nothing;
    const words = wordsOf(this.store);
    const isListed = step.candidates.some(({ id }) => id === step.token.id);
    const own = { id: step.token.id, text: step.token.text, probability: step.probability };
    const all = isListed ? step.candidates : [...step.candidates, own];
    return html`<ol aria-label=${words.candidates}>
        ${all.map((candidate) => html`<li>${this.#candidate(candidate, step)}</li>`)}
      </ol>
      ${
        step.forced
          ? html`<p class="forced">
              ${words.forced} ·
              <button class="link" type="button" @click=${() => this.#force(null)}>
                ${words.release}
              </button>
            </p>`
          : nothing
      }`;
  }

  #candidate(candidate: Candidate, step: StepResult): TemplateResult {
    const words = wordsOf(this.store);
    const isEnd = candidate.text === "";
    const text = isEnd ? words.end : visibleText(candidate.text);
    const probability = formatProbability(candidate.probability);
    return html`<button
      class="candidate"
      type="button"
      aria-pressed=${candidate.id === step.token.id}
      aria-label=${words.candidate(text, probability)}
      data-probability=${candidate.probability}
      ${cssProperties({ "--share": String(candidate.probability) })}
      @click=${() => this.#choose(candidate, step)}
    >
      <span class="text ${isEnd ? "end" : ""}">${text}</span><span>${probability}</span>
    </button>`;
  }

  #choose(candidate: Candidate, step: StepResult): void {
    if (candidate.id === step.token.id) return;
    this.#force(candidate.id === step.candidates[0]?.id ? null : candidate.id);
  }

  /** What was forced after this step belonged to another sentence. */
  #force(piece: number | null): void {
    const before = this.store.state.peek().forced.filter(([step]) => step < this.step);
    const forced = piece === null ? before : [...before, [this.step, piece] as const];
    this.store.update({ forced });
  }
}

define("candidate-list", CandidateList);
