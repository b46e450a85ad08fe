import { loadKernels } from "../measure/kernels.js";
import { atWork } from "../measure/linear-memory.js";
import { naive } from "./naive.js";
import { onnxruntime } from "./onnxruntime.js";
import { ours } from "./ours.js";
import { plainJavaScript } from "./plain-javascript.js";
import { tfjs } from "./tfjs.js";

/**
 * Everyone and everything that is measured, loaded once.
 * @param {(line: string) => void} log
 */
export async function assemble(log) {
  const { loadCore } = await import("../../../build/bench/core/core.js");
  const plain = await loadCore();
  const relaxed = await loadCore({ simd: "relaxed" });
  const kernels = { plain: await loadKernels(false), relaxed: await loadKernels(true) };
  const contenders = ours(plain);
  if (relaxed.simd === "relaxed") contenders.push(...ours(relaxed));
  else log("this engine has no relaxed SIMD: the relaxed build stays out");
  for (const [name, load] of [
    ["onnxruntime-web", onnxruntime],
    ["tfjs-backend-wasm", tfjs],
  ]) {
    atWork(name);
    try {
      contenders.push(...(await load()));
    } catch (error) {
      log(`${name} does not start here: ${error.message}`);
    }
  }
  contenders.push(naive(kernels.plain), plainJavaScript);
  return { loadCore, kernels, contenders };
}
