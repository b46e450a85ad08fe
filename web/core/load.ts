/** Gets the WebAssembly module running in a page, a worker or Node. */
import createBaseline, { type MainModule } from "#attention";

const BASELINE_URL = new URL("../../build/wasm/attention.wasm", import.meta.url);
const RELAXED_URL = new URL("../../build/wasm/attention.relaxed.wasm", import.meta.url);

export interface LoadedModule {
  readonly module: MainModule;
  readonly memory: WebAssembly.Memory;
  readonly simd: "baseline" | "relaxed";
}

type CreateModule = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<MainModule>;

/** The relaxed build where it is asked for and the engine has it, else the plain one. */
export async function loadModule(simd: "baseline" | "relaxed"): Promise<LoadedModule> {
  if (simd === "relaxed") {
    const relaxed = await compile(RELAXED_URL).catch(() => null);
    if (relaxed) {
      const { default: createRelaxed } = await import("#attention-relaxed");
      return start(createRelaxed as CreateModule, relaxed, "relaxed");
    }
  }
  return start(createBaseline as CreateModule, await compile(BASELINE_URL), "baseline");
}

async function compile(url: URL): Promise<WebAssembly.Module> {
  if (url.protocol === "file:") {
    const { readFile } = await import("node:fs/promises");
    return WebAssembly.compile(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the core could not be fetched: HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

async function start(
  create: CreateModule,
  compiled: WebAssembly.Module,
  simd: LoadedModule["simd"],
): Promise<LoadedModule> {
  let memory: WebAssembly.Memory | undefined;
  const module = await new Promise<MainModule>((resolve, reject) => {
    create({
      instantiateWasm(imports, done) {
        WebAssembly.instantiate(compiled, imports).then((instance) => {
          memory = Object.values(instance.exports).find(
            (value): value is WebAssembly.Memory => value instanceof WebAssembly.Memory,
          );
          done(instance, compiled);
        }, reject);
        return {};
      },
    }).then(resolve, reject);
  });
  if (!memory) throw new Error("the core has no memory");
  return { module, memory, simd };
}
