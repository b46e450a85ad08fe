/** A model that has learned a few sentences by heart, for what needs a model but no weights. */
import type {
  Candidate,
  Model,
  PieceToken,
  StartOptions,
  StepResult,
  TranslationSession,
} from "../../web/core/model-types.ts";
import { TraceReader } from "../../web/core/trace.ts";
import type { Explanation, Trace } from "../../web/core/types.ts";
import { fakeTrace } from "./fake-trace.ts";

const END = 0;
const VOCABULARY = [
  "</s>",
  ..."Please choose me ! I went to school . am a student pick us and".split(" "),
];
const SENTENCES: Readonly<Record<string, string>> = {
  "저를 꼭 뽑아주세요!": "Please choose me !",
  "나는 학교에 갔다.": "I went to school .",
  "비가 와서 우산을 샀어요.": "I went to school and Please choose us .",
};
const LAYERS = [0, 1];
const HEADS = [0, 1, 2, 3];
const WIDTH = 8;

type Rows = number[][];

/** Numbers that look like something and are always the same. */
function wave(rows: number, cols: number, phase: number): Rows {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cols }, (_, col) => Math.sin(1 + row * 1.7 + col * 2.3 + phase)),
  );
}

/** Attention that lies on a line from the first key to the last, sharper in later heads. */
function scores(rows: number, cols: number, sharpness: number, causal: boolean): Rows {
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cols }, (_, col) => {
      if (causal && col > row) return Number.NEGATIVE_INFINITY;
      const target = causal ? row : (row * (cols - 1)) / Math.max(1, rows - 1);
      return -sharpness * Math.abs(col - target);
    }),
  );
}

function attention(
  tensors: Record<string, Rows>,
  path: string,
  rows: number,
  cols: number,
  layer: number,
  causal: boolean,
): void {
  tensors[`${path}.layer_norm`] = wave(rows, WIDTH, layer);
  for (const head of HEADS) {
    const own = `${path}.head.${head}`;
    const masked = scores(rows, cols, 0.4 + head + layer, causal);
    const exponentials = masked.map((row) => row.map((score) => Math.exp(score)));
    const sums = exponentials.map((row) => row.reduce((sum, value) => sum + value, 0));
    tensors[`${own}.query`] = wave(rows, WIDTH / 4, head);
    tensors[`${own}.key`] = wave(cols, WIDTH / 4, head + 1);
    tensors[`${own}.value`] = wave(cols, WIDTH / 4, head + 2);
    tensors[`${own}.masked_scores`] = masked;
    tensors[`${own}.exponentials`] = exponentials;
    tensors[`${own}.exponential_sum`] = sums.map((sum) => [sum]);
    tensors[`${own}.attention_weights`] = exponentials.map((row, index) =>
      row.map((value) => value / (sums[index] ?? 1)),
    );
    tensors[`${own}.context`] = wave(rows, WIDTH / 4, head + 3);
  }
  tensors[`${path}.concatenated_context`] = wave(rows, WIDTH, layer + 4);
  tensors[`${path}.output`] = wave(rows, WIDTH, layer + 5);
}

function traceOf(
  kind: Model["kind"],
  source: number,
  target: number,
  { pins = {} }: Pick<StartOptions, "pins">,
): Trace {
  const tensors: Record<string, Rows> = {};
  if (kind === "transformer") {
    for (const layer of LAYERS) {
      attention(tensors, `encoder.${layer}.self_attention`, source, source, layer, false);
      tensors[`encoder.${layer}.feed_forward.output`] = wave(source, WIDTH, layer);
    }
    tensors["encoder.output"] = wave(source, WIDTH, 6);
    for (const layer of target > 0 ? LAYERS : []) {
      attention(tensors, `decoder.${layer}.self_attention`, target, target, layer, true);
      attention(tensors, `decoder.${layer}.cross_attention`, target, source, layer, false);
      tensors[`decoder.${layer}.feed_forward.output`] = wave(target, WIDTH, layer);
    }
  } else {
    tensors["encoder.forward.hidden"] = wave(source, WIDTH / 2, 0);
    tensors["encoder.backward.hidden"] = wave(source, WIDTH / 2, 1);
    tensors.memory = wave(source, WIDTH, 2);
    tensors["decoder.hidden"] = wave(target, WIDTH, 3);
    const raw = scores(target, source, 1.6, false);
    tensors["decoder.attention_scores"] = raw;
    tensors["decoder.attention_weights"] = raw.map((row) => {
      const sum = row.reduce((all, value) => all + Math.exp(value), 0);
      return row.map((value) => Math.exp(value) / sum);
    });
    tensors["decoder.context"] = wave(target, WIDTH, 4);
    tensors["decoder.output"] = wave(target, WIDTH, 5);
  }
  tensors.logits = wave(target, VOCABULARY.length, 7);
  tensors.probabilities = wave(target, VOCABULARY.length, 8).map((row) => row.map(Math.abs));
  const applied = Object.entries(pins).flatMap(([name, cells]) =>
    cells.map(([row, col, value]) => {
      const cells = tensors[name]?.[row];
      const computed = cells?.[col];
      if (!cells || computed === undefined) {
        throw new RangeError(`pins.${name} has no cell [${row}, ${col}]`);
      }
      cells[col] = value;
      return { name, row, col, computed };
    }),
  );
  const { data } = fakeTrace(tensors, applied);
  return new TraceReader(data, given);
}

