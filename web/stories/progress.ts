/** How far the reader has come, kept in this browser; where that is refused, as long as the page is open. */
const KEY = "attention-playground.stories";

export interface Progress {
  /** The link of what the reader was looking at before a story. */
  readonly own: string | null;
  /** The step to go on with, by the story's name. */
  readonly steps: Readonly<Record<string, number>>;
  readonly finished: readonly string[];
}

const NONE: Progress = { own: null, steps: {}, finished: [] };

let kept: string | null = null;

export function readProgress(): Progress {
  try {
    kept = localStorage.getItem(KEY) ?? kept;
  } catch {
    // what is kept in `kept` has to do
  }
  return parse(kept);
}

export function keepProgress(change: Partial<Progress>): Progress {
  const progress = { ...readProgress(), ...change };
  kept = JSON.stringify(progress);
  try {
    localStorage.setItem(KEY, kept);
  } catch {
    // as above
  }
  return progress;
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
  const { own, steps, finished } = read as Record<string, unknown>;
  const isStep = (entry: [string, unknown]): entry is [string, number] =>
    Number.isInteger(entry[1]) && Number(entry[1]) >= 0;
  return {
    own: typeof own === "string" ? own : null,
    steps:
      typeof steps === "object" && steps !== null
        ? Object.fromEntries(Object.entries(steps).filter(isStep))
        : {},
    finished: Array.isArray(finished)
      ? finished.filter((name): name is string => typeof name === "string")
      : [],
  };
}
