import { html, nothing, type TemplateResult } from "lit";
import { formatNumber } from "../../language/numbers.ts";
import { type StoriesMessages, storiesMessages } from "../../language/stories.ts";
import { isNear, largestOf, rightOptions } from "../../stories/answers.ts";
import { operand } from "../../stories/conditions.ts";
import type { OpenStory, StoryRun } from "../../stories/run.ts";
import {
  type ChoiceQuestion,
  type LargestQuestion,
  local,
  type NumberQuestion,
} from "../../stories/story.ts";
import { storySentence } from "../../stories/text.ts";
import { chevronLeft, chevronRight } from "../../theme/icons.ts";
import { reset } from "../../theme/later-icons.ts";
import { base, controls, hues } from "../../theme/shared-styles.ts";
import { tokenLabels } from "../labels.ts";
import { radicalStyles } from "../radical.ts";
import { sentence } from "../sentence.ts";
import { define, StoreElement } from "../store-element.ts";
import { storyStepStyles } from "./story-step-styles.ts";

/** What was answered last: an option that was chosen, or why a number is not taken. */
interface Answer {
  readonly of: string;
  readonly wrong: readonly number[];
  readonly said: "wrong" | "far" | "notANumber" | "right" | "revealed" | "";
}

/** One step: what it says, what the reader does, and the way on. */
export class StoryStep extends StoreElement {
  static override properties = {
    ...StoreElement.properties,
    run: { attribute: false },
    answer: { state: true },
  };
  declare run: StoryRun;
  declare answer: Answer;

  static override styles = [base, controls, hues, radicalStyles, storyStepStyles];

  constructor() {
    super();
    this.answer = { of: "", wrong: [], said: "" };
  }

  override render(): TemplateResult | typeof nothing {
    const open = this.run.open.value;
    if (!open?.step) return nothing;
    const language = this.store.language.value;
    const messages = storiesMessages(language);
    const moment = this.run.moment.value;
    const { step, story, index } = open;
    const isDone = this.run.done.value;
    const isFree = isDone || !step.task;
    const isLast = index === story.steps.length - 1;
    return html`<p class="text">${sentence(storySentence(step.text[language], moment))}</p>
      ${this.#task(open, messages)}
      <div class="said" role="status">
        ${this.#said(open, messages)}
        ${
          isDone && step.after
            ? html`<p>${sentence(storySentence(step.after[language], moment))}</p>`
            : nothing
        }
      </div>
      <div class="way">
        <button
          class="icon"
          type="button"
          aria-label=${messages.previous}
          title=${messages.previous}
          ?disabled=${index === 0}
          @click=${() => this.run.go(story, index - 1)}
        >
          ${chevronLeft}
        </button>
        <span class="place" aria-hidden="true">${index + 1} / ${story.steps.length}</span>
        <button
          class="icon"
          type="button"
          aria-label=${messages.restart}
          title=${messages.restart}
          @click=${() => this.#restart()}
        >
          ${reset}
        </button>
        <button
          class="next ${isFree ? "free" : ""}"
          type="button"
          @click=${() => this.run.go(story, index + 1)}
        >
          ${isLast ? messages.finish : messages.next} ${chevronRight}
        </button>
      </div>`;
  }

