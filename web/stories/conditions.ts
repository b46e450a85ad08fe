/** What a story asks of the core's numbers: "attention_weights 4 2 > 0.9". */
import type { PassResult } from "../compute/protocol.ts";
import type { TraceReader } from "../core/trace.ts";
import { tensorName } from "../state/names.ts";

/** The numbers of a pass, by the head that is looked at. */
export interface Numbers {
  readonly pass: PassResult;
  readonly trace: TraceReader;
  readonly head: number;
}

/** Numbers now, and those of the step as it opened. */
export interface Moment {
  readonly now: Numbers;
  readonly before: Numbers;
}

/** Smaller differences are none: two decimals do not show them. */
const EQUAL = 0.005;

const COMPARISON = /^(.+) (<|>|=) (.+)$/;

export function isComparison(condition: string): boolean {
  return COMPARISON.test(condition);
}

/** Whether every comparison of "a 0 1 > 0.5 and a 0 2 = before a 0 2" holds. */
export function holds(condition: string, moment: Moment): boolean {
  return condition.split(" and ").every((comparison) => {
    const [, left = "", sign, right = ""] = COMPARISON.exec(comparison) ?? [];
    const difference = operand(left, moment) - operand(right, moment);
    if (sign === "=") return Math.abs(difference) < EQUAL;
    return sign === "<" ? difference <= -EQUAL : difference >= EQUAL;
  });
}

/** A number, or the cell that "tensor row col" or "before tensor row col" names; NaN where there is none. */
export function operand(text: string, { now, before }: Moment): number {
  if (/^-?\d+(\.\d+)?$/.test(text)) return Number(text);
  const [, earlier, name = "", row, col] = /^(before )?([a-z_.0-9]+) (\d+) (\d+)$/.exec(text) ?? [];
  return cellOf(earlier ? before : now, name, Number(row), Number(col));
}

/** All numbers of "tensor row". */
export function rowNamed(text: string, numbers: Numbers): readonly number[] {
  const [name = "", row = ""] = text.split(" ");
  const full = fullName(name, numbers);
  if (!numbers.trace.has(full)) return [];
  const { cols, data } = numbers.trace.get(full);
  return [...data.subarray(Number(row) * cols, (Number(row) + 1) * cols)];
}

/** "attention_weights" is that of the head that is looked at; a whole name is itself. */
export function fullName(name: string, { pass, trace, head }: Numbers): string {
  return trace.has(name) ? name : tensorName(pass, name, Math.min(head, pass.numHeads - 1));
}

function cellOf(numbers: Numbers, name: string, row: number, col: number): number {
  const full = fullName(name, numbers);
  if (!numbers.trace.has(full)) return Number.NaN;
  const { rows, cols, data } = numbers.trace.get(full);
  return row < rows && col < cols ? (data[row * cols + col] ?? Number.NaN) : Number.NaN;
}
