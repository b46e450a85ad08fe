import type { TraceReader } from "../../core/trace.ts";
import type { Matrix } from "../../core/types.ts";

const read = new WeakMap<TraceReader, Map<string, Matrix>>();

/** A matrix of a trace, copied out of it only once however many elements show it. Not to be written to. */
export function matrixIn(trace: TraceReader, name: string): Matrix {
  let matrices = read.get(trace);
  if (!matrices) {
    matrices = new Map();
    read.set(trace, matrices);
  }
  const known = matrices.get(name);
  if (known) return known;
  const matrix = trace.get(name);
  matrices.set(name, matrix);
  return matrix;
}
