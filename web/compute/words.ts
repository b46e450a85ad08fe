/** Which pieces make a word. */
import type { StepResult } from "../core/model-types.ts";

/** Indexes of the pieces of each word. */
export type Words = readonly (readonly number[])[];

/** A piece that starts no word belongs to the one before. */
export function wordsOf(pieces: readonly { readonly startsWord: boolean }[]): Words {
  const words: number[][] = [];
  pieces.forEach(({ startsWord }, index) => {
    const last = words.at(-1);
    if (last && !startsWord) last.push(index);
    else words.push([index]);
  });
  return words;
}

/** Words of a translation; the end of the sentence stands alone. */
export function wordsOfSteps(steps: readonly StepResult[]): Words {
  return wordsOf(steps.map(({ done, token }) => ({ startsWord: done || token.startsWord })));
}

/** What the decoder reads: the start, then every token but the last. */
export function wordsOfInputs(steps: readonly StepResult[]): Words {
  const read = steps.slice(0, -1).map(({ token }) => token);
  return wordsOf([
    { startsWord: true },
    ...read.map((token, index) => (index === 0 ? { startsWord: true } : token)),
  ]);
}
