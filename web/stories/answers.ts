/** Whether the reader's answer is right: only the core's numbers decide. */

import type { Language } from "../state/state.ts";
import { holds, type Moment, operand, rowNamed } from "./conditions.ts";
import type { ChoiceQuestion } from "./story.ts";
import { local } from "./story.ts";

/** The place of a row's one largest number; -1 where two share it with two decimals. */
export function largestOf(row: string, { now }: Moment): number {
  const values = rowNamed(row, now);
  const [first = Number.NaN, second = -Infinity] = [...values].sort((a, b) => b - a);
  return first - second >= LEAST_LEAD ? values.indexOf(first) : -1;
}

/** Smaller differences cannot be told on the page. */
const LEAST_LEAD = 0.01;

/** Which of the options are so; a question has one. */
export function rightOptions(
  { options }: ChoiceQuestion,
  language: Language,
  moment: Moment,
): readonly number[] {
  return options.flatMap(({ when }, index) =>
    holds(local(when, language), moment) ? [index] : [],
  );
}

/** Whether a typed number is near enough; null where it is no number. */
export function isNear(
  typed: string,
  cell: string,
  within: number,
  moment: Moment,
): boolean | null {
  const text = typed.trim().replace(",", ".").replace("−", "-");
  if (!/^[-+]?\d*\.?\d+$/.test(text)) return null;
  return Math.abs(Number(text) - operand(cell, moment)) <= within + 1e-6;
}
