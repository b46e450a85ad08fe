/** How many sentences of each length came out exactly right. Pure. */
import type { Side } from "./protocol.ts";

export interface Bin {
  /** The lengths in words that it holds, both included. */
  readonly least: number;
  readonly most: number;
  readonly sentences: number;
  readonly exact: Readonly<Record<Side, number>>;
}

/** Few sentences are shorter than the first bin or longer than the last. */
const BOUNDS = [
  [1, 2],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 6],
  [7, Number.POSITIVE_INFINITY],
] as const;

export const NO_BINS: readonly Bin[] = BOUNDS.map(([least, most]) => ({
  least,
  most,
  sentences: 0,
  exact: { attention: 0, none: 0 },
}));

export function withSentence(
  bins: readonly Bin[],
  words: number,
  exact: Readonly<Record<Side, boolean>>,
): Bin[] {
  return bins.map((bin) =>
    words < bin.least || words > bin.most
      ? bin
      : {
          ...bin,
          sentences: bin.sentences + 1,
          exact: {
            attention: bin.exact.attention + Number(exact.attention),
            none: bin.exact.none + Number(exact.none),
          },
        },
  );
}

/** "1–2", "3", "7+" */
export function binLabel({ least, most }: Bin): string {
  if (most === Number.POSITIVE_INFINITY) return `${least}+`;
  return least === most ? String(least) : `${least}–${most}`;
}

/** null where there was no sentence. */
export function share(bin: Bin, side: Side): number | null {
  return bin.sentences === 0 ? null : bin.exact[side] / bin.sentences;
}
