import type { smallPrintKo } from "./small-print-ko.ts";

/** The small print: loaded with it. */
export const smallPrintEn: typeof smallPrintKo = {
  card: "The model’s card: data, quality, limits",
  label: "What this picture rests on",
  weights: "vectors",
  model: "model",
  firstSelf: "encoder layer 1",
  lastCross: "last decoder layer",
  d: "d",
  heads: "heads",
  headOf: (count, head) => (count === 1 ? "1" : `${head + 1} of ${count}`),
  mask: "mask",
  score: "score",
  temperature: "temperature",
  position: "positions",
  pins: (count) => `${count} pinned`,
  pinAt: (from, to) => (to === "" ? from : `${from} → ${to}`),
  was: (value) => `(was ${value})`,
  seeded: "random projections",
  unpin: "unpin",
  unpinAll: "unpin all",
  more: (count) => `and ${count} more`,
  resting: (count) =>
    `${count} ${count === 1 ? "pin rests: its cell is" : "pins rest: their cells are"} not there now`,
  headsOffOf: (count) => `${count} ${count === 1 ? "head" : "heads"} off`,
  headsOff: (heads) =>
    `${heads.length === 1 ? "head" : "heads"} ${heads.map((head) => head + 1).join(", ")} off`,
  rowSum: (row, sum) => `the weights of “${row}” add up to ${sum}, not 1, because of a pin`,
  core: "Every number here was computed by the C++ core",
};
