import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { mathmlTables } from "../web/formulas/mathml.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at(".."),
  plugins: [mathmlTables()],
  resolve: {
    alias: {
      "attention-playground/core": at("../web/core/index.ts"),
      "#attention-relaxed": at("../build/wasm/attention.relaxed.js"),
      "#attention": at("../build/wasm/attention.js"),
      "#passes": at("../build/wasm/passes.js"),
      "#models": at("../build/wasm/models.js"),
    },
  },
  test: {
    include: ["tests/core/**/*.test.ts", "tests/web/**/*.test.ts", "tests/bench/unit/*.test.js"],
    pool: "forks",
    maxWorkers: 2,
    // Node 20 has relaxed SIMD behind a flag; later ones have it without.
    execArgv: process.version.startsWith("v20.") ? ["--experimental-wasm-relaxed-simd"] : [],
    testTimeout: 20_000,
  },
});
