/** How far to go: lengths that double, and when a way of computing is left out from there on. */

const SHORTEST = 64;

/** How long a single call and the memory of a single way may get; what is slow stops earlier. */
export const LIMITS = {
  callMilliseconds: 700,
  bytes: 300e6,
} as const;

/** The choices of the reader; the longest takes longer calls. */
export const LONGEST = [1024, 4096, 16384] as const;
export const USUAL_LONGEST = 4096;

/** 64, 128, … up to `longest`. */
export function lengthsUpTo(longest: number): number[] {
  const lengths: number[] = [];
  for (let length = SHORTEST; length <= longest; length *= 2) lengths.push(length);
  return lengths;
}

/** The most that one call may take: more where the reader asked for more. */
export function callLimit(longest: number): number {
  return longest > USUAL_LONGEST ? 4 * LIMITS.callMilliseconds : LIMITS.callMilliseconds;
}

/** What a measurement at one length says of another: value · (to / from)^growth. */
export function predicted(value: number, from: number, to: number, growth: 1 | 2): number {
  return value * (to / from) ** growth;
}
