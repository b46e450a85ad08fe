/** The part of the core that passes need, so that a page that only attends loads no more. */
import { AttentionPasses } from "./attention.ts";
import { explainWith } from "./explain.ts";
import { loadModule } from "./load.ts";
import { CoreMemory } from "./memory.ts";
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

export interface LoadOptions {
  /** "relaxed": fused multiply-add where the engine has it; digits may then differ between machines. */
  readonly simd?: "baseline" | "relaxed";
}

/** All of the core but what has kernels of its own: flash attention, recurrent layers, kept matrices. */
export type PassCore = Omit<Core, "flashAttention" | "recurrentLayer" | "matrix">;

/** Loads the module, or starts the one that is compiled already, with a memory of its own. */
export async function loadMemory(
  { simd = "baseline" }: LoadOptions = {},
  compiled?: WebAssembly.Module,
) {
  const loaded = await loadModule(simd, compiled);
  return { simd: loaded.simd, memory: new CoreMemory(loaded.module, loaded.memory) };
}

type Loaded = Awaited<ReturnType<typeof loadMemory>>;

export function passCore({ simd, memory }: Loaded): PassCore {
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

export async function loadPassCore(compiled?: WebAssembly.Module): Promise<PassCore> {
  return passCore(await loadMemory({}, compiled));
}
