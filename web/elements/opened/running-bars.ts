/** Products as bars that each start where the last ended. Pure. */
import type { Explanation } from "../../core/types.ts";

/** The term that makes most of the sum. */
export function mainTerm({ terms, result, pinned }: Explanation): number | null {
  if (pinned || terms.length < 2 || result === 0) return null;
  const shares = terms.map(({ product }) => product / result);
  const largest = Math.max(...shares);
  // Beyond that, others take much of it back.
  return largest > 0.5 && largest < 1.5 ? shares.indexOf(largest) : null;
}

/** Pixels from the top of running sums. */
export function runningBars(
  products: readonly number[],
  height: number,
): { steps: { from: number; to: number }[]; zero: number } {
  let sum = 0;
  const sums = products.map((product) => {
    sum += product;
    return sum;
  });
  const top = Math.max(0, ...sums);
  const bottom = Math.min(0, ...sums);
  const scale = top === bottom ? 0 : (height - 24) / (top - bottom);
  const y = (value: number) => Math.round((20 + (top - value) * scale) * 100) / 100;
  const zero = scale === 0 ? height - 4 : y(0);
  const at = (value: number) => (scale === 0 ? zero : y(value));
  return {
    steps: sums.map((to, index) => ({ from: at(sums[index - 1] ?? 0), to: at(to) })),
    zero,
  };
}
