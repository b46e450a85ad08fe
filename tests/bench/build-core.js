// Bundles web/core as the page does, into build/bench/core/core.js.
import { fileURLToPath } from "node:url";
import { build, loadConfigFromFile } from "vite";

const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export async function buildCore() {
  const env = { command: "build", mode: "production" };
  const { config } = await loadConfigFromFile(env, at("web/vite.config.ts"));
  config.build.outDir = at("build/bench/core");
  config.build.rolldownOptions.input = { core: at("web/core/index.ts") };
  await build({ ...config, configFile: false, logLevel: "warn" });
}
