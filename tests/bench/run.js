// The benchmark itself: the same in Node and in every browser.
import { assemble } from "./contenders/all.js";
import { groups } from "./groups/all.js";
import { interleave } from "./measure/interleave.js";
import { atWork, memoryOf, watchMemories } from "./measure/linear-memory.js";
import { measureMemory } from "./measure/memory.js";
import { worstError } from "./measure/reference.js";
import { measureStart } from "./measure/start.js";
import { median, minimum, seededRandom } from "./measure/statistics.js";

/**
 * @typedef {object} Options
 * @property {boolean} quick
 * @property {boolean} long
 * @property {string} [only] part of a group's name, or several parted by commas
 * @property {string} [who] the same of contenders
 * @property {number} [rounds]
 *
 * @typedef {object} Line
 * @property {string} id
 * @property {string} library
 * @property {string} [way]
 * @property {string} problem
 * @property {number} work
 * @property {"flop" | "byte" | "number"} unit
 * @property {number} [median] milliseconds a call
 * @property {number} [minimum]
 * @property {number} [rounds]
 * @property {number} [error] max|Δ| / max|reference|
 * @property {number} [memory] bytes of WebAssembly memory that the library holds after its first call
 * @property {string} [failed] why there is no time
 */

/**
 * @param {Options} options
 * @param {(line: string) => void} log
 */
export async function run(options, log) {
  watchMemories();
  const all = await assemble(log);
  const { who } = options;
  if (who) all.contenders = all.contenders.filter(({ id }) => matches(id, who));
  const random = seededRandom(1);
  const chosen = groups.filter(({ id, quick }) =>
    options.only ? matches(id, options.only) : quick || !options.quick,
  );
  const results = [];
  for (const { id, title, entrants } of chosen) {
    log(title);
    const lines = await measureGroup(entrants(all), pace(options), random);
    if (lines.length > 0) results.push({ id, title, lines });
  }
  const wants = (id) => (options.only ? matches(id, options.only) : true);
  const memory = wants("memory") ? await measureMemory(all.loadCore, options, log) : [];
  const start = wants("start") ? await measureStart(log) : null;
  return { groups: results, memory, start };
}

const matches = (id, only) => only.split(",").some((part) => id.includes(part.trim()));

const QUICK = { rounds: 9, budget: 250, shortest: 4, warmUp: 40 };
const WHOLE = { rounds: 31, budget: 1200, shortest: 10, warmUp: 150 };

/** More rounds than usual also get more time. */
function pace({ quick, rounds }) {
  const usual = quick ? QUICK : WHOLE;
  if (!rounds) return usual;
  return { ...usual, rounds, budget: usual.budget * Math.max(1, rounds / usual.rounds) };
}

/** @returns {Promise<Line[]>} */
async function measureGroup(entrants, pace, random) {
  const lines = [];
  for (const { prepare, reference, ...line } of entrants) {
    lines.push(await prepared(line, prepare, reference));
  }
  const timed = lines.filter(({ run }) => run);
  await interleave(timed, pace, random);
  return lines.map(({ run, asynchronous, dispose, samples, ...line }) => {
    dispose?.();
    if (!samples) return line;
    const times = { median: median(samples), minimum: minimum(samples), rounds: samples.length };
    return { ...line, ...times };
  });
}

/** Ready to be timed, its result checked; or the reason why not. */
async function prepared(line, prepare, reference) {
  atWork(line.library);
  try {
    const { read, ...ready } = await prepare();
    const result = await ready.run();
    const error = reference ? worstError(read(result), reference()) : undefined;
    return { ...line, ...ready, error, memory: memoryOf(line.library) };
  } catch (error) {
    return { ...line, failed: String(error?.message ?? error).split("\n")[0] };
  }
}