  #task(open: OpenStory, messages: StoriesMessages): TemplateResult | typeof nothing {
    const task = open.step?.task;
    if (!task) return nothing;
    const language = this.store.language.value;
    if ("do" in task) {
      const isDone = this.run.done.value;
      return html`<div class="task">
        <p>${sentence(storySentence(task.do[language], this.run.moment.value))}</p>
        ${
          isDone
            ? nothing
            : html`<button class="link" type="button" @click=${() => this.run.show()}>
                ${messages.show}
              </button>`
        }
      </div>`;
    }
    const ask = html`<p id="ask">
      ${sentence(storySentence(task.ask[language], this.run.moment.value))}
    </p>`;
    if ("number" in task) return this.#number(task, ask, messages);
    return this.#options(task, ask);
  }

  #options(task: LargestQuestion | ChoiceQuestion, ask: TemplateResult): TemplateResult {
    const language = this.store.language.value;
    const texts =
      "options" in task
        ? task.options.map(({ text }) => html`${sentence(storySentence(text[language], null))}`)
        : tokenLabels(this.store.result.value?.pass.keyTokens ?? []);
    const { wrong } = this.#answer();
    const right = this.run.done.value ? this.#right(task) : [];
    return html`<div class="task" role="group" aria-labelledby="ask">
      ${ask}
      <div class="options">
        ${texts.map(
          (text, index) => html`<button
            class="option ${wrong.includes(index) ? "wrong" : ""} ${right.includes(index) ? "right" : ""}"
            type="button"
            aria-disabled=${this.run.done.value || wrong.includes(index)}
            @click=${() => this.#choose(task, index)}
          >
            ${text}<span class="mark">${right.includes(index) ? " ✓" : wrong.includes(index) ? " ✗" : ""}</span>
          </button>`,
        )}
      </div>
    </div>`;
  }

  #number(task: NumberQuestion, ask: TemplateResult, messages: StoriesMessages): TemplateResult {
    const isDone = this.run.done.value;
    return html`<form
      class="task"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        this.#type(task, this.renderRoot.querySelector("input")?.value ?? "");
      }}
    >
      ${ask}
      <div class="line">
        <input
          class="box"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          aria-labelledby="ask"
          aria-describedby="within"
          ?disabled=${isDone}
        />
        <button class="link" type="submit" ?disabled=${isDone}>${messages.check}</button>
        ${
          isDone
            ? nothing
            : html`<button class="link" type="button" @click=${() => this.#tell("revealed")}>
                ${messages.reveal}
              </button>`
        }
      </div>
      <p id="within" class="small">${messages.within(String(task.within))}</p>
    </form>`;
  }

  #said(open: OpenStory, messages: StoriesMessages): TemplateResult | typeof nothing {
    const { said } = this.#answer();
    const task = open.step?.task;
    const moment = this.run.moment.value;
    if (task && "do" in task) {
      return this.run.done.value ? html`<p><b>${messages.done}</b></p>` : nothing;
    }
    if (said === "") return nothing;
    if (said === "revealed" || (said === "right" && task && "number" in task)) {
      const cell = task && "number" in task ? local(task.number, this.store.language.value) : "";
      const value = moment ? formatNumber(operand(cell, moment)) : "…";
      return html`<p>
        ${said === "right" ? html`<b>${messages.right}</b>` : nothing} ${messages.revealed(value)}
      </p>`;
    }
    return html`<p><b>${messages[said]}</b></p>`;
  }

  /** The options that are right by the core's numbers. */
  #right(task: LargestQuestion | ChoiceQuestion): readonly number[] {
    const language = this.store.language.value;
    const moment = this.run.moment.value;
    if (!moment) return [];
    return "options" in task
      ? rightOptions(task, language, moment)
      : [largestOf(local(task.largest, language), moment)];
  }

  #choose(task: LargestQuestion | ChoiceQuestion, index: number): void {
    if (this.run.done.peek() || this.#answer().wrong.includes(index)) return;
    if (this.#right(task).includes(index)) this.#tell("right");
    else {
      const { of, wrong } = this.#answer();
      this.answer = { of, wrong: [...wrong, index], said: "wrong" };
    }
  }

  #type(task: NumberQuestion, typed: string): void {
    const moment = this.run.moment.value;
    if (!moment) return;
    const cell = local(task.number, this.store.language.value);
    const near = isNear(typed, cell, task.within, moment);
    if (near) this.#tell("right");
    else this.answer = { ...this.#answer(), said: near === null ? "notANumber" : "far" };
  }

  #tell(said: "right" | "revealed"): void {
    this.answer = { ...this.#answer(), said };
    this.run.done.value = true;
  }

  #restart(): void {
    this.answer = { of: "", wrong: [], said: "" };
    this.run.restart();
  }

  /** An answer belongs to its step. */
  #answer(): Answer {
    const open = this.run.open.value;
    const of = open ? `${open.story.name} ${open.index}` : "";
    return this.answer.of === of ? this.answer : { of, wrong: [], said: "" };
  }
}

define("story-step", StoryStep);
