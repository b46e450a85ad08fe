/** Gets a module running that has what passes need alone: a page that only attends loads no more. */
import createPasses from "#passes";
import { compilePasses } from "./compile.ts";
import { CoreMemory, type PassModule } from "./memory.ts";
import { type PassCore, passCore } from "./pass-core.ts";
import { type CreateModule, start } from "./start.ts";

/** `compiled`: the module, where another thread has compiled it already. */
export async function loadPassCore(compiled?: WebAssembly.Module): Promise<PassCore> {
  const create = createPasses as CreateModule<PassModule>;
  const { module, memory } = await start(create, compiled ?? (await compilePasses()));
  return passCore("baseline", new CoreMemory(module, memory));
}
