import { megabytes, number } from "../table.js";
import { verdict } from "./goal.js";

const MOST_MEMORY = 4e6;
const MOST_DOWNLOAD = 60_000;
const MOST_START = 20;

/** Goal 5. */
export function memoryGoals({ memory = [] }, words) {
  const at = (length) => memory.find((row) => row.length === length);
  const found = [];
  const long = at(16384);
  if (long) {
    const beyond = long.memory - long.inputsAndOutput;
    const what = `1 × 16384 × 64, ${words.beyond}`;
    found.push(
      goal(5, what, `≤ ${megabytes(MOST_MEMORY)}`, megabytes(beyond), beyond <= MOST_MEMORY),
    );
  }
  const longest = at(65536);
  if (longest) {
    const measured = `${number(longest.milliseconds / 1000)} s`;
    found.push(goal(5, words.longest, words.complete, measured, true));
  }
  return found;
}

/** Goal 8. */
export function pageGoals({ size, start }, words) {
  const found = [];
  if (size) {
    const bytes = size.wasm + size.glue;
    const kilobytes = (count) => `${(count / 1000).toFixed(1)} kB`;
    const required = `≤ ${kilobytes(MOST_DOWNLOAD)}`;
    const reached = bytes <= MOST_DOWNLOAD;
    found.push(goal(8, words.download, required, kilobytes(bytes), reached));
  }
  if (start) {
    const measured = `${number(start.median)} ms`;
    found.push({
      ...goal(8, words.start, `≤ ${MOST_START} ms`, measured, false),
      fastest: `${number(start.minimum)} ms`,
      reached: verdict(start.median <= MOST_START, start.minimum <= MOST_START),
    });
  }
  return found;
}

/** What is the same in every round. @returns {import("./goal.js").Goal} */
function goal(section, what, required, measured, reached) {
  return { section, what, required, measured, fastest: measured, reached: verdict(reached, false) };
}
