/** Which cells of a vector another one differs in most. Pure. */

/** The `most` columns that change most, in their order, and the one that changes most of all. */
export function mostChanged(
  before: ArrayLike<number>,
  now: ArrayLike<number>,
  most: number,
): { readonly cols: readonly number[]; readonly most: number | null } {
  const change = (col: number) => Math.abs((now[col] ?? 0) - (before[col] ?? 0));
  const order = Array.from({ length: before.length }, (_, col) => col).sort(
    (a, b) => change(b) - change(a) || a - b,
  );
  const [first] = order;
  return {
    cols: order.slice(0, most).sort((a, b) => a - b),
    most: first !== undefined && change(first) > 0 ? first : null,
  };
}
