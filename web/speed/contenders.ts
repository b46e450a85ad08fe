/** The ways to compute that are compared, at one length. Each keeps its last result to be checked. */
import type { Core } from "../core/index.ts";
import { naiveAttention } from "./naive.ts";
import { evenNumbers, relativeDifference } from "./numbers.ts";
import { HEAD_DIM, type Timed, WIDE } from "./protocol.ts";

/** The cores of a run; `relaxed` only where the engine has relaxed SIMD. */
export interface Cores {
  readonly plain: Core;
  readonly relaxed: Core | null;
}

export interface Way {
  readonly name: Timed;
  /** Its time grows with this power of the length. */
  readonly growth: 1 | 2;
  call(): void;
}

/** Query, key and value of one head, or of several, one below the other. */
export function headInputs(length: number, numHeads = 1) {
  const array = (seed: number) => evenNumbers(numHeads * length * HEAD_DIM, seed);
  return { query: array(1), key: array(2), value: array(3) };
}

export function flashOptions(length: number, numHeads = 1) {
  return { numHeads, queryLength: length, keyLength: length, headDim: HEAD_DIM };
}

/** What core.attention takes for the same numbers. */
export function matrixInputs(length: number) {
  const { query, key, value } = headInputs(length);
  const matrix = (data: Float32Array) => ({ rows: length, cols: HEAD_DIM, data });
  return { query: matrix(query), key: matrix(key), value: matrix(value) };
}

export interface Ways {
  readonly ways: readonly Way[];
  /** The largest difference of the results, relative to their size. */
  difference(): number;
}

export function waysAt(length: number, { plain, relaxed }: Cores): Ways {
  const inputs = headInputs(length);
  const { query, key, value } = inputs;
  const matrices = matrixInputs(length);
  const options = { ...inputs, ...flashOptions(length) };
  const results = new Map<Timed, Float32Array>();
  const way = (name: Timed, growth: 1 | 2, compute: () => Float32Array): Way => ({
    name,
    growth,
    call: () => void results.set(name, compute()),
  });
  const wide = { ...headInputs(length, WIDE / HEAD_DIM), ...flashOptions(length, WIDE / HEAD_DIM) };
  const ways = [
    way("naive", 2, () => naiveAttention(query, key, value, length, HEAD_DIM)),
    way("traced", 2, () => plain.attention(matrices).get("context").data),
    way("fused", 2, () => plain.flashAttention(options)),
    way("fused_causal", 2, () => plain.flashAttention({ ...options, causal: true })),
    way("fused_256", 2, () => plain.flashAttention(wide)),
    recurrentWay("recurrent_64", HEAD_DIM, length, plain),
    recurrentWay("recurrent_256", WIDE, length, plain),
  ];
  if (relaxed) ways.push(way("fused_relaxed", 2, () => relaxed.flashAttention(options)));
  return { ways, difference: () => largestDifference(results) };
}

/** Weights no larger than 1/√width, as layers begin with: the states neither die out nor saturate. */
function recurrentWay(name: Timed, width: number, length: number, core: Core): Way {
  const weights = (seed: number) => ({
    rows: width,
    cols: width,
    data: evenNumbers(width * width, seed, 1 / Math.sqrt(width)),
  });
  const options = {
    input: { rows: length, cols: width, data: evenNumbers(length * width, 1) },
    wInput: weights(4),
    wHidden: weights(5),
    bias: evenNumbers(width, 6),
  };
  return { name, growth: 1, call: () => void core.recurrentLayer(options) };
}

/** Each against the fused way; a causal result has only its last row in common with the others. */
function largestDifference(results: ReadonlyMap<Timed, Float32Array>): number {
  const fused = results.get("fused");
  if (!fused) return 0;
  let largest = 0;
  for (const name of ["naive", "traced", "fused_relaxed"] as const) {
    const other = results.get(name);
    if (other) largest = Math.max(largest, relativeDifference(other, fused));
  }
  const causal = results.get("fused_causal");
  if (!causal) return largest;
  const lastRow = (all: Float32Array) => all.subarray(all.length - HEAD_DIM);
  return Math.max(largest, relativeDifference(lastRow(causal), lastRow(fused)));
}
