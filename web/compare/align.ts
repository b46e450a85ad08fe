/** Which tokens two sentences share. Pure. */

/** [index in a, index in b] */
export type Pair = readonly [a: number, b: number];

/** A longest sequence of labels that both have in this order. */
export function sharedLabels(a: readonly string[], b: readonly string[]): Pair[] {
  const width = b.length + 1;
  /** The length of the longest one from (i, j) on. */
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Pair[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
