/** What can be taken away from the formula bar: the arithmetic of a cell in three ways of writing it. */
import type { TraceReader } from "../../core/trace.ts";
import type { Explanation } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import { type Formula, formulaText } from "./formula.ts";
import { latexText } from "./latex.ts";
import { numpyText } from "./numpy.ts";

export const FORMATS = ["text", "latex", "numpy"] as const;
export type CopyFormat = (typeof FORMATS)[number];

/** An explained cell with the formula that the bar prints of it. */
export interface Copied {
  readonly explanation: Explanation;
  readonly formula: Formula;
  readonly trace: TraceReader;
}

/** How copying went, and what there is to say about it. */
export interface CopyOutcome {
  readonly isCopied: boolean;
  readonly said: string;
}

export function copyOf(format: CopyFormat, { explanation, formula, trace }: Copied): string {
  switch (format) {
    case "text":
      return plainText(explanation, formula);
    case "latex":
      return latexText(explanation, formula);
    case "numpy":
      return numpyText(explanation, trace);
  }
}

/** attention_scores[4, 2] = 2.00 × 0.00 + … = 5.00 */
function plainText({ name, row, col, value }: Explanation, formula: Formula): string {
  const left = `${name}[${row}, ${col}]`;
  if (formula.result === null) return `${left} = ${formatNumber(value)} (${formula.note ?? ""})`;
  return `${left} = ${formulaText(formula)} = ${formatNumber(formula.result)}`;
}
