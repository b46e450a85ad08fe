/** Attention weights of whole words: what their pieces look at on average, at what of a word in all. */

import type { PassCore } from "../core/pass-core.ts";
import { ENTRY_SIZE, type TraceData, type TraceReader } from "../core/trace.ts";
import type { Matrix, MatrixInput } from "../core/types.ts";
import { isDecoderPath, parseTensorName, seesSource } from "../state/names.ts";
import type { TranslationResult } from "./protocol.ts";
import { type Words, wordsOf, wordsOfInputs, wordsOfSteps } from "./words.ts";

/** The trace with `merged.<name>` behind it for all attention weights. */
export function withMerged(
  core: PassCore,
  trace: TraceReader,
  translation: TranslationResult,
): TraceData {
  const { source, steps, kind } = translation;
  const words = {
    source: wordsOf(source),
    generated: wordsOfSteps(steps),
    inputs: wordsOfInputs(steps),
  };
  const merged = trace.names.flatMap((name): readonly [string, Matrix][] => {
    const { path, name: own } = parseTensorName(name);
    if (own !== "attention_weights") return [];
    const rows = isDecoderPath(path) ? words.generated : words.source;
    const isOfSource = !isDecoderPath(path) || seesSource(path, kind);
    const cols = isOfSource ? words.source : words.inputs;
    return [[`merged.${name}`, merge(core, trace.get(name), rows, cols)]];
  });
  return appended(trace.data, merged);
}

/** mean over rows · weights · sum over columns, multiplied by the core. */
function merge(core: PassCore, weights: Matrix, rows: Words, cols: Words): Matrix {
  const sums = multiply(core, weights, indicator(weights.cols, cols));
  return multiply(core, means(weights.rows, rows), sums);
}

/** The core's own product: a query is the input times its projection. */
function multiply(core: PassCore, input: MatrixInput, by: MatrixInput): Matrix {
  return core.attention({ input, wQuery: by, wKey: by, wValue: by }).get("query");
}

/** [pieces, words]: 1 where a piece is of a word. */
function indicator(pieces: number, words: Words): MatrixInput {
  const data = new Float32Array(pieces * words.length);
  words.forEach((word, col) => {
    for (const row of word) data[row * words.length + col] = 1;
  });
  return { rows: pieces, cols: words.length, data };
}

/** [words, pieces]: each row a mean. */
function means(pieces: number, words: Words): MatrixInput {
  const data = new Float32Array(words.length * pieces);
  words.forEach((word, row) => {
    for (const col of word) data[row * pieces + col] = 1 / word.length;
  });
  return { rows: words.length, cols: pieces, data };
}

function appended(data: TraceData, added: readonly (readonly [string, Matrix])[]): TraceData {
  const names = [...data.names, ...added.map(([name]) => name)];
  const layout = new Int32Array(names.length * ENTRY_SIZE).fill(-1);
  layout.set(data.layout);
  const length = added.reduce((sum, [, matrix]) => sum + matrix.data.length, data.values.length);
  const values = new Float32Array(length);
  values.set(data.values);
  const before = data.lent?.length ?? 0;
  let next = data.values.length;
  added.forEach(([, { rows, cols, data: own }], index) => {
    layout.set([rows, cols, before + next], (data.names.length + index) * ENTRY_SIZE);
    values.set(own, next);
    next += own.length;
  });
  return { ...data, names, layout, values };
}
