/** For every query and key the largest weight that any head gives, and which head gives it. Pure. */
import type { Matrix } from "../../core/types.ts";

export interface HeadMaximum {
  readonly weights: Matrix;
  /** By cell of `weights`: the first head that gives the largest. */
  readonly heads: readonly number[];
}

/** null where there is no head. */
export function headMaximum(
  weights: readonly { readonly head: number; readonly matrix: Matrix }[],
): HeadMaximum | null {
  const [first, ...others] = weights;
  if (!first) return null;
  const data = first.matrix.data.slice();
  const heads = new Array<number>(data.length).fill(first.head);
  for (const { head, matrix } of others) {
    for (let index = 0; index < data.length; index++) {
      const weight = matrix.data[index] ?? 0;
      if (weight <= (data[index] ?? 0)) continue;
      data[index] = weight;
      heads[index] = head;
    }
  }
  return { weights: { ...first.matrix, data }, heads };
}
