// The tables for reading: one line a library, always with its fastest way.
import { goals } from "./goals/all.js";
import { peakOf, Results, share, speed } from "./results.js";
import { megabytes, number, percent } from "./table.js";
import { WORDS } from "./words.js";

const LIBRARIES = [
  "ours, plain",
  "ours, relaxed",
  "onnxruntime-web",
  "tfjs-backend-wasm",
  "naive C++ → WASM",
  "Float32Array loop",
  "ours, native",
  "Eigen",
  "OpenBLAS",
];
const LONGEST = 16384;
const BY_PEAK = new Set(LIBRARIES.slice(0, 4));

/** @returns {import("./table.js").Table[]} those that the run has numbers for */
export function summaryTables(result, language = "en") {
  const words = WORDS[language];
  const results = new Results(result);
  const has = (prefix) => [...results.groups.keys()].filter((id) => id.startsWith(prefix));
  const full = has("flash-").filter((id) => !id.endsWith("-causal"));
  const causal = has("flash-").filter((id) => id.endsWith("-causal"));
  const shape = (id) => id.replace(/^flash-|-causal$/g, "").replaceAll("x", "×");
  const short = (id) => id.replace(/^(layer|traced|decode)-/, "");
  const times = (title, ids, name) => timeTable(results, words[title], ids, name, words);
  return [
    times("full", full, shape),
    speedTable(results, words.fullSpeed, full, shape, words),
    times("causal", causal, shape),
    speedTable(results, words.causalSpeed, causal, shape, words),
    times(
      "layer",
      has("layer-").filter((id) => id !== "layer-norm"),
      (id) => `n = ${short(id)}`,
    ),
    times("traced", has("traced-"), (id) => `n = ${short(id)}`),
    times("decode", has("decode-"), (id) => words.heads(short(id))),
    ...["lengths", "head-dims", "rectangular"].map((id) => sweepTable(results, id, words)),
    rowTable(results, words),
    memoryTable(result, words),
    peakMemoryTable(result, results, words),
    startTable(result, words),
    goalTable(result, language),
  ].filter((table) => table.rows.length > 0);
}

function timeTable(results, title, ids, name, words) {
  const rows = LIBRARIES.map((library) => [
    words.library[library] ?? library,
    ...ids.map((id) => number(results.best(id, library)?.median)),
  ]);
  return table(title, ["ms", ...ids.map(name)], rows.filter(hasNumbers));
}

/** GFLOP/s, and how much of the registers' peak that is. */
function speedTable(results, title, ids, name, words) {
  const rows = LIBRARIES.map((library) => [
    words.library[library] ?? library,
    ...ids.map((id) => {
      const line = results.best(id, library);
      const peak = line && BY_PEAK.has(library) && results.line(id, peakOf(line));
      if (!line) return "–";
      return number(speed(line)) + (peak ? ` (${percent(share(line, peak))})` : "");
    }),
  ]);
  const limits = ["peak", "peak-relaxed"].map((peak) => [
    words[peak],
    ...ids.map((id) => {
      const line = results.line(id, peak);
      return line ? number(speed(line)) : "–";
    }),
  ]);
  return table(title, ["GFLOP/s", ...ids.map(name)], [...rows, ...limits].filter(hasNumbers));
}

function sweepTable(results, group, words) {
  const problems = [...new Set(results.lines(group).map(({ problem }) => problem))].filter(Boolean);
  const rows = ["plain", "relaxed"].map((build) => [
    words.library[`ours, ${build}`],
    ...problems.map((problem) => {
      const line = results.line(group, build, problem);
      return line ? number(speed(line)) : "–";
    }),
  ]);
  return table(words[group], ["GFLOP/s", ...problems], problems.length > 0 ? rows : []);
}

function rowTable(results, words) {
  const names = ["exp", "tanh", "softmax"];
  const rows = ["plain", "relaxed"].map((build) => [
    words.library[`ours, ${build}`],
    ...names.map((problem) => {
      const line = results.line("rows", build, problem);
      return line ? number(speed(line)) : "–";
    }),
    ...["layer-norm"].map((group) => {
      const line = results.line(group, build);
      return line ? number(speed(line) / 4) : "–";
    }),
  ]);
  const measured = results.groups.has("rows");
  return table(words.rows, ["10⁹/s", ...names, words.layerNorm], measured ? rows : []);
}

function memoryTable({ memory = [] }, words) {
  const rows = memory.map(({ length, milliseconds, inputsAndOutput, memory: whole }) => [
    String(length),
    number(milliseconds),
    number((milliseconds / length ** 2) * 1e6),
    megabytes(inputsAndOutput),
    megabytes(whole),
  ]);
  return table(
    words.memory,
    ["n", "ms", "ns / n²", words.inputsAndOutput, words.wholeMemory],
    rows,
  );
}

/** Everyone's WebAssembly memory for one head of 16384. */
function peakMemoryTable({ memory = [] }, results, words) {
  const ours = memory.find(({ length }) => length === LONGEST);
  const rows = ["onnxruntime-web", "tfjs-backend-wasm"]
    .map((library) => results.best(`flash-1x${LONGEST}x64`, library))
    .filter((line) => line?.memory)
    .map((line) => [line.library, megabytes(line.memory)]);
  if (ours) rows.unshift([words.library["ours, plain"], megabytes(ours.memory)]);
  return table(words.peakMemory, ["", ""], rows);
}

function startTable({ size, start }, words) {
  const rows = [];
  if (size) rows.push([words.download, `${((size.wasm + size.glue) / 1000).toFixed(1)} kB`]);
  if (start) rows.push([words.start, `${number(start.median)} ms`]);
  return table(words.page, ["", ""], rows);
}

/** What was asked for, and whether it is there. */
function goalTable(result, language) {
  const words = WORDS[language];
  const rows = goals(result, language).map(
    ({ section, what, required, measured, fastest, reached }) => [
      `${section}. ${what}`,
      required,
      measured,
      fastest,
      words.verdict[reached],
    ],
  );
  const head = [words.goal, words.required, words.measured, words.fastest, words.reached];
  return table(words.goals, head, rows);
}

const hasNumbers = ([, ...cells]) => cells.some((cell) => cell !== "–");

const table = (title, head, rows) => ({ title, head, rows: head.length > 1 ? rows : [] });
