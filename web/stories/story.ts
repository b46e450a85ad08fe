/** What a story is: data, in both languages. README.md beside this file tells how to write one. */
import type { Language } from "../state/state.ts";

export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

/** One for both languages, or one each where their sentences differ. */
export type Local = string | Bilingual;

export interface Story {
  /** As it stands in links: lower-case words with hyphens. */
  readonly name: string;
  readonly title: Bilingual;
  /** What one can do afterwards, in half a line. */
  readonly summary: Bilingual;
  readonly steps: readonly StoryStep[];
}

export interface StoryStep {
  /** One to three sentences, with [terms](query) and {attention_weights 4 2} for numbers of the core. */
  readonly text: Bilingual;
  /** What the page shows: the end of a link. Without one, what the step before leads to. */
  readonly state?: Local;
  /** What it is about: "tensor:attention_weights cell 4 2"; see pointers.ts. */
  readonly point: Local;
  /** What the reader does. Without one there is only something to see. */
  readonly task?: Task;
  /** What is said when it is done. */
  readonly after?: Bilingual;
}

export type Task = Action | LargestQuestion | NumberQuestion | ChoiceQuestion;

/** Something to do on the page. */
export interface Action {
  readonly do: Bilingual;
  /** Keys of a link that the page must come to ("q=2&step=mask"), or what its numbers must fulfil. */
  readonly until: Local;
  /** Keys of a link that fulfil it, where `until` is about numbers. */
  readonly shown?: Local;
}

/** Which key has the largest number of a row? */
export interface LargestQuestion {
  readonly ask: Bilingual;
  /** "attention_weights 4": a tensor and a row. */
  readonly largest: Local;
}

/** Which number stands in a cell? */
export interface NumberQuestion {
  readonly ask: Bilingual;
  /** "attention_weights 4 2": a cell; it is covered until it is answered. */
  readonly number: Local;
  /** How far from the core's number an answer may be. */
  readonly within: number;
}

/** Which of these is so? Exactly one is. */
export interface ChoiceQuestion {
  readonly ask: Bilingual;
  readonly options: readonly {
    readonly text: Bilingual;
    /** What the numbers fulfil where this is the answer. */
    readonly when: Local;
  }[];
}

export function local(text: Local, language: Language): string {
  return typeof text === "string" ? text : text[language];
}
