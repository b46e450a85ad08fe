/** Options → one call of the core → a trace. */
import type { AttentionCall } from "#attention";
import { throwProblem } from "./problem.ts";
import {
  rangeError,
  readChoice,
  readCount,
  readFlag,
  readMatrix,
  readNumber,
  readVector,
  type Shaped,
  typeError,
} from "./read.ts";
import type { TraceData } from "./trace.ts";
import {
  type AttentionOptions,
  type MultiHeadAttentionOptions,
  POSITIONS,
  type Projected,
  type QueryKeyValue,
  SCORES,
  type ScoreOptions,
  type TraceNote,
} from "./types.ts";

type Reader = (name: string, input: unknown) => Shaped;
type InputTable<Options> = readonly (readonly [
  option: keyof Options & string,
  name: string,
  Reader,
])[];

const QUERY_KEY_VALUE: InputTable<QueryKeyValue> = [
  ["query", "query", readMatrix],
  ["key", "key", readMatrix],
  ["value", "value", readMatrix],
];

const PROJECTED: InputTable<Projected> = [
  ["input", "input", readMatrix],
  ["memory", "memory", readMatrix],
  ["tokenEmbedding", "token_embedding", readMatrix],
  ["memoryTokenEmbedding", "memory_token_embedding", readMatrix],
  ["wQuery", "w_query", readMatrix],
  ["wKey", "w_key", readMatrix],
  ["wValue", "w_value", readMatrix],
  ["wOutput", "w_output", readMatrix],
  ["bQuery", "b_query", readVector],
  ["bKey", "b_key", readVector],
  ["bValue", "b_value", readVector],
  ["bOutput", "b_output", readVector],
];

const SCORE_WEIGHTS: InputTable<NonNullable<ScoreOptions["scoreWeights"]>> = [
  ["w", "score.w", readMatrix],
  ["w_query", "score.w_query", readMatrix],
  ["w_key", "score.w_key", readMatrix],
  ["v", "score.v", readVector],
];

const given = (value: unknown) => value !== undefined && value !== null;

/** One traced pass with the core's reusable call object. */
export function runAttention(
  call: AttentionCall,
  options: AttentionOptions | MultiHeadAttentionOptions,
  headed: boolean,
): TraceData {
  if (typeof options !== "object" || options === null) {
    throw typeError("options", "need to be an object");
  }
  call.reset();
  const projected = writeOperands(call, options);
  const { scoreWeights, mask, pins } = options;
  if (given(scoreWeights)) {
    if (typeof scoreWeights !== "object") throw typeError("scoreWeights", "need to be an object");
    writeInputs(call, SCORE_WEIGHTS, scoreWeights);
  }
  if (given(mask)) writeMask(call, mask);
  if (given(pins)) writePins(call, pins);
  const position = projected.position ?? "none";
  const score = options.score ?? "scaled_dot_product";
  const temperature = readNumber("temperature", options.temperature ?? 1);
  if (!(Math.fround(temperature) > 0)) {
    throw rangeError("temperature", `needs to be greater than 0, not ${temperature}`);
  }
  throwProblem(
    call.run({
      score: readChoice("score", score, SCORES),
      position: readChoice("position", position, POSITIONS),
      hasScale: given(options.scale),
      scale: given(options.scale) ? readNumber("scale", options.scale) : 1,
      temperature,
      causal: readFlag("causal", options.causal),
      window: given(options.window) ? readCount("window", options.window, 0) : -1,
      validKeys: given(options.validKeys) ? readCount("validKeys", options.validKeys, 0) : -1,
      numHeads: headed
        ? readCount("numHeads", (options as Partial<MultiHeadAttentionOptions>).numHeads, 1)
        : 1,
      prefixed: headed,
    }),
  );
  return readTrace(call);
}

/** Writes q, k, v or sentences and projections; gives back the latter, empty in the former case. */
function writeOperands(
  call: AttentionCall,
  options: Partial<QueryKeyValue> & Partial<Projected>,
): Partial<Projected> {
  const has = (table: InputTable<never>) =>
    (table as InputTable<typeof options>).some(([option]) => given(options[option]));
  if (has(QUERY_KEY_VALUE as InputTable<never>)) {
    if (has(PROJECTED as InputTable<never>)) {
      throw typeError("options", "need either query, key and value or input and projections");
    }
    writeInputs(call, QUERY_KEY_VALUE, options);
    return {};
  }
  for (const [vectors, embedding] of [
    ["input", "tokenEmbedding"],
    ["memory", "memoryTokenEmbedding"],
  ] as const) {
    if (given(options[vectors]) && given(options[embedding])) {
      throw typeError(embedding, `and ${vectors} exclude each other`);
    }
  }
  writeInputs(call, PROJECTED, options);
  return options;
}

function writeInputs<Options>(
  call: AttentionCall,
  table: InputTable<Options>,
  options: Partial<Options>,
): void {
  for (const [option, name, read] of table) {
    const input = options[option];
    if (!given(input)) continue;
    const matrix = read(name, input);
    const { rows, cols } = matrix;
    if (rows * cols > 2 ** 27) throw rangeError(name, `is too large with shape [${rows}, ${cols}]`);
    const memory = call.input(name, rows, cols);
    memory.set(matrix.data); // only now: a resident matrix may just have moved
  }
}

function writeMask(call: AttentionCall, mask: unknown): void {
  if (!(mask instanceof Uint8Array || Array.isArray(mask))) {
    throw typeError("mask", "needs to be a Uint8Array or an array of 0 and 1");
  }
  const flags = Uint8Array.from(mask as ArrayLike<number | boolean>, (flag) => (flag ? 1 : 0));
  call.mask(flags.length).set(flags);
}

function writePins(call: AttentionCall, pins: unknown): void {
  if (typeof pins !== "object" || pins === null || Array.isArray(pins)) {
    throw typeError("pins", "need to be an object: { tensor_name: [[row, col, value], …] }");
  }
  for (const [name, cells] of Object.entries(pins)) {
    if (!Array.isArray(cells)) throw typeError(`pins.${name}`, "needs to be an array of pins");
    for (const pin of cells) {
      if (!Array.isArray(pin) || pin.length !== 3 || pin.some((part) => typeof part !== "number")) {
        throw typeError(`pins.${name}`, "needs pins of the form [row, col, value]");
      }
      const [row, col, value] = pin as [number, number, number];
      const place = (index: number) =>
        Number.isInteger(index) && Math.abs(index) < 2 ** 31 ? index : -1;
      call.pin(name, place(row), place(col), value);
    }
  }
}

function readTrace(call: AttentionCall): TraceData {
  const names = call.names().split("\n");
  const rows = call.noteRows();
  const sums = call.noteSums();
  const notes = Array.from(
    sums,
    (sum, note): TraceNote => ({
      kind: "row_sum",
      name: names[rows[note * 2] ?? 0] ?? "",
      row: rows[note * 2 + 1] ?? 0,
      sum,
    }),
  );
  return {
    names,
    layout: call.layout(),
    values: call.values(),
    pinCells: call.pinCells(),
    pinValues: call.pinValues(),
    notes,
  };
}
