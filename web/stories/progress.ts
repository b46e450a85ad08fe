/** How far the reader has come, kept in this browser; where that is refused, as long as the page is open. */
const KEY = "attention-playground.stories";
/** The link of what the reader was looking at before a story: each tab's own, and no longer than it. */
const OWN_KEY = "attention-playground.own";

export interface Progress {
  /** The step to go on with, by the story's name. */
  readonly steps: Readonly<Record<string, number>>;
  readonly finished: readonly string[];
}

const NONE: Progress = { steps: {}, finished: [] };

/** A text in a storage of the browser, or in memory where that is refused. */
class Kept {
  #isRefused = false;
  #text: string | null = null;

  constructor(
    readonly storage: () => Storage,
    readonly key: string,
  ) {}

  read(): string | null {
    if (this.#isRefused) return this.#text;
    try {
      return this.storage().getItem(this.key);
    } catch {
      return null;
    }
  }

  write(text: string | null): void {
    this.#text = text;
    try {
      if (text === null) this.storage().removeItem(this.key);
      else this.storage().setItem(this.key, text);
    } catch {
      this.#isRefused = true;
    }
  }
}

const progress = new Kept(() => localStorage, KEY);
const own = new Kept(() => sessionStorage, OWN_KEY);

export function readProgress(): Progress {
  return parse(progress.read());
}

export function keepProgress(change: Partial<Progress>): void {
  progress.write(JSON.stringify({ ...readProgress(), ...change }));
}

export function readOwn(): string | null {
  return own.read();
}

export function keepOwn(link: string | null): void {
  own.write(link);
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
