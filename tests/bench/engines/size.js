import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

/** Bytes that travel: the page's module and its glue, Brotli at its best. */
export function downloadSize() {
  const size = (name) => {
    const bytes = readFileSync(new URL(`../../../build/wasm/${name}`, import.meta.url));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
    return brotliCompressSync(bytes, { params }).length;
  };
  return {
    wasm: size("passes.wasm"),
    glue: size("passes.js"),
  };
}
