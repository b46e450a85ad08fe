/** Options → one call of the core → a trace. */
import { type CoreMemory, noMemory, PLACES_AT, padded, SETTINGS_AT } from "./memory.ts";
import { throwProblem } from "./problem.ts";
import {
  checkSize,
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
import { ResidentMatrixHandle } from "./resident.ts";
import { ENTRY_SIZE, type TraceData } from "./trace.ts";
import { TraceCalls, writePins } from "./trace-calls.ts";
import {
  type AttentionOptions,
  type MultiHeadAttentionOptions,
  POSITIONS,
  type Projected,
  type QueryKeyValue,
  SCORES,
  type ScoreOptions,
} from "./types.ts";

type Reader = (name: string, input: unknown) => Shaped;
type InputTable<Options> = readonly (readonly [
  option: keyof Options & string,
  name: string,
  Reader,
])[];

// One after the other, these are the places of `attn::bindings::Input`.

const QUERY_KEY_VALUE: InputTable<QueryKeyValue> = [
  ["query", "query", readMatrix],
  ["key", "key", readMatrix],
  ["value", "value", readMatrix],
];

const PROJECTED: InputTable<Projected> = [
  ["input", "input", readMatrix],
  ["tokenEmbedding", "token_embedding", readMatrix],
  ["memory", "memory", readMatrix],
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

const SCORE_WEIGHTS_AT = QUERY_KEY_VALUE.length + PROJECTED.length;
const INPUT_COUNT = SCORE_WEIGHTS_AT + SCORE_WEIGHTS.length;

type Inputs = (Shaped | null)[];

const given = (value: unknown) => value !== undefined && value !== null;

const NO_INTEGERS = new Int32Array(0);
const NO_FLOATS = new Float32Array(0);

/** Traced passes of one core. */
export class AttentionPasses {
  readonly #memory: CoreMemory;
  readonly #inputs: Inputs = new Array(INPUT_COUNT).fill(null);
  // The numbers of `attn::bindings::AttentionSettings` and the places after them.
  readonly #integers = new Int32Array(PLACES_AT - SETTINGS_AT + 3 * INPUT_COUNT);
  readonly #floats = new Float32Array(this.#integers.buffer);
  readonly #traces: TraceCalls;

  constructor(memory: CoreMemory) {
    this.#memory = memory;
    this.#traces = new TraceCalls(memory);
  }

  run(options: AttentionOptions | MultiHeadAttentionOptions, headed: boolean): TraceData {
    if (typeof options !== "object" || options === null) {
      throw typeError("options", "need to be an object");
    }
    const intermediates =
      options.intermediates === undefined || readFlag("intermediates", options.intermediates);
    if (!intermediates && given(options.pins)) {
      throw rangeError("pins", "need the steps that intermediates: false leaves out");
    }
    this.#read(options);
    const mask = given(options.mask) ? readMask(options.mask) : null;
    this.#set(options, headed, mask);
    const room = this.#room(intermediates, mask);
    this.#write(room, intermediates, mask);
    if (given(options.pins)) writePins(this.#memory, options.pins, this.#memory.module.pin);
    const kind = this.#memory.module.attend(intermediates);
    this.#inputs.fill(null);
    if (kind !== 0) throwProblem(this.#memory);
    const data = intermediates ? this.#traces.read() : this.#result();
    this.#memory.workspace.rest();
    return data;
  }

  /** q, k, v or sentences and projections, and what the score has learned. */
  #read(options: AttentionOptions | MultiHeadAttentionOptions): void {
    this.#inputs.fill(null);
    const all: Partial<QueryKeyValue> & Partial<Projected> = options;
    if (given(all.query) || given(all.key) || given(all.value)) {
      if (PROJECTED.some(([option]) => given(all[option]))) {
        throw typeError("options", "need either query, key and value or input and projections");
      }
      readInputs(QUERY_KEY_VALUE, all, this.#inputs, 0);
    } else {
      refuseBoth("tokenEmbedding", all.tokenEmbedding, "input", all.input);
      refuseBoth("memoryTokenEmbedding", all.memoryTokenEmbedding, "memory", all.memory);
      readInputs(PROJECTED, all, this.#inputs, QUERY_KEY_VALUE.length);
    }
    const { scoreWeights } = options;
    if (given(scoreWeights)) {
      if (typeof scoreWeights !== "object") throw typeError("scoreWeights", "need to be an object");
      readInputs(SCORE_WEIGHTS, scoreWeights, this.#inputs, SCORE_WEIGHTS_AT);
    }
  }

  #set(
    options: AttentionOptions | MultiHeadAttentionOptions,
    headed: boolean,
    mask: Uint8Array | null,
  ): void {
    const temperature = readNumber("temperature", options.temperature ?? 1);
    if (!(Math.fround(temperature) > 0)) {
      throw rangeError("temperature", `needs to be greater than 0, not ${temperature}`);
    }
    const all: Partial<MultiHeadAttentionOptions> = options;
    const operands = this.#inputs[0] ?? this.#inputs[1] ?? this.#inputs[2];
    const position = operands ? "none" : (all.position ?? "none");
    const integers = this.#integers;
    const score = options.score ?? "scaled_dot_product";
    integers[0] = readChoice("score", score, SCORES);
    integers[1] = readChoice("position", position, POSITIONS);
    integers[2] = given(options.scale) ? 1 : 0;
    this.#floats[3] = given(options.scale) ? readNumber("scale", options.scale) : 1;
    this.#floats[4] = temperature;
    integers[5] = readFlag("causal", options.causal) ? 1 : 0;
    integers[6] = given(options.window) ? readCount("window", options.window, 0) : -1;
    integers[7] = given(options.validKeys) ? readCount("validKeys", options.validKeys, 0) : -1;
    integers[8] = headed ? readCount("numHeads", all.numHeads, 1) : 1;
    integers[9] = headed ? 1 : 0;
    integers[10] = mask ? mask.length : 0;
  }

  /** Memory for what is not resident: the inputs of a trace lie in the trace. */
  #room(intermediates: boolean, mask: Uint8Array | null): number {
    const memory = this.#memory;
    let floats = 0;
    for (const input of this.#inputs) {
      if (input && !isResident(input, memory)) floats += padded(input.rows * input.cols);
    }
    const maskFloats = mask ? Math.ceil(mask.length / 4) : 0;
    const own = memory.workspace.room(maskFloats + (intermediates ? 0 : floats), "the inputs");
    this.#integers[11] = mask ? own : 0;
    const room = memory.module.traceRoom(intermediates ? floats : 0);
    if (room === 0) throw noMemory("the inputs", floats);
    return intermediates ? room : own + 4 * padded(maskFloats);
  }

  #write(room: number, intermediates: boolean, mask: Uint8Array | null): void {
    const memory = this.#memory;
    const { floats } = memory;
    let next = room / 4;
    let place = PLACES_AT - SETTINGS_AT;
    for (const input of this.#inputs) {
      const rows = input ? input.rows : 0;
      const cols = input ? input.cols : 0;
      let address = input instanceof ResidentMatrixHandle ? input.addressIn(memory) : 0;
      if (input && address === 0) {
        const end = next + rows * cols;
        floats.set(input.data, next);
        address = 4 * next;
        next += padded(rows * cols);
        if (intermediates && next > end) floats.fill(0, end, next);
      }
      this.#integers[place++] = address;
      this.#integers[place++] = rows;
      this.#integers[place++] = cols;
    }
    if (mask) memory.bytes.set(mask, this.#integers[11]);
    memory.integers.set(this.#integers, memory.exchange + SETTINGS_AT);
  }

  /** The result alone. */
  #result(): TraceData {
    const memory = this.#memory;
    const [rows, cols] = [memory.answer(1), memory.answer(2)];
    const layout = new Int32Array(ENTRY_SIZE);
    layout.set([rows, cols, 0, 0, -1, -1, -1, -1]);
    const hasOutput = (this.#integers[PLACES_AT - SETTINGS_AT + 3 * OUTPUT_WEIGHTS] ?? 0) !== 0;
    return {
      names: [hasOutput ? "output" : "context"],
      layout,
      values: memory.copyFloats(memory.answer(0), rows * cols),
      pinCells: NO_INTEGERS,
      pinValues: NO_FLOATS,
      notes: [],
      resultOnly: true,
    };
  }
}

const OUTPUT_WEIGHTS =
  QUERY_KEY_VALUE.length + PROJECTED.findIndex(([option]) => option === "wOutput");

function isResident(input: Shaped, memory: CoreMemory): boolean {
  return input instanceof ResidentMatrixHandle && input.addressIn(memory) !== 0;
}

function refuseBoth(option: string, one: unknown, other: string, two: unknown): void {
  if (given(one) && given(two)) throw typeError(option, `and ${other} exclude each other`);
}

function readInputs<Options>(
  table: InputTable<Options>,
  options: Partial<Options>,
  inputs: Inputs,
  first: number,
): void {
  for (let i = 0; i < table.length; i++) {
    const [option, name, read] = table[i] as InputTable<Options>[number];
    const input = options[option];
    if (!given(input)) continue;
    const matrix = read(name, input);
    checkSize(name, matrix.rows, matrix.cols);
    inputs[first + i] = matrix;
  }
}

function readMask(mask: unknown): Uint8Array {
  if (!(mask instanceof Uint8Array || Array.isArray(mask))) {
    throw typeError("mask", "needs to be a Uint8Array or an array of 0 and 1");
  }
  return Uint8Array.from(mask as ArrayLike<number | boolean>, (flag) => (flag ? 1 : 0));
}
