/** Attention on random queries and keys of more and more dimensions. Pure; runs in the worker and in Node. */
import type { Core } from "../core/types.ts";
import { DIMS, KEYS, QUERIES, type Saturation, type SaturationPoint } from "./protocol.ts";

/** The numbers of queries and keys have mean 0 and variance 1, so q·k has variance d. */
export function saturationSweep(core: Core, seed: number): SaturationPoint[] {
  return DIMS.map((dim, index) => {
    const own = 2 * (DIMS.length * seed + index);
    const query = core.normalMatrix(QUERIES, dim, own);
    const key = core.normalMatrix(KEYS, dim, own + 1);
    const value = { rows: KEYS, cols: 1, data: new Float32Array(KEYS) };
    const at = (scale: number): Saturation => {
      const trace = core.attention({ query, key, value, scale });
      return core.spread(trace.get("attention_weights")).mean;
    };
    return { dim, scaled: at(1 / Math.sqrt(dim)), unscaled: at(1) };
  });
}
