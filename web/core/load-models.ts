import type { MainModule } from "#models";
import { compile } from "./compile.ts";
import { type CreateModule, type Started, start } from "./start.ts";

const MODELS_URL = new URL("../../build/wasm/models.wasm", import.meta.url);

/** The module of models, in a memory of its own. */
export async function loadModelModule(): Promise<Started<MainModule>> {
  const [{ default: create }, compiled] = await Promise.all([
    import("#models"),
    compile(MODELS_URL),
  ]);
  return start(create as CreateModule<MainModule>, compiled);
}
