/**
 * What the machine allows, timed like a contender: each call does `work` flops, bytes or numbers.
 * @typedef {import("./interleave.js").Timed & { id: string, work: number, dispose?: () => void }} Peak
 */

const ITERATIONS = 20_000;

/**
 * Multiplying and adding in registers, in the way each build can.
 * @param {{ plain: import("./kernels.js").Kernels, relaxed: import("./kernels.js").Kernels | null }} kernels
 * @returns {Peak[]}
 */
export function arithmeticPeaks({ plain, relaxed }) {
  const peak = (id, { functions }, name) => ({
    id,
    work: ITERATIONS * functions.peak_flops_per_iteration(),
    run: () => functions[name](ITERATIONS, 0.999, 0.001),
  });
  const peaks = [peak("peak", plain, "multiply_add_peak")];
  if (relaxed) peaks.push(peak("peak-relaxed", relaxed, "fused_multiply_add_peak"));
  return peaks;
}

/**
 * Reading so many bytes, again and again.
 * @param {import("./kernels.js").Kernels} kernels
 * @returns {Peak}
 */
export function readPeak(kernels, bytes, id = "read") {
  const count = bytes / 4;
  const memory = kernels.allocate(count);
  kernels.floats(memory, count).fill(1);
  return {
    id,
    work: bytes,
    run: () => kernels.functions.read_memory(memory, count),
    dispose: () => kernels.release(memory),
  };
}

/** Copying: `bytes` are read and as many written; `work` counts them once. */
export function copyPeak(kernels, bytes, id = "copy") {
  const count = bytes / 4;
  const [from, to] = [kernels.allocate(count), kernels.allocate(count)];
  kernels.floats(from, count).fill(1);
  return {
    id,
    work: bytes,
    run: () => kernels.functions.copy_memory(from, to, count),
    dispose: () => kernels.release(from, to),
  };
}

/** Writing alone. */
export function writePeak(kernels, bytes, id = "write") {
  const count = bytes / 4;
  const to = kernels.allocate(count);
  return {
    id,
    work: bytes,
    run: () => kernels.functions.write_memory(to, count, 1),
    dispose: () => kernels.release(to),
  };
}
