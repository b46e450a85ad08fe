/** Models with trained weights: the other side is src/bindings/model_calls.hpp. */
import type { MainModule as ModelModule } from "#models";
import { explainWith } from "./explain.ts";
import { loadModelModule } from "./load-models.ts";
import { CoreMemory } from "./memory.ts";
import {
  type Candidate,
  type Model,
  type PieceToken,
  type Sampling,
  type StartOptions,
  type StepOptions,
  type StepResult,
  TRANSLATION_LANGUAGES,
  type TranslateOptions,
  type Translation,
  type TranslationLanguage,
  type TranslationSession,
} from "./model-types.ts";
import { throwProblem } from "./problem.ts";
import {
  rangeError,
  readChoice,
  readCount,
  readFlag,
  readNumber,
  readSeed,
  typeError,
} from "./read.ts";
import { type Explain, TraceReader } from "./trace.ts";
import { TraceCalls, writePins } from "./trace-calls.ts";
import type { Matrix, Pins, Trace } from "./types.ts";

/** Special pieces, as src/text/byte_pair_encoding.hpp numbers them. */
const SPECIALS = 4;
const END = 1;
const DEFAULT_MAX_LENGTH = 64;

/** Reads a model's file into a memory of its own. */
export async function loadModel(bytes: Uint8Array): Promise<Model> {
  if (!(bytes instanceof Uint8Array)) throw typeError("bytes", "need to be a Uint8Array");
  const started = await loadModelModule();
  const memory: ModelMemory = new CoreMemory(started.module, started.memory);
  const address = memory.workspace.room(Math.ceil(bytes.length / 4), "the model's file");
  memory.bytes.set(bytes, address);
  if (memory.module.loadModel(address, bytes.length) !== 0) throwProblem(memory);
  const number = memory.answer(0);
  memory.workspace.rest();
  return new LoadedModel(memory, number);
}

type ModelMemory = CoreMemory<ModelModule>;

interface Parameter {
  readonly rows: number;
  readonly cols: number;
  readonly address: number;
}

class LoadedModel implements Model {
  readonly name: string;
  readonly kind: Model["kind"];
  readonly directions: readonly TranslationLanguage[];
  readonly config: Readonly<Record<string, number | string>>;
  readonly #memory: ModelMemory;
  readonly #number: number;
  readonly #pieces: readonly string[];
  readonly #parameters = new Map<string, Parameter>();
  readonly #traces: TraceCalls;
  readonly #explain: Explain;
  #isDisposed = false;

  constructor(memory: ModelMemory, number: number) {
    this.#memory = memory;
    this.#number = number;
    this.#traces = new TraceCalls(memory);
    this.#explain = explainWith(memory);
    memory.module.describeModel(number);
    const config: Record<string, number | string> = {};
    for (const line of answeredText(memory).split("\n")) {
      const [key = "", value = "", rows, cols, address] = line.split("\t");
      if (key === "parameter") {
        const [height, width, at] = [Number(rows), Number(cols), Number(address)];
        this.#parameters.set(value, { rows: height, cols: width, address: at });
      } else config[key] = /^\d+$/.test(value) ? Number(value) : value;
    }
    const { name, kind, ...settings } = config;
    this.name = String(name);
    this.kind = kind === "recurrent" ? "recurrent" : "transformer";
    this.directions = this.kind === "recurrent" ? ["en"] : TRANSLATION_LANGUAGES;
    this.config = settings;
    memory.module.modelPieces(number);
    this.#pieces = answeredText(memory).split("\n");
  }

