/** Numbers to compute with: look random, lie evenly in −1 … 1, are the same everywhere (xorshift32). */
export function evenNumbers(count: number, seed: number, bound = 1): Float32Array {
  const numbers = new Float32Array(count);
  let state = (seed * 2654435761 + 1) >>> 0 || 1;
  for (let index = 0; index < count; index++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    numbers[index] = bound * ((state >>> 0) / 2 ** 31 - 1);
  }
  return numbers;
}

/** The largest |a − b| in units of the largest |b|; infinite where one is not a number. */
export function relativeDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  let largest = 0;
  for (let index = 0; index < b.length; index++) {
    const difference = Math.abs((a[index] as number) - (b[index] as number));
    if (Number.isNaN(difference)) return Number.POSITIVE_INFINITY;
    apart = Math.max(apart, difference);
    largest = Math.max(largest, Math.abs(b[index] as number));
  }
  return largest === 0 ? Number.POSITIVE_INFINITY : apart / largest;
}
