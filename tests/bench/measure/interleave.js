import { shuffled } from "./statistics.js";

/**
 * @typedef {object} Timed
 * @property {() => unknown} run one call, as a user makes it
 * @property {boolean} [asynchronous] whether a call is over only when its promise is
 * @property {number[]} [samples] milliseconds a call, one for each round it took part in
 *
 * @typedef {object} Pace
 * @property {number} rounds how often everyone's turn comes, at most
 * @property {number} budget milliseconds for one contender; who is slow skips rounds
 * @property {number} shortest milliseconds of one turn, far above the clock's resolution
 * @property {number} warmUp milliseconds before anything counts, for engines that compile twice
 */

const FEWEST_ROUNDS = 3;

/**
 * Times all of them in turns, each round in another order, so that what disturbs the machine disturbs
 * everyone. Fills `samples`.
 * @param {Timed[]} contenders
 * @param {Pace} pace
 * @param {() => number} random
 */
export async function interleave(contenders, pace, random) {
  const turns = [];
  for (const contender of contenders) {
    const fastest = await warmUp(contender, pace.warmUp);
    const calls = Math.max(1, Math.ceil(pace.shortest / fastest));
    const affordable = Math.floor(pace.budget / (calls * fastest));
    const rounds = Math.min(pace.rounds, Math.max(FEWEST_ROUNDS, affordable));
    contender.samples = [];
    turns.push({ contender, calls, rounds });
  }
  for (let round = 0; round < pace.rounds; round++) {
    const due = turns.filter(({ rounds }) => isDue(round, rounds, pace.rounds));
    for (const { contender, calls } of shuffled(due, random)) {
      contender.samples.push((await time(contender, calls)) / calls);
    }
  }
}

/** Spreads `taken` rounds evenly over `all`. */
export function isDue(round, taken, all) {
  return Math.floor(((round + 1) * taken) / all) > Math.floor((round * taken) / all);
}

async function warmUp(contender, milliseconds) {
  const start = performance.now();
  let fastest = Number.POSITIVE_INFINITY;
  let calls = 1;
  do {
    const taken = await time(contender, calls);
    if (taken > 0) fastest = Math.min(fastest, taken / calls);
    if (taken < milliseconds / 20) calls *= 2;
  } while (performance.now() - start < milliseconds || fastest === Number.POSITIVE_INFINITY);
  return fastest;
}

async function time({ run, asynchronous }, calls) {
  const start = performance.now();
  if (asynchronous) for (let call = 0; call < calls; call++) await run();
  else for (let call = 0; call < calls; call++) run();
  return performance.now() - start;
}
