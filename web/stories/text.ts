/** The text of a story as a sentence: terms, and numbers of the core. */
import { type JosaPair, josa } from "../language/josa.ts";
import { formatNumber } from "../language/numbers.ts";
import { type Sentence, words } from "../language/pieces.ts";
import { type Moment, operand } from "./conditions.ts";

/** "{attention_weights 4 2}", "{before context 0 0}", with a particle "{attention_weights 4 2 을/를}". */
export const NUMBER = /\{((?:before )?[a-z_.0-9]+ \d+ \d+)(?: ([가-힣]+\/[가-힣]+))?\}/g;

export function storySentence(text: string, moment: Moment | null): Sentence {
  return words(
    text.replace(NUMBER, (_, cell: string, pair?: JosaPair) => {
      const value = moment ? operand(cell, moment) : Number.NaN;
      const number = Number.isNaN(value) ? "…" : formatNumber(value);
      return number + (pair ? josa(number, pair) : "");
    }),
  );
}
