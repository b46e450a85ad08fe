import { readBytes } from "./files.js";

/** The benchmark's own module, which has no glue; null where the engine cannot compile it. */
export async function loadKernels(relaxed) {
  const bytes = await readBytes(`build/wasm/bench${relaxed ? ".relaxed" : ""}.wasm`);
  const module = await WebAssembly.compile(bytes).catch((error) => {
    if (relaxed) return null;
    throw error;
  });
  if (!module) return null;
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    imports[from] ??= {};
    imports[from][name] = () => 0; // nothing the kernels do depends on what they call
  }
  const { exports } = await WebAssembly.instantiate(module, imports);
  exports._initialize?.();
  return new Kernels(exports);
}

export class Kernels {
  /** @param {WebAssembly.Exports} functions */
  constructor(functions) {
    this.functions = functions;
  }

  /** Pointer to `count` floats. */
  allocate(count) {
    const pointer = this.functions.allocate(count);
    if (pointer === 0) throw new Error(`no memory for ${count} floats`);
    return pointer;
  }

  release(...pointers) {
    for (const pointer of pointers) this.functions.release(pointer);
  }

  /** A view that lasts until memory grows. */
  floats(pointer, count) {
    return new Float32Array(this.functions.memory.buffer, pointer, count);
  }

  /** Pointer to a copy. */
  place(numbers) {
    const pointer = this.allocate(numbers.length);
    this.floats(pointer, numbers.length).set(numbers);
    return pointer;
  }
}
