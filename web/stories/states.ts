/** The states that a story goes through, from the links it is written in. */
import { sameValue } from "../state/history.ts";
import type { Language, PlaygroundState } from "../state/state.ts";
import { readHash, readParts } from "../state/url.ts";
import { local, type Story, type StoryStep } from "./story.ts";

/** What the page shows when a step opens; how one reads is left as it is. */
export type StepState = Omit<PlaygroundState, "language" | "theme" | "story">;

export function stepState(story: Story, index: number, language: Language): StepState {
  const step = story.steps[index];
  if (step?.state !== undefined || index <= 0) {
    const {
      language: _,
      theme,
      story: __,
      ...state
    } = openLink(local(step?.state ?? "", language));
    return state;
  }
  return { ...stepState(story, index - 1, language), ...outcome(story.steps[index - 1], language) };
}

/** What the task of a step changes when it is done as it is meant. */
export function outcome(step: StoryStep | undefined, language: Language): Partial<StepState> {
  const task = step?.task;
  if (!task || !("do" in task)) return {};
  return readParts(local(task.shown ?? task.until, language)).change;
}

/** Whether a state has come to what some keys of a link ask for. */
export function hasCome(state: PlaygroundState, parts: string): boolean {
  const { change } = readParts(parts);
  return (Object.keys(change) as (keyof PlaygroundState)[]).every((key) =>
    sameValue(state[key], change[key]),
  );
}

/** A whole link, as the page's address shows it, or its end after "v=1&". */
export function openLink(link: string): PlaygroundState {
  const end = link.replace(/^[^#]*#/, "").replace(/^v=1&?/, "");
  return readHash(end === "" ? "v=1" : `v=1&${end}`, "ko").state;
}
