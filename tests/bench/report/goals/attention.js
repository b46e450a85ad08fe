import { speed } from "../results.js";
import { number, percent, times } from "../table.js";
import {
  atLeast,
  BUILDS,
  NAIVE,
  ONNXRUNTIME,
  ofPeak,
  PEAKS_THEN,
  TFJS,
  timesThe,
  verdict,
} from "./goal.js";

const LONG = ["flash-12x512x64", "flash-8x1024x64", "flash-12x2048x64", "flash-1x16384x64"];
const CAUSAL = LONG.map((id) => `${id}-causal`);
const MOST_ERROR = 1e-5;
const LIBRARIES = [ONNXRUNTIME, TFJS];

/** Goals 1 to 4. */
export const attentionGoals = (results, words) => [
  ...accuracy(results, words),
  ...fullAttention(results, words),
  ...causalAttention(results, words),
  ...smallProblems(results, words),
  ...layers(results, words),
];

/** The largest error of ours in all groups. */
function accuracy(results, words) {
  const errors = [...results.groups.values()]
    .flatMap(({ lines }) => lines)
    .filter(({ id, error }) => /^(plain|relaxed)/.test(id) && error !== undefined)
    .map(({ error }) => error);
  if (errors.length === 0) return [];
  const worst = Math.max(...errors);
  const format = (error) => error.toExponential(1);
  return [
    {
      section: 1,
      what: words.error,
      required: `≤ ${format(MOST_ERROR)}`,
      measured: format(worst),
      fastest: "",
      reached: verdict(worst <= MOST_ERROR, false),
    },
  ];
}

function fullAttention(results, words) {
  const { builds, peak, over } = words;
  const plain = { section: 1, format: percent, value: ofPeak(results, "plain") };
  const relaxed = { section: 1, format: percent, value: ofPeak(results, "relaxed") };
  const faster = (library, required) => ({
    section: 1,
    what: `${builds.relaxed}, n ≥ 512, ${over(library)}`,
    required,
    format: times,
    cases: LONG,
    value: timesThe(results, "relaxed", [library]),
  });
  return [
    { ...plain, what: `${builds.plain}, n ≥ 512, ${peak("plain")}`, required: 0.87, cases: LONG },
    {
      ...plain,
      what: `${builds.plain}, n = 256, ${peak("plain")}`,
      required: 0.83,
      cases: ["flash-8x256x64"],
    },
    {
      ...relaxed,
      what: `${builds.relaxed}, n ≥ 512, ${peak("relaxed")}`,
      required: 0.88,
      cases: LONG,
    },
    faster(ONNXRUNTIME, 2),
    faster(TFJS, 1.6),
  ].flatMap(atLeast);
}

function causalAttention(results, words) {
  const { builds, peak, over, best } = words;
  const [shortest, ...longer] = CAUSAL;
  const plain = { section: 2, format: percent, value: ofPeak(results, "plain") };
  const faster = (build, name, libraries, required) => ({
    section: 2,
    what: `causal, ${builds[build]}, n ≥ 1024, ${over(name)}`,
    required,
    format: times,
    cases: longer,
    value: timesThe(results, build, libraries),
  });
  return [
    { ...plain, what: `causal, n ≥ 1024, ${peak("plain")}`, required: 0.75, cases: longer },
    { ...plain, what: `causal, n = 512, ${peak("plain")}`, required: 0.62, cases: [shortest] },
    ...BUILDS.flatMap((build) => [
      faster(build, best, LIBRARIES, 2.6),
      faster(build, ONNXRUNTIME, [ONNXRUNTIME], 3.3),
    ]),
  ].flatMap(atLeast);
}

function smallProblems(results, words) {
  const { over, naive } = words;
  const shapes = ["8x16x64", "4x8x16"].flatMap((shape) => {
    const goal = { section: 3, format: times, cases: [`flash-${shape}`] };
    const name = shape.replaceAll("x", " × ");
    return [
      {
        ...goal,
        what: `${name}, ${over(`${ONNXRUNTIME}, tfjs`)}`,
        required: 3,
        value: timesThe(results, "plain", LIBRARIES),
      },
      {
        ...goal,
        what: `${name}, ${over(naive)}`,
        required: 1,
        value: timesThe(results, "plain", [NAIVE]),
      },
    ];
  });
  const passes = Object.entries({ 16: 0.02, 32: 0.05, 64: 0.12 });
  return [
    ...shapes.flatMap(atLeast),
    ...passes.flatMap(([length, milliseconds]) => tracedPass(results, length, milliseconds, words)),
  ];
}

/** A time that was asked for on a machine with another peak, moved to this one. */
function tracedPass(results, length, milliseconds, words) {
  const [line, peak] = ["plain", "peak"].map((id) => results.line(`traced-${length}`, id));
  if (!line || !peak) return [];
  const allowed = (milliseconds * PEAKS_THEN.plain) / speed(peak);
  return [
    {
      section: 3,
      what: `${words.traced}, n = ${length} (${milliseconds} ms, ${PEAKS_THEN.plain} GFLOP/s)`,
      required: `≤ ${number(allowed)} ms`,
      measured: `${number(line.median)} ms`,
      fastest: `${number(line.minimum)} ms`,
      reached: verdict(line.median <= allowed, line.minimum <= allowed),
    },
  ];
}

function layers(results, words) {
  const { layer, peak, over, best } = words;
  return [128, 512].flatMap((length) => {
    const goal = { section: 4, cases: [`layer-${length}`] };
    return [
      {
        ...goal,
        what: `${layer}, n = ${length}, ${peak("plain")}`,
        required: 0.85,
        format: percent,
        value: ofPeak(results, "plain"),
      },
      {
        ...goal,
        what: `${layer}, n = ${length}, ${over(best)}`,
        required: 1.6,
        format: times,
        value: timesThe(results, "plain", LIBRARIES),
      },
    ].flatMap(atLeast);
  });
}
