import {
  formatAbout,
  formatBytes,
  formatLength,
  formatMilliseconds,
  formatRatio,
} from "../speed/format.ts";
import type { speedKo } from "./speed-ko.ts";

/** Close to 1, it is the same. */
function faster(ratio: number): string {
  if (ratio >= 1.1) return `is ${formatRatio(ratio)} times as fast`;
  if (ratio <= 1 / 1.1) return `takes ${formatRatio(1 / ratio)} times as long`;
  return "is about as fast";
}

export const speedEn: typeof speedKo = {
  intro:
    "Measured right here, in your browser: attention is computed in several ways while the number of tokens n doubles and doubles.",
  duration: (longest) =>
    ({
      1024: "Takes about 5 seconds.",
      4096: "Takes about 10 to 20 seconds.",
      16384: "Takes about 30 seconds.",
    })[longest] ?? "",
  longest: "Longest n",
  start: "Start measuring",
  again: "Measure again",
  stop: "Stop",
  progress: "Progress",
  measuring: (length) => `Measuring n = ${formatLength(length)}`,
  starting: "Loading a fresh C++ core",
  finished: (seconds) => `Done. It took ${Math.round(seconds)} seconds.`,
  stopped: "Stopped. What was measured until then stays.",
  failed: (message) => `Something went wrong, so the measuring stopped (${message}). Try again.`,
  length: "n",
  notMeasured: "not measured",
  axis: "tokens n (both axes logarithmic)",
  ways: {
    naive: ["Plain loop", "— loops over arrays, written in JavaScript."],
    traced: [
      "Traced",
      "— the C++ core keeps every intermediate matrix and hands it over. The numbers of this page are computed this way.",
    ],
    fused: [
      "Fused",
      "— the C++ core makes only a small block of scores at a time, uses it and drops it. There never is an n×n matrix.",
    ],
  },
  series: {
    naive: "plain loop",
    traced: "traced",
    fused: "fused",
    fused_relaxed: "fused, relaxed",
    fused_causal: "causal",
    fused_256: "attention",
    recurrent_64: "RNN",
    recurrent_256: "RNN",
  },
  memory: { traced: "traced", fused: "fused" },
  full: "full",
  attention: "attention",
  ratio: (of, to) => `${of} ÷ ${to}`,
  guide: { 1: "grows with n", 2: "grows with n²" },

  time: {
    title: "Time grows with n²",
    picture: "Time of one computation by number of tokens",
    found: (length, naive, fused) =>
      `At n = ${formatLength(length)} the plain loop takes ${formatMilliseconds(naive)}, fused attention ${formatMilliseconds(fused)}: it ${faster(naive / fused)}.`,
    note: "Every query looks at every key, so there are n × n scores. Twice the tokens are four times the work; the fastest way has the same slope.",
    relaxed:
      "Relaxed SIMD multiplies and adds in one instruction. Your browser has it, so the fused way was measured with it, too.",
    noRelaxed: "Your browser has no relaxed SIMD, so only the ordinary one was measured.",
  },
  weight: {
    title: "Memory grows with n² or with n",
    picture: "Memory by number of tokens",
    found: (length, traced, fused) =>
      `At n = ${formatLength(length)} tracing takes ${formatBytes(traced)}, fused attention ${formatBytes(fused)}: ${formatRatio(traced / fused)} times as much.`,
    note: "Measured in a fresh core after one computation: the bytes its heap holds plus the bytes that JavaScript was given. Inputs and work space are included.",
  },
  causal: {
    title: "Half the work when nobody looks ahead",
    picture: "Time of full and causal attention by number of tokens",
    found: (length, ratio) =>
      `At n = ${formatLength(length)} causal attention takes ${formatRatio(ratio)} of the time of full attention.`,
    note: "With a causal mask a query sees only itself and what came before. Fused attention never computes the blocks that would be hidden, so it has about half the work.",
  },
  recurrent: {
    title: "Beside an RNN",
    width: (width) => `Width ${width}`,
    picture: (width) => `Time of attention and an RNN of width ${width} by number of tokens`,
    crosses: (width, length) =>
      `At width ${width} attention takes longer from about n = ${formatAbout(length)} on.`,
    below: (width, longest) =>
      `At width ${width} attention is faster up to n = ${formatLength(longest)}; the lines do not cross in the measured range.`,
    above: (width, longest) =>
      `At width ${width} the RNN is faster throughout, up to n = ${formatLength(longest)}; the lines do not cross in the measured range.`,
    pain: "Where the lines cross, n² starts to hurt: attention climbs with n², the RNN with n.",
    parallel: (ratio) =>
      `In the same time attention does ${
        ratio >= 1.1 || ratio <= 1 / 1.1 ? `${formatRatio(ratio)} times as many` : "about as many"
      } multiplications. A row of the RNN has to wait for the row before; attention can multiply all rows at once.`,
    note: "One row of the RNN is hₜ = tanh(xₜW + hₜ₋₁U + b). The RNN multiplies 2·n·d² times, attention 2·n²·d times: as often where n = d. Here a single core computes. On a GPU, which computes thousands of rows together, attention gains far more from not having to wait.",
    counted:
      "Attention is the fused one, without the projections that make queries, keys and values; the RNN includes the product with its input. Attention of width 256 is four heads of 64.",
  },
  left: {
    time: (series, length) =>
      `${series}: not measured from n = ${formatLength(length)} on, one computation would take too long.`,
    memory: (series, length) =>
      `${series}: not measured from n = ${formatLength(length)} on, it would take too much memory.`,
  },
  facts: (runs) =>
    `Medians of up to ${runs} runs in your browser; what takes long is repeated less often. A single thread computes. Other tabs and programs at work slow it down.`,
  agreement: (difference) =>
    `All three ways give the same result: the largest difference is ${difference} times the largest number.`,
};
