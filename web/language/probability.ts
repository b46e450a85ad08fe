import { formatNumber } from "./numbers.ts";

/** Two decimals; of what is less than 0.01 the first digit that says something. */
export function formatProbability(probability: number): string {
  if (probability >= 0.01) return formatNumber(probability);
  if (probability < 0.00005) return "<0.0001";
  return String(Number(probability.toPrecision(1)));
}
