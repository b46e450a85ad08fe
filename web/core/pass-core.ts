/** The part of the core that passes need. */
import { AttentionPasses } from "./attention.ts";
import { explainWith } from "./explain.ts";
import type { CoreMemory } from "./memory.ts";
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

/** All of the core but what has kernels of its own: flash attention, recurrent layers, kept matrices. */
export type PassCore = Omit<Core, "flashAttention" | "recurrentLayer" | "matrix">;

export function passCore(simd: Core["simd"], memory: CoreMemory): PassCore {
  const passes = new AttentionPasses(memory);
  const explain = explainWith(memory);
  return {
    simd,
    memoryBytes: () => memory.linear.buffer.byteLength,
    heapBytes: () => memory.module.heapBytes(),
    attention: (options) => new TraceReader(passes.run(options, false), explain),
    multiHeadAttention: (options) => new TraceReader(passes.run(options, true), explain),
    spread: (weights) => runSpread(memory, weights),
    tokenize: (text, unit) => tokenizeWith(memory, text, unit),
    seededVectors: (texts, modelDim, seed) => seededVectorsWith(memory, texts, modelDim, seed),
    seededMatrix: (name, rows, cols, seed) => seededMatrixWith(memory, name, rows, cols, seed),
    normalMatrix: (rows, cols, seed) => normalMatrixWith(memory, rows, cols, seed),
    oneHot: (texts, modelDim) => oneHotWith(memory, texts, modelDim),
    loadModel: async (bytes) => (await import("./models.ts")).loadModel(bytes),
  };
}
