/** Gets the whole core running in a page, a worker or Node. */
import createBaseline, { type MainModule } from "#attention";
import { compile } from "./compile.ts";
import { CoreMemory } from "./memory.ts";
import { type CreateModule, start } from "./start.ts";

const BASELINE_URL = new URL("../../build/wasm/attention.wasm", import.meta.url);
const RELAXED_URL = new URL("../../build/wasm/attention.relaxed.wasm", import.meta.url);

export interface LoadOptions {
  /** "relaxed": fused multiply-add where the engine has it; digits may then differ between machines. */
  readonly simd?: "baseline" | "relaxed";
}

export interface LoadedMemory {
  readonly simd: "baseline" | "relaxed";
  readonly memory: CoreMemory<MainModule>;
}

/** The relaxed build where it is asked for and the engine has it, else the plain one, with a memory of its own. */
export async function loadMemory({ simd = "baseline" }: LoadOptions = {}): Promise<LoadedMemory> {
  if (simd === "relaxed") {
    const relaxed = await compile(RELAXED_URL).catch(() => null);
    if (relaxed) {
      const { default: createRelaxed } = await import("#attention-relaxed");
      return { simd, memory: await memoryOf(createRelaxed, relaxed) };
    }
  }
  return { simd: "baseline", memory: await memoryOf(createBaseline, await compile(BASELINE_URL)) };
}

async function memoryOf(
  create: typeof createBaseline,
  compiled: WebAssembly.Module,
): Promise<CoreMemory<MainModule>> {
  const { module, memory } = await start(create as CreateModule<MainModule>, compiled);
  return new CoreMemory(module, memory);
}
