/** Gets the WebAssembly module running in a page, a worker or Node. */
import createBaseline, { type MainModule } from "#attention";
import type { MainModule as ModelModule } from "#models";
import { compile, compileBaseline } from "./compile.ts";

const RELAXED_URL = new URL("../../build/wasm/attention.relaxed.wasm", import.meta.url);
const MODELS_URL = new URL("../../build/wasm/models.wasm", import.meta.url);

interface Started<Module> {
  readonly module: Module;
  readonly memory: WebAssembly.Memory;
}
export interface LoadedModule extends Started<MainModule> {
  readonly simd: "baseline" | "relaxed";
}

type CreateModule<Module> = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Module>;

/**
 * The relaxed build where it is asked for and the engine has it, else the plain one: `compiled`, where
 * another thread has done that already.
 */
export async function loadModule(
  simd: "baseline" | "relaxed",
  compiled?: WebAssembly.Module,
): Promise<LoadedModule> {
  if (simd === "relaxed") {
    const relaxed = await compile(RELAXED_URL).catch(() => null);
    if (relaxed) {
      const { default: createRelaxed } = await import("#attention-relaxed");
      return { ...(await start(createRelaxed as CreateModule<MainModule>, relaxed)), simd };
    }
  }
  const started = await start(
    createBaseline as CreateModule<MainModule>,
    compiled ?? (await compileBaseline()),
  );
  return { ...started, simd: "baseline" };
}

/** The module of models, in a memory of its own. */
export async function loadModelModule(): Promise<Started<ModelModule>> {
  const [{ default: create }, compiled] = await Promise.all([
    import("#models"),
    compile(MODELS_URL),
  ]);
  return start(create as CreateModule<ModelModule>, compiled);
}

async function start<Module>(
  create: CreateModule<Module>,
  compiled: WebAssembly.Module,
): Promise<Started<Module>> {
  let memory: WebAssembly.Memory | undefined;
  const module = await new Promise<Module>((resolve, reject) => {
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
  return { module, memory };
}
