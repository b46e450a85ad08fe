/** What elements read from a store: the row and head that are followed or previewed, and its numbers. */
import type { PassResult } from "../compute/protocol.ts";
import type { TraceReader } from "../core/trace.ts";
import type { Matrix } from "../core/types.ts";
import { tensorName } from "../state/names.ts";
import type { Store } from "../state/store.ts";
import { matrixIn } from "./matrix/read.ts";

export interface Reading {
  readonly pass: PassResult;
  readonly trace: TraceReader;
  /** The head shown: previewed, else locked. */
  readonly head: number;
  /** A model's: the layer shown, previewed or locked. */
  readonly layer: number;
  /** The query shown: previewed, else followed. */
  readonly query: number;
}

export function read(store: Store): Reading | null {
  const computed = store.result.value;
  if (!computed) return null;
  const { pass, trace } = computed;
  const state = store.state.value;
  const hover = store.hover.value;
  return {
    pass,
    trace,
    layer: within(hover.layer ?? state.layer, pass.paths?.length ?? 1),
    head: within(hover.head ?? state.head, pass.numHeads),
    query: within(hover.query ?? state.query, pass.tokens.length),
  };
}

/** The matrix of the shown head; null where the trace has none. */
export function matrixOf({ pass, trace, head, layer }: Reading, name: string): Matrix | null {
  const full = tensorName(pass, name, head, layer);
  return trace.has(full) ? matrixIn(trace, full) : null;
}

export function rowOf(matrix: Matrix | null, row: number): Float32Array {
  if (!matrix) return new Float32Array(0);
  return matrix.data.subarray(row * matrix.cols, (row + 1) * matrix.cols);
}

export function largestIndex(values: ArrayLike<number>): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) {
    if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  }
  return best;
}

/** Whether the mask hides each key from a query: its masked score is −∞. */
export function hiddenKeys(reading: Reading, query: number): boolean[] {
  return Array.from(
    rowOf(matrixOf(reading, "masked_scores"), query),
    (value) => value === -Infinity,
  );
}

function within(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1));
}
