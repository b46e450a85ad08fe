/** The sentences that training never saw, as src/training/corpus writes them. */

export interface HeldOut {
  readonly korean: string;
  readonly english: string;
  /** 어절. */
  readonly words: number;
}

/** Reads a tab-separated file with a heading; a line without both sentences is an error of the file. */
export function readHeldOut(text: string): HeldOut[] {
  const [heading = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const columns = heading.split("\t");
  const [ko, en] = [columns.indexOf("korean"), columns.indexOf("english")];
  if (ko < 0 || en < 0) throw new Error("the sentences have no columns korean and english");
  return lines.map((line, index) => {
    const cells = line.split("\t");
    const [korean, english] = [cells[ko], cells[en]];
    if (!korean || !english) throw new Error(`line ${index + 2} of the sentences is incomplete`);
    return { korean, english, words: korean.trim().split(/\s+/).length };
  });
}

/** The same sentences in an order in which every part is like the whole, so that one may stop early. */
export function mixed<T>(all: readonly T[]): T[] {
  const stride = strideFor(all.length);
  return all.map((_, index) => all[(index * stride) % all.length] as T);
}

/** A step of about 0.618 of the length that meets every place once. */
function strideFor(length: number): number {
  let stride = Math.max(1, Math.round(length * 0.618));
  while (greatestDivisor(stride, length) > 1) stride++;
  return stride;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
