import { peakOf, share, timesFaster } from "../results.js";

/**
 * @typedef {object} Goal
 * @property {number} section number of the goal
 * @property {string} what
 * @property {string} required
 * @property {string} measured by medians
 * @property {string} fastest by the fastest of all rounds
 * @property {"yes" | "fastest" | "no"} reached "fastest": only by the fastest rounds, as it happens
 *   on a busy machine
 */

export const ONNXRUNTIME = "onnxruntime-web";
export const TFJS = "tfjs-backend-wasm";
export const NAIVE = "naive C++ → WASM";
export const BUILDS = ["plain", "relaxed"];

/** GFLOP/s of the machine on which absolute goals were set. */
export const PEAKS_THEN = { plain: 56, relaxed: 61 };

/**
 * The worst of several cases has to be as high as `required`.
 * @param {{ section: number, what: string, required: number, format: (value: number) => string,
 *   cases: string[], value: (group: string, statistic: "median" | "minimum") => number | undefined }} goal
 * @returns {Goal[]} none where nothing of it was measured
 */
export function atLeast({ section, what, required, format, cases, value }) {
  const worst = (statistic) => {
    const all = cases.map((each) => value(each, statistic)).filter((found) => found !== undefined);
    return all.length === 0 ? undefined : Math.min(...all);
  };
  const measured = worst("median");
  if (measured === undefined) return [];
  const fastest = worst("minimum");
  return [
    {
      section,
      what,
      required: `≥ ${format(required)}`,
      measured: format(measured),
      fastest: format(fastest),
      reached: verdict(measured >= required, fastest >= required),
    },
  ];
}

export const verdict = (byMedians, byFastest) => (byMedians ? "yes" : byFastest ? "fastest" : "no");

/** How much of the registers' peak a build of ours reaches in a group. */
export const ofPeak = (results, build) => (group, statistic) => {
  const line = results.line(group, build);
  const peak = line && results.line(group, peakOf(line));
  return peak && share(line, peak, statistic);
};

/** How many times as fast a build of ours is as the fastest of the libraries. */
export const timesThe = (results, build, libraries) => (group, statistic) => {
  const line = results.line(group, build);
  const others = libraries.map((library) => results.best(group, library)).filter(Boolean);
  if (!line || others.length === 0) return undefined;
  return Math.min(...others.map((other) => timesFaster(line, other, statistic)));
};
