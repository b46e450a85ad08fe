/**
 * `attention-playground/core`: attention in C++, compiled to WebAssembly.
 *
 *     const core = await loadCore();
 *     const trace = core.attention({ query, key, value, causal: true });
 *     trace.get("attention_weights");
 */
import { AttentionPasses } from "./attention.ts";
import { explainWith } from "./explain.ts";
import { runFlashAttention } from "./flash.ts";
import { loadModule } from "./load.ts";
import { CoreMemory } from "./memory.ts";
import { loadModel } from "./models.ts";
import { rangeError, readCount } from "./read.ts";
import { runRecurrentLayer } from "./recurrent.ts";
import { residentMatrix } from "./resident.ts";
import { runSpread } from "./spread.ts";
import {
  normalMatrixWith,
  oneHotWith,
  seededMatrixWith,
  seededVectorsWith,
  tokenizeWith,
} from "./text.ts";
import { TraceReader } from "./trace.ts";
import type { Core } from "./types.ts";

export * from "./model-types.ts";
export { type CoreProblem, CoreRangeError, CoreTypeError, type ProblemKind } from "./problem.ts";
export { type TraceData, TraceReader } from "./trace.ts";
export * from "./types.ts";

export interface LoadOptions {
  /** "relaxed": fused multiply-add where the engine has it; digits may then differ between machines. */
  readonly simd?: "baseline" | "relaxed";
}

/** Loads the core with a memory of its own. */
export async function loadCore({ simd = "baseline" }: LoadOptions = {}): Promise<Core> {
  const loaded = await loadModule(simd);
  const memory = new CoreMemory(loaded.module, loaded.memory);
  const passes = new AttentionPasses(memory);
  const explain = explainWith(memory);
  return {
    simd: loaded.simd,
    memoryBytes: () => memory.linear.buffer.byteLength,
    heapBytes: () => memory.module.heapBytes(),
    attention: (options) => new TraceReader(passes.run(options, false), explain),
    multiHeadAttention: (options) => new TraceReader(passes.run(options, true), explain),
    flashAttention: (options) => runFlashAttention(memory, options),
    recurrentLayer: (options) => runRecurrentLayer(memory, options),
    spread: (weights) => runSpread(memory, weights),
    tokenize: (text, unit) => tokenizeWith(memory, text, unit),
    seededVectors: (texts, modelDim, seed) => seededVectorsWith(memory, texts, modelDim, seed),
    seededMatrix: (name, rows, cols, seed) => seededMatrixWith(memory, name, rows, cols, seed),
    normalMatrix: (rows, cols, seed) => normalMatrixWith(memory, rows, cols, seed),
    oneHot: (texts, modelDim) => oneHotWith(memory, texts, modelDim),
    loadModel,
    matrix: (rows, cols) => {
      const shape = [readCount("rows", rows, 1), readCount("cols", cols, 1)] as const;
      if (shape[0] * shape[1] > 2 ** 28) throw rangeError("matrix", "is too large");
      return residentMatrix(memory, "the matrix", ...shape);
    },
  };
}
