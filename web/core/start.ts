/** Starts a compiled module of ours with a memory of its own. */

export interface Started<Module> {
  readonly module: Module;
  readonly memory: WebAssembly.Memory;
}

export type CreateModule<Module> = (options: {
  instantiateWasm(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
}) => Promise<Module>;

export async function start<Module>(
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
