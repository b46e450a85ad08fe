/**
 * `attention-playground/core`: attention in C++, compiled to WebAssembly.
 *
 *     const core = await loadCore();
 *     const trace = core.attention({ query, key, value, causal: true });
 *     trace.get("attention_weights");
 */
import { runFlashAttention } from "./flash.ts";
import { type LoadOptions, loadMemory } from "./load.ts";
import { passCore } from "./pass-core.ts";
import { rangeError, readCount } from "./read.ts";
import { runRecurrentLayer } from "./recurrent.ts";
import { residentMatrix } from "./resident.ts";
import type { Core } from "./types.ts";

export type { LoadOptions } from "./load.ts";
export * from "./model-types.ts";
export { type CoreProblem, CoreRangeError, CoreTypeError, type ProblemKind } from "./problem.ts";
export { type TraceData, TraceReader } from "./trace.ts";
export * from "./types.ts";

/** Loads the core with a memory of its own. */
export async function loadCore(options: LoadOptions = {}): Promise<Core> {
  const { simd, memory } = await loadMemory(options);
  return {
    ...passCore(simd, memory),
    flashAttention: (options) => runFlashAttention(memory, options),
    recurrentLayer: (options) => runRecurrentLayer(memory, options),
    matrix: (rows, cols) => {
      const shape = [readCount("rows", rows, 1), readCount("cols", cols, 1)] as const;
      if (shape[0] * shape[1] > 2 ** 28) throw rangeError("matrix", "is too large");
      return residentMatrix(memory, "the matrix", ...shape);
    },
  };
}
