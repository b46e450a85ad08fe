/** How far the reader has come, kept in this browser; where that is refused, as long as the page is open. */
import { Kept } from "./kept.ts";

export interface Progress {
  /** The step to go on with, by the story's name. */
  readonly steps: Readonly<Record<string, number>>;
  readonly finished: readonly string[];
}

const NONE: Progress = { steps: {}, finished: [] };

const progress = new Kept(() => localStorage, "attention-playground.stories");

export function readProgress(): Progress {
  return parse(progress.read());
}

export function keepProgress(change: Partial<Progress>): void {
  progress.write(JSON.stringify({ ...readProgress(), ...change }));
}

/** Whether no story was ever begun here. */
export function isNewcomer(): boolean {
  const { steps, finished } = readProgress();
  return Object.keys(steps).length === 0 && finished.length === 0;
}

/** Somebody else, or an older page, may have written it: what does not fit is as if it were not there. */
function parse(text: string | null): Progress {
  let read: unknown = null;
  try {
    read = JSON.parse(text ?? "null");
  } catch {
    return NONE;
  }
  if (typeof read !== "object" || read === null) return NONE;
  const { steps, finished } = read as Record<string, unknown>;
  const isStep = (entry: [string, unknown]): entry is [string, number] =>
    Number.isInteger(entry[1]) && Number(entry[1]) >= 0;
  return {
    steps:
      typeof steps === "object" && steps !== null
        ? Object.fromEntries(Object.entries(steps).filter(isStep))
        : {},
    finished: Array.isArray(finished)
      ? finished.filter((name): name is string => typeof name === "string")
      : [],
  };
}