  get parameterNames(): readonly string[] {
    return [...this.#parameters.keys()];
  }

  parameter(name: string): Matrix {
    this.check();
    const parameter = this.#parameters.get(name);
    if (!parameter) throw new RangeError(`the model has no parameter "${name}"`);
    const { rows, cols, address } = parameter;
    return { rows, cols, data: this.#memory.copyFloats(address, rows * cols) };
  }

  tokenize(text: string): PieceToken[] {
    this.check();
    if (typeof text !== "string") throw typeError("text", "needs to be a string");
    const memory = this.#memory;
    const address = memory.workspace.room(Math.ceil(text.length / 2), "the text");
    const units = new Uint16Array(memory.linear.buffer, address, text.length);
    for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
    memory.module.encodeText(this.#number, address, text.length);
    const numbers = memory.copyIntegers(memory.answer(0), memory.answer(1));
    memory.workspace.rest();
    const tokens: PieceToken[] = [];
    for (let i = 0; i < numbers.length; i += 4) {
      const [id = 0, start = 0, end = 0, unknown = 0] = numbers.subarray(i, i + 4);
      tokens.push({ ...this.piece(id), start, end, unknown: unknown === 1 });
    }
    return tokens;
  }

  start(text: string, options: StartOptions): TranslationSession {
    this.check();
    const to = this.#readDirection(options);
    const source = this.#readSource(text);
    const { module } = this.#memory;
    if (options.pins !== undefined) writePins(this.#memory, options.pins, module.pinModel);
    module.startTranslation(this.#number, this.#ids(source), source.length, to === "ko");
    return new Session(this, this.#memory, source, this.#memory.answer(0), () => this.#trace(true));
  }

  translate(text: string, options: TranslateOptions): Translation {
    this.check();
    const to = this.#readDirection(options);
    const maxLength = readCount("maxLength", options.maxLength ?? DEFAULT_MAX_LENGTH, 1);
    const beam = readCount("beam", options.beam ?? 1, 1);
    const withTrace = readFlag("trace", options.trace);
    const { temperature, topK, seed } = options;
    const isDrawn = readSampling(options) !== null;
    if (beam > 1 && (isDrawn || options.pins !== undefined || options.force !== undefined)) {
      throw rangeError("beam", "needs to be 1 where there are pins, forced pieces or sampling");
    }
    const isEmpty = typeof text === "string" && this.tokenize(text).length === 0;
    if (isEmpty) {
      return {
        text: "",
        sourceTokens: [],
        targetTokens: [],
        probabilities: [],
        candidates: [],
        trace: null,
      };
    }
    const plan = beam > 1 ? this.#beam(text, to, beam, maxLength) : (options.force ?? []);
    const session = this.start(text, options);
    try {
      const candidates: (readonly Candidate[])[] = [];
      for (let step = 0; step <= maxLength; step++) {
        const force = plan[step] ?? undefined;
        const result = session.step({ force, temperature, topK, seed });
        candidates.push(result.candidates);
        if (result.done) break;
      }
      const { sourceTokens, targetTokens, probabilities } = session;
      return {
        text: session.text,
        sourceTokens: [...sourceTokens],
        targetTokens: [...targetTokens],
        probabilities: [...probabilities],
        candidates,
        trace: withTrace ? session.trace() : null,
      };
    } finally {
      session.dispose();
    }
  }

  encode(text: string, options: { readonly pins?: Pins } = {}): Trace {
    this.check();
    const source = this.#readSource(text);
    const { module } = this.#memory;
    if (options.pins !== undefined) writePins(this.#memory, options.pins, module.pinModel);
    const kind = module.recordEncoder(this.#number, this.#ids(source), source.length);
    if (kind !== 0) throwProblem(this.#memory);
    return this.#trace(false);
  }

  memoryBytes(): number {
    return this.#memory.linear.buffer.byteLength;
  }

  dispose(): void {
    if (!this.#isDisposed) this.#memory.module.releaseModel(this.#number);
    this.#isDisposed = true;
  }

  check(): void {
    if (this.#isDisposed) throw new TypeError("this model was disposed of");
  }

  /** A piece by its id, without a place in a text. */
  piece(id: number): PieceToken {
    const shown = id < SPECIALS ? "" : (this.#pieces[id] ?? "");
    const startsWord = shown.startsWith(" ");
    const unknown = id >= SPECIALS && id < SPECIALS + 256;
    return { id, text: startsWord ? shown.slice(1) : shown, start: 0, end: 0, startsWord, unknown };
  }

  /** The id of what somebody wants next. */
  readForced(force: unknown): number {
    if (typeof force === "number") {
      const isPiece = Number.isInteger(force) && force >= 0 && force < this.#pieces.length;
      if (isPiece) return force;
      throw rangeError("force", `needs an id from 0 to ${this.#pieces.length - 1}, not ${force}`);
    }
    if (typeof force !== "string") throw typeError("force", "needs to be a piece's text or id");
    const ofWord = this.#pieces.indexOf(` ${force}`);
    const id = ofWord >= 0 ? ofWord : this.#pieces.indexOf(force);
    if (id < 0) throw rangeError("force", `needs to be a piece of the vocabulary, not "${force}"`);
    return id;
  }

  /** The text of target pieces. */
  decode(ids: readonly number[]): string {
    const memory = this.#memory;
    const address = memory.workspace.room(ids.length, "the pieces");
    memory.integers.set(ids, address / 4);
    memory.module.decodePieces(this.#number, address, ids.length);
    return answeredText(memory);
  }

  #beam(
    text: string,
    to: TranslationLanguage,
    width: number,
    maxLength: number,
  ): readonly number[] {
    const memory = this.#memory;
    const source = this.#readSource(text);
    const address = this.#ids(source);
    memory.module.decodeWithBeam(
      this.#number,
      address,
      source.length,
      to === "ko",
      Math.min(width, this.#pieces.length),
      maxLength,
    );
    const tokens = [...memory.copyIntegers(memory.answer(0), memory.answer(1))];
    const isComplete = memory.answer(3) > tokens.length;
    return isComplete ? [...tokens, END] : tokens;
  }

  #trace(refersToParameters: boolean): TraceReader {
    return new TraceReader(this.#traces.read(refersToParameters), this.#explain);
  }

  #readDirection(options: StartOptions): TranslationLanguage {
    if (typeof options !== "object" || options === null) {
      throw typeError("options", "need to be an object with the language to translate to");
    }
    const to = TRANSLATION_LANGUAGES[readChoice("to", options.to, TRANSLATION_LANGUAGES)];
    if (to && this.directions.includes(to)) return to;
    throw rangeError("to", `needs to be one of ${this.directions.join(", ")} for ${this.name}`);
  }

  #readSource(text: string): readonly PieceToken[] {
    const source = this.tokenize(text);
    const longest = Number(this.config.max_length);
    if (source.length === 0) throw rangeError("text", "is empty: there are no pieces in it");
    if (source.length > longest) {
      throw rangeError("text", `has ${source.length} pieces; it needs at most ${longest}`);
    }
    return source;
  }

  #ids(source: readonly PieceToken[]): number {
    const memory = this.#memory;
    const address = memory.workspace.room(source.length, "the text");
    memory.integers.set(
      source.map(({ id }) => id),
      address / 4,
    );
    return address;
  }
}

class Session implements TranslationSession {
  readonly sourceTokens: readonly PieceToken[];
  readonly targetTokens: PieceToken[] = [];
  readonly probabilities: number[] = [];
  text = "";
  readonly #model: LoadedModel;
  readonly #memory: ModelMemory;
  readonly #number: number;
  readonly #trace: () => Trace;
  #isDone = false;
  #isDisposed = false;

  constructor(
    model: LoadedModel,
    memory: ModelMemory,
    source: readonly PieceToken[],
    number: number,
    trace: () => Trace,
  ) {
    this.#model = model;
    this.#memory = memory;
    this.#number = number;
    this.#trace = trace;
    this.sourceTokens = source;
  }

  step(options: StepOptions = {}): StepResult {
    this.#check();
    if (this.#isDone) throw rangeError("step", "needs a translation that has not ended");
    const memory = this.#memory;
    const forced = options.force === undefined ? -1 : this.#model.readForced(options.force);
    const { temperature, topK, seed } = readSampling(options) ?? NO_SAMPLING;
    const kind = memory.module.stepTranslation(this.#number, forced, temperature, topK, seed);
    if (kind !== 0) throwProblem(memory);
    const id = memory.answer(1);
    const probability = memory.answerAsFloat(2);
    const candidates = this.#candidates();
    this.#isDone = memory.answer(0) !== 1;
    this.probabilities.push(probability);
    const before = this.text.length;
    const piece = this.#model.piece(id);
    if (id !== END) {
      this.text = this.#model.decode([...this.targetTokens.map((token) => token.id), id]);
    }
    const token = { ...piece, start: Math.min(before, this.text.length), end: this.text.length };
    if (id !== END) this.targetTokens.push(token);
    return { done: this.#isDone, token, probability, candidates, forced: forced >= 0 };
  }

  trace(): Trace {
    this.#check();
    if (this.#memory.module.recordTranslation(this.#number) !== 0) throwProblem(this.#memory);
    return this.#trace();
  }

  dispose(): void {
    if (!this.#isDisposed) this.#memory.module.releaseTranslation(this.#number);
    this.#isDisposed = true;
  }

  #candidates(): Candidate[] {
    const memory = this.#memory;
    const numbers = memory.copyIntegers(memory.answer(3), memory.answer(4));
    const probabilities = new Float32Array(numbers.buffer);
    const candidates: Candidate[] = [];
    for (let i = 0; i < numbers.length; i += 2) {
      const id = numbers[i] ?? 0;
      const { text } = this.#model.piece(id);
      candidates.push({ id, text, probability: probabilities[i + 1] ?? 0 });
    }
    return candidates;
  }

  #check(): void {
    if (this.#isDisposed) throw new TypeError("this translation was disposed of");
    this.#model.check();
  }
}

/** Temperature 0 and top k 0 stand for none; null where nothing is to be drawn. */
const NO_SAMPLING = { temperature: 0, topK: 0, seed: 0 };

function readSampling({ temperature, topK, seed }: Sampling): typeof NO_SAMPLING | null {
  if (temperature === undefined && topK === undefined && seed === undefined) return null;
  const divisor = Math.fround(readNumber("temperature", temperature ?? 1));
  if (!(divisor > 0 && Number.isFinite(divisor))) {
    throw rangeError("temperature", `needs to be greater than 0, not ${temperature}`);
  }
  return {
    temperature: divisor,
    topK: topK === undefined ? 0 : readCount("topK", topK, 1),
    seed: readSeed(seed ?? 0),
  };
}

function answeredText(memory: ModelMemory): string {
  return memory.text(memory.answer(0), memory.answer(1));
}
