import type { Token } from "../core/types.ts";

/**
 * Which row to follow after the text was edited: the same token where it is still there, counted from
 * the end of the sentence where the edit was before it. The last word stays the last word, marks behind
 * it aside; it is also followed in a sentence that has nothing in common with the one before.
 */
export function followToken(
  before: readonly Token[],
  after: readonly Token[],
  query: number,
): number {
  const last = lastWord(after);
  if (query === lastWord(before) || query >= before.length) return last;
  const start = commonPrefix(before, after);
  if (query < start) return query;
  const end = commonPrefix([...before].reverse(), [...after].reverse());
  if (start + end === 0) return last;
  return Math.max(0, Math.min(after.length - 1, query + after.length - before.length));
}

/** The last token that is more than a mark; the last of all where every one is a mark. */
function lastWord(tokens: readonly Token[]): number {
  for (let index = tokens.length - 1; index >= 0; index--) {
    if (/[\p{L}\p{N}]/u.test(tokens[index]?.text ?? "")) return index;
  }
  return Math.max(0, tokens.length - 1);
}

function commonPrefix(a: readonly Token[], b: readonly Token[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a[count]?.text === b[count]?.text) count++;
  return count;
}
