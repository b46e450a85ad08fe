/**
 * `attention-playground/core`: attention in C++, compiled to WebAssembly.
 *
 *     const core = await loadCore();
 *     const trace = core.attention({ query, key, value, causal: true });
 *     trace.get("attention_weights");
 */
import { runAttention } from "./attention.ts";
import { explainWith } from "./explain.ts";
import { residentMatrix, runFlashAttention } from "./flash.ts";
import { loadModule } from "./load.ts";
import { rangeError, readCount } from "./read.ts";
import { runRecurrentLayer } from "./recurrent.ts";
import { oneHotWith, seededMatrixWith, seededVectorsWith, tokenizeWith } from "./text.ts";
import { TraceReader } from "./trace.ts";
import type { Core } from "./types.ts";

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
  const { module, memory } = loaded;
  const attentionCall = new module.AttentionCall();
  const flashCall = new module.FlashCall();
  const explain = explainWith(new module.ExplainCall());
  return {
    simd: loaded.simd,
    memoryBytes: () => memory.buffer.byteLength,
    heapBytes: () => module.heapBytes(),
    attention: (options) => new TraceReader(runAttention(attentionCall, options, false), explain),
    multiHeadAttention: (options) =>
      new TraceReader(runAttention(attentionCall, options, true), explain),
    flashAttention: (options) => runFlashAttention(module, flashCall, options),
    recurrentLayer: (options) => runRecurrentLayer(module, options),
    tokenize: (text, unit) => tokenizeWith(module, text, unit),
    seededVectors: (texts, modelDim, seed) => seededVectorsWith(module, texts, modelDim, seed),
    seededMatrix: (name, rows, cols, seed) => seededMatrixWith(module, name, rows, cols, seed),
    oneHot: (texts, modelDim) => oneHotWith(module, texts, modelDim),
    matrix: (rows, cols) => {
      const shape = [readCount("rows", rows, 1), readCount("cols", cols, 1)] as const;
      if (shape[0] * shape[1] > 2 ** 28) throw rangeError("matrix", "is too large");
      return residentMatrix(module, "the matrix", ...shape);
    },
  };
}