function given(data: TraceReader["data"], entry: number, row: number, col: number): Explanation {
  const name = data.names[entry] ?? "";
  const { cols, data: values } = new TraceReader(data).get(name);
  const value = values[row * cols + col] ?? 0;
  return {
    name,
    row,
    col,
    value,
    operation: "given",
    factor: 1,
    terms: [],
    result: value,
    pinned: false,
  };
}

function pieces(text: string): PieceToken[] {
  return [...text.matchAll(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu)].flatMap(({ 0: word, index }) => {
    const parts = /[\uac00-\ud7a3]{2,}/.test(word) ? [word.slice(0, -1), word.slice(-1)] : [word];
    let start = index;
    return parts.map((part, at) => {
      const token = {
        id: 100 + part.charCodeAt(0),
        text: part,
        start,
        end: start + part.length,
        startsWord: at === 0 && /[\p{L}\p{N}]/u.test(part),
        unknown: /[qxQX漢]/.test(part),
      };
      start = token.end;
      return token;
    });
  });
}

class FakeSession implements TranslationSession {
  readonly targetTokens: PieceToken[] = [];
  readonly probabilities: number[] = [];
  readonly sourceTokens: readonly PieceToken[];
  text = "";
  readonly #wanted: readonly string[];
  #done = false;
  #rows = 0;

  constructor(
    readonly kind: Model["kind"],
    source: string,
    readonly options: StartOptions,
  ) {
    this.sourceTokens = pieces(source);
    this.#wanted = (SENTENCES[source] ?? "I went to school .").split(" ");
  }

  step({ force }: { force?: string | number } = {}): StepResult {
    if (this.#done) throw new RangeError("the sentence has ended");
    const next = this.#wanted[this.#rows];
    const best = next === undefined ? END : VOCABULARY.indexOf(next);
    const id = typeof force === "string" ? VOCABULARY.indexOf(force) : (force ?? best);
    if (!(id in VOCABULARY)) throw new RangeError(`there is no piece ${force}`);
    const candidates: Candidate[] = Array.from({ length: 10 }, (_, rank) => {
      const other = (best + rank) % VOCABULARY.length;
      return {
        id: other,
        text: VOCABULARY[other] ?? "",
        probability: rank === 0 ? 0.86 - 0.11 * this.#rows : 0.1 / 2 ** rank,
      };
    });
    const text = id === END ? "" : (VOCABULARY[id] ?? "");
    const isMark = /^[.!]$/.test(text);
    if (id !== END) this.text += this.text === "" || isMark ? text : ` ${text}`;
    const token: PieceToken = {
      id,
      text,
      start: this.text.length - text.length,
      end: this.text.length,
      startsWord: !isMark,
      unknown: false,
    };
    const probability = candidates.find((candidate) => candidate.id === id)?.probability ?? 0.001;
    this.#rows++;
    this.#done = id === END;
    if (!this.#done) {
      this.targetTokens.push(token);
      this.probabilities.push(probability);
    }
    return { done: this.#done, token, probability, candidates, forced: force !== undefined };
  }

  trace(): Trace {
    return traceOf(this.kind, this.sourceTokens.length, this.#rows, this.options);
  }

  dispose(): void {}
}

export function fakeModel(kind: Model["kind"] = "transformer"): Model {
  const model: Model = {
    name: kind === "transformer" ? "transformer-ko-en" : "rnn-additive",
    kind,
    directions: kind === "transformer" ? ["ko", "en"] : ["en"],
    config:
      kind === "transformer"
        ? { model_dim: WIDTH, num_heads: 4, encoder_layers: 2, decoder_layers: 2 }
        : { decoder_dim: WIDTH },
    parameterNames: [],
    tokenize: pieces,
    start: (text, options) => new FakeSession(kind, text, options),
    translate: (text, options) => {
      const session = new FakeSession(kind, text, options);
      const steps: StepResult[] = [];
      while (steps.length < (options.maxLength ?? 64)) {
        const force = options.force?.[steps.length] ?? undefined;
        const step = session.step(force === undefined ? {} : { force: Number(force) % 16 });
        steps.push(step);
        if (step.done) break;
      }
      return {
        text: session.text,
        sourceTokens: session.sourceTokens,
        targetTokens: session.targetTokens,
        probabilities: session.probabilities,
        candidates: steps.map(({ candidates }) => candidates),
        trace: options.trace ? session.trace() : null,
      };
    },
    parameter: (name) => {
      const rows = wave(WIDTH, WIDTH, name.length);
      return { rows: WIDTH, cols: WIDTH, data: Float32Array.from(rows.flat()) };
    },
    encode: (text) => traceOf(kind, pieces(text).length, 0, {}),
    memoryBytes: () => 0,
    dispose: () => {},
  };
  return model;
}
