import { describe, expect, it } from "vitest";
import { isTerm } from "../../web/language/terms.ts";
import { LANGUAGES, type Language } from "../../web/state/state.ts";
import { passInput } from "../../web/state/store.ts";
import { readParts } from "../../web/state/url.ts";
import { isNear, largestOf, rightOptions } from "../../web/stories/answers.ts";
import {
  holds,
  isComparison,
  type Moment,
  type Numbers,
  operand,
} from "../../web/stories/conditions.ts";
import { STORIES } from "../../web/stories/index.ts";
import { parsePointer } from "../../web/stories/pointers.ts";
import { hasCome, openLink, outcome, type StepState, stepState } from "../../web/stories/states.ts";
import { local, type Story } from "../../web/stories/story.ts";
import { NUMBER } from "../../web/stories/text.ts";
import { passOf, stateWith } from "./core-for-tests.ts";

const whole = (state: StepState) => ({ ...stateWith("ko-school"), ...state });

function numbersOf(state: StepState): Numbers {
  const { result, trace } = passOf(passInput(whole(state)));
  return { pass: result, trace, head: state.head };
}

/** The numbers as a step opens, and when its task is done as it is meant. */
function momentsOf(story: Story, index: number, language: Language) {
  const state = stepState(story, index, language);
  const before = numbersOf(state);
  const change = outcome(story.steps[index], language);
  const now = Object.keys(change).length > 0 ? numbersOf({ ...state, ...change }) : before;
  return { opened: { before, now: before }, done: { before, now } };
}

const steps = STORIES.flatMap((story) =>
  story.steps.flatMap((step, index) =>
    LANGUAGES.map((language) => ({ story, step, index, language, name: story.name })),
  ),
);

describe("stories", () => {
  it("have names of their own, four to seven steps, and a task in nearly every one", () => {
    const names = STORIES.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, steps } of STORIES) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(steps.length, name).toBeGreaterThanOrEqual(4);
      expect(steps.length, name).toBeLessThanOrEqual(7);
      expect(steps.filter(({ task }) => !task).length, name).toBeLessThanOrEqual(1);
    }
  });

  it("say each step in one to three sentences", () => {
    for (const { name, step, index, language } of steps) {
      const text = step.text[language].replace(NUMBER, "0");
      const sentences = text.split(/[.?!](?:\s|$)/).filter((part) => part.trim() !== "");
      expect(sentences.length, `${name} ${index + 1} ${language}`).toBeLessThanOrEqual(3);
    }
  });
});

describe.each(steps)("step $index of $name in $language", ({ story, step, index, language }) => {
  const state = stepState(story, index, language);
  const { opened, done } = momentsOf(story, index, language);
  const { task } = step;

  it("opens a state that a link can say in full", () => {
    if (step.state === undefined) {
      expect(index).toBeGreaterThan(0);
      return;
    }
    const link = local(step.state, language);
    expect(readParts(link.replace(/^#?v=1&?/, "")).dropped).toEqual([]);
    expect(openLink(link).mode).toBe(state.mode);
    expect(state.query).toBeLessThan(opened.now.pass.tokens.length);
  });

  it("points at something there is a word for, with numbers that exist", () => {
    const pointer = parsePointer(local(step.point, language));
    expect(pointer).not.toBeNull();
    if (pointer?.kind !== "tensor") return;
    const cell = `${pointer.name} ${Math.max(0, pointer.row)} ${Math.max(0, pointer.col)}`;
    expect(operand(cell, opened)).not.toBeNaN();
  });

  it("writes only terms of the glossary and numbers of the trace", () => {
    const texts = [step.text, step.after, task && ("do" in task ? task.do : task.ask)];
    for (const text of texts.flatMap((each) => each?.[language] ?? [])) {
      for (const [, id = ""] of text.matchAll(/\]\(([^)]*)\)/g)) expect(isTerm(id), id).toBe(true);
      for (const [, cell = ""] of text.matchAll(NUMBER)) {
        expect(operand(cell, text === step.after?.[language] ? done : opened), cell).not.toBeNaN();
      }
      expect(text.replace(NUMBER, "")).not.toMatch(/[{}]/);
    }
  });

  it("has a task that is not yet done, and can be done", () => {
    if (!task || !("do" in task)) return;
    const until = local(task.until, language);
    const isMet = (moment: Moment, at: StepState) =>
      isComparison(until) ? holds(until, moment) : hasCome(whole(at), until);
    expect(readParts(local(task.shown ?? task.until, language)).dropped).toEqual([]);
    expect(isMet(opened, state)).toBe(false);
    expect(isMet(done, { ...state, ...outcome(step, language) })).toBe(true);
  });

  it("asks a question that has one right answer by the core", () => {
    if (!task || "do" in task) return;
    if ("largest" in task) {
      expect(largestOf(local(task.largest, language), opened)).toBeGreaterThanOrEqual(0);
    } else if ("number" in task) {
      const cell = local(task.number, language);
      expect(isNear(operand(cell, opened).toFixed(2), cell, task.within, opened)).toBe(true);
      expect(task.within).toBeGreaterThanOrEqual(0.005);
      expect(Number(cell.split(" ")[1]), "its row is not the one written out").not.toBe(
        state.query,
      );
    } else {
      expect(rightOptions(task, language, opened)).toHaveLength(1);
    }
  });
});
