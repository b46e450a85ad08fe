/** Leads a playground through a story: sets its states, and knows when a step is done. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals-core";
import type { ComputeChannel, ComputeClient } from "../compute/channel.ts";
import type { PassResult } from "../compute/protocol.ts";
import { TraceReader } from "../core/trace.ts";
import { sameValue } from "../state/history.ts";
import { type CellAddress, type Language, PANELS, type PlaygroundState } from "../state/state.ts";
import { passInput, type Store } from "../state/store.ts";
import { writeHash } from "../state/url.ts";
import { fullName, holds, isComparison, type Moment, type Numbers } from "./conditions.ts";
import { Kept } from "./kept.ts";
import { keepProgress, readProgress } from "./progress.ts";
import { hasCome, openLink, outcome, type StepState, stepState } from "./states.ts";
import { local, type Story, type StoryStep } from "./story.ts";

/** The link of what the reader was looking at before a story: each tab's own, and no longer than it. */
const own = new Kept(() => sessionStorage, "attention-playground.own");

/** Where the reader is. */
export interface OpenStory {
  readonly story: Story;
  readonly index: number;
  /** null behind the last step. */
  readonly step: StoryStep | null;
}

export class StoryRun {
  readonly open: ReadonlySignal<OpenStory | null>;
  /** The numbers now and as the step opened; null until they are there. */
  readonly moment: ReadonlySignal<Moment | null>;
  readonly done: Signal<boolean> = signal(false);

  readonly #before: Signal<Numbers | null> = signal(null);
  readonly #channel: ComputeChannel;
  readonly #disposers: (() => void)[];
  #shown = "";

  constructor(
    readonly store: Store,
    client: ComputeClient,
    readonly stories: readonly Story[],
  ) {
    this.#channel = client.open({
      result: (pass, newest) => newest && this.#remember(pass),
      problem: () => {},
    });
    this.open = computed(() => {
      const place = store.state.value.story;
      const story = stories.find(({ name }) => name === place?.name);
      if (!story || !place || place.step === null) return null;
      const index = Math.min(place.step, story.steps.length);
      return { story, index, step: story.steps[index] ?? null };
    });
    this.moment = computed(() => {
      const before = this.#before.value;
      const result = store.result.value;
      return before && result && !store.pending.value
        ? { before, now: { ...result, head: store.state.value.head } }
        : null;
    });
    this.#disposers = [this.#beginning(), this.#opening(), this.#watching(), this.#covering()];
  }

  dispose(): void {
    for (const dispose of this.#disposers) dispose();
    this.#channel.close();
  }

  /** Opens a story at a step, for the first time with the reader's own page kept aside. */
  go(story: Story, index: number): void {
    const { store } = this;
    const current = store.state.peek();
    const steps = { ...readProgress().steps, [story.name]: index };
    const isBegun = current.story?.step != null;
    keepProgress({ steps });
    if (!isBegun) own.write(ownLink(current));
    const isEnd = index >= story.steps.length;
    if (isEnd) this.#finish(story);
    this.done.value = false;
    const opened = stepState(story, index, store.language.peek());
    store.update({
      ...(isEnd ? {} : isBegun ? shownBy(opened, current) : opened),
      story: { name: story.name, step: index },
    });
  }

  /** The page as the step opened it. */
  restart(): void {
    const open = this.open.peek();
    if (open) this.go(open.story, open.index);
  }

  /** Does the step's task for the reader. */
  show(): void {
    const step = this.open.peek()?.step;
    if (step) this.store.update(outcome(step, this.store.language.peek()));
  }

  /** Ends the story; the page is again as it was before, or stays as it is. */
  leave(how: "back" | "stay" = "back"): void {
    const { store } = this;
    const link = own.read();
    own.write(null);
    if (how === "stay" || link === null) {
      store.update({ story: null });
      return;
    }
    const { language: _, theme, ...state } = openLink(link);
    store.update({ ...state, story: null });
  }

  #finish({ name }: Story): void {
    const { steps, finished } = readProgress();
    const { [name]: _, ...others } = steps;
    keepProgress({ steps: others, finished: [...new Set([...finished, name])] });
  }

  /** A link may name a story without a step. */
  #beginning(): () => void {
    return effect(() => {
      const place = this.store.state.value.story;
      if (place?.step !== null) return;
      const story = this.stories.find(({ name }) => name === place?.name);
      queueMicrotask(() => {
        if (this.store.state.peek().story !== place) return;
        if (story) this.go(story, 0);
        else this.store.update({ story: null });
      });
    });
  }

  /** Computes what the step opened with, also where the reader has gone on from there. */
  #opening(): () => void {
    return effect(() => {
      const open = this.open.value;
      const language = this.store.language.value;
      const shown = open?.step ? `${open.story.name} ${open.index} ${language}` : "";
      if (shown === this.#shown) return;
      const isOtherLanguage = shown.slice(0, -2) === this.#shown.slice(0, -2) && shown !== "";
      this.#shown = shown;
      this.done.value = false;
      this.#before.value = null;
      if (!open?.step) return;
      const state = stepState(open.story, open.index, language);
      this.#channel.pass(passInput({ ...this.store.state.peek(), ...state }));
      if (isOtherLanguage) {
        queueMicrotask(() => this.store.update(shownBy(state, this.store.state.peek())));
      }
    });
  }

  #remember(pass: PassResult): void {
    const open = this.open.peek();
    if (!open?.step) return;
    const { head } = stepState(open.story, open.index, this.store.language.peek());
    this.#before.value = { pass, trace: new TraceReader(pass.trace), head };
  }

  /** A number that the reader is to work out is covered until then, also for a screen reader. */
  #covering(): () => void {
    const { covered, result, state, language } = this.store;
    const stop = effect(() => {
      const numbers = result.value && { ...result.value, head: state.value.head };
      const step = this.done.value ? null : this.open.value?.step;
      const cell = numbers && askedCell(step, language.value, numbers);
      if (!sameValue(covered.peek(), cell)) covered.value = cell;
    });
    return () => {
      stop();
      covered.value = null;
    };
  }

  #watching(): () => void {
    return effect(() => {
      const moment = this.moment.value;
      const step = this.open.value?.step;
      const state = this.store.state.value;
      const task = step?.task;
      if (!moment || !task || !("do" in task)) return;
      const until = local(task.until, this.store.language.value);
      if (isComparison(until) ? holds(until, moment) : hasCome(state, until)) {
        queueMicrotask(() => {
          if (this.open.peek()?.step === step) this.done.value = true;
        });
      }
    });
  }
}

/** What a step shows, and beside it what the reader has opened or frozen within the story. */
function shownBy(step: StepState, { panels, frozen }: PlaygroundState): StepState {
  const open = PANELS.filter((panel) => step.panels.includes(panel) || panels.includes(panel));
  return { ...step, panels: open, frozen: step.frozen ?? frozen };
}

/** The cell that a step points at and asks for, until its number is answered. */
function askedCell(
  step: StoryStep | null | undefined,
  language: Language,
  numbers: Numbers,
): CellAddress | null {
  if (!step?.task || !("number" in step.task)) return null;
  const asked = local(step.task.number, language);
  const [name = "", row, col] = asked.split(" ");
  if (local(step.point, language) !== `tensor:${name} cell ${row} ${col}`) return null;
  return { name: fullName(name, numbers), row: Number(row), col: Number(col) };
}

function ownLink(state: PlaygroundState): string {
  return writeHash({ ...state, story: null, language: null, theme: null });
}
