import { median } from "./statistics.js";

const DIM = 64;
const LENGTHS = [1024, 2048, 4096, 8192, 16384];
const LONGEST = 65536;

/**
 * One head of growing length, each in a fresh core: time should grow as n², memory as n.
 * @param {typeof import("../../../web/core/index.ts").loadCore} loadCore
 * @param {{ quick: boolean, long: boolean }} options
 * @param {(line: string) => void} log
 * @returns {Promise<{ length: number, milliseconds: number, inputsAndOutput: number,
 *   memory: number, atFirst: number }[]>} bytes; `memory` is the whole linear memory afterwards
 */
export async function measureMemory(loadCore, { quick, long }, log) {
  const lengths = quick ? LENGTHS.slice(0, 3) : LENGTHS;
  const all = [...new Set([...lengths, ...(long ? [LONGEST] : [])])];
  const rows = [];
  for (const length of all) {
    log(`Memory: 1 × ${length} × ${DIM} in a fresh core`);
    rows.push(await measureLength(loadCore, length));
  }
  return rows;
}

async function measureLength(loadCore, length) {
  const core = await loadCore();
  const atFirst = core.memoryBytes();
  const random = Float32Array.from({ length: length * DIM }, (_, i) => Math.sin(i * 0.7));
  const inputs = {};
  for (const name of ["query", "key", "value"]) {
    inputs[name] = core.matrix(length, DIM);
    inputs[name].data.set(random);
  }
  const options = { ...inputs, numHeads: 1, queryLength: length, keyLength: length, headDim: DIM };
  const warm = { ...options, queryLength: 64, query: random.slice(0, 64 * DIM) };
  for (let call = 0; call < 10; call++) core.flashAttention(warm);
  const samples = [];
  const start = performance.now();
  do {
    const before = performance.now();
    core.flashAttention(options);
    samples.push(performance.now() - before);
  } while (samples.length < 3 && performance.now() - start < 20_000);
  return {
    length,
    milliseconds: median(samples),
    inputsAndOutput: 4 * 4 * length * DIM,
    memory: core.memoryBytes(),
    atFirst,
  };
}
