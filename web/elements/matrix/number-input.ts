/** Numbers as people type them. */

export type NumberProblem = "empty" | "not_a_number" | "too_large";

export type NumberInput =
  | { readonly value: number; readonly problem: null }
  | { readonly value: null; readonly problem: NumberProblem };

/** Groups of three after a first group that is not 0: "1,000" and "12,345.6". */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a number in any common way of writing: "−0.5", "1e3", "１２", "0,25" (a decimal comma),
 * "1,000" (thousands). What is accepted is finite as float32.
 */
export function readNumber(text: string): NumberInput {
  const plain = text.normalize("NFKC").replace(/[−–—]/g, "-").replace(/[\s_]/g, "");
  if (plain === "") return { value: null, problem: "empty" };
  const decimal = THOUSANDS.test(plain) ? plain.replaceAll(",", "") : plain.replace(",", ".");
  if (!DECIMAL.test(decimal)) return { value: null, problem: "not_a_number" };
  const value = Number(decimal);
  if (!Number.isFinite(Math.fround(value))) return { value: null, problem: "too_large" };
  return { value: value === 0 ? 0 : value, problem: null };
}
