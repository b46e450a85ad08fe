import type { Token } from "../core/types.ts";

/**
 * Which row to follow after the text was edited: the same token where it is still there, counted from
 * the end of the sentence where the edit was before it; the last row stays the last.
 */
export function followToken(
  before: readonly Token[],
  after: readonly Token[],
  query: number,
): number {
  const last = after.length - 1;
  if (last < 0) return 0;
  if (query >= before.length - 1) return last;
  const common = commonPrefix(before, after);
  return query < common ? query : Math.max(0, Math.min(last, query + after.length - before.length));
}

function commonPrefix(a: readonly Token[], b: readonly Token[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count]?.text === b[count]?.text) count++;
  return count;
}
