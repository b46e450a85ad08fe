import { type CoreMemory, padded } from "./memory.ts";
import { checkSize, readChoice, readCount, readSeed, typeError } from "./read.ts";
import { type Matrix, TOKEN_UNITS, type Token } from "./types.ts";

/** A call takes only so many arguments. */
const MOST_ARGUMENTS = 4096;

/** UTF-16 as it is, lone surrogates too, which no TextDecoder leaves alone. */
function textOf(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += MOST_ARGUMENTS) {
    text += String.fromCharCode(...units.subarray(at, at + MOST_ARGUMENTS));
  }
  return text;
}

export function tokenizeWith(memory: CoreMemory, text: unknown, unit: unknown): Token[] {
  if (typeof text !== "string") throw typeError("text", "needs to be a string");
  const index = readChoice("unit", unit, TOKEN_UNITS);
  const address = memory.workspace.room(Math.ceil(text.length / 2), "the text");
  const units = new Uint16Array(memory.linear.buffer, address, text.length);
  for (let i = 0; i < text.length; i++) units[i] = text.charCodeAt(i);
  memory.module.tokenize(address, text.length, index);
  const texts = new Uint16Array(memory.linear.buffer, memory.answer(0), memory.answer(1));
  const spans = memory.copyIntegers(memory.answer(2), memory.answer(3));
  const tokens: Token[] = [];
  let at = 0;
  for (let i = 0; i < spans.length; i += 3) {
    const length = spans[i] ?? 0;
    tokens.push({
      text: textOf(texts.subarray(at, at + length)),
      start: spans[i + 1] ?? 0,
      end: spans[i + 2] ?? 0,
    });
    at += length;
  }
  memory.workspace.rest();
  return tokens;
}

const readTexts = (texts: unknown): readonly string[] => {
  if (!Array.isArray(texts) || texts.some((text) => typeof text !== "string")) {
    throw typeError("texts", "need to be an array of strings");
  }
  return texts;
};

/** A matrix that `compute(texts, out)` makes of texts; these lie as `strings` in text_calls.cpp reads them. */
function matrixOf(
  memory: CoreMemory,
  texts: readonly string[],
  rows: number,
  cols: number,
  compute: (texts: number, out: number) => void,
): Matrix {
  checkSize("matrix", rows, cols);
  const encoder = new TextEncoder();
  const encoded = texts.map((text) => encoder.encode(text));
  const bytes = encoded.reduce((sum, { length }) => sum + length, 0);
  const size = padded(rows * cols);
  const out = memory.workspace.room(size + texts.length + Math.ceil(bytes / 4), "the vectors");
  let sizeAt = out / 4 + size;
  let byteAt = 4 * (sizeAt + texts.length);
  for (const text of encoded) {
    memory.integers[sizeAt++] = text.length;
    memory.bytes.set(text, byteAt);
    byteAt += text.length;
  }
  compute(out + 4 * size, out);
  const data = memory.copyFloats(out, rows * cols);
  memory.workspace.rest();
  return { rows, cols, data };
}

export function seededVectorsWith(
  memory: CoreMemory,
  texts: unknown,
  modelDim: unknown,
  seed: unknown,
): Matrix {
  const rows = readTexts(texts);
  const cols = readCount("modelDim", modelDim, 1);
  const start = readSeed(seed);
  return matrixOf(memory, rows, rows.length, cols, (at, out) =>
    memory.module.seededVectors(at, rows.length, cols, start, out),
  );
}

export function seededMatrixWith(
  memory: CoreMemory,
  name: unknown,
  rows: unknown,
  cols: unknown,
  seed: unknown,
): Matrix {
  if (typeof name !== "string") throw typeError("name", "needs to be a string");
  const height = readCount("rows", rows, 1);
  const width = readCount("cols", cols, 1);
  const start = readSeed(seed);
  return matrixOf(memory, [name], height, width, (at, out) =>
    memory.module.seededMatrix(at, height, width, start, out),
  );
}

export function normalMatrixWith(
  memory: CoreMemory,
  rows: unknown,
  cols: unknown,
  seed: unknown,
): Matrix {
  const height = readCount("rows", rows, 1);
  const width = readCount("cols", cols, 1);
  const start = readSeed(seed);
  return matrixOf(memory, [], height, width, (_, out) =>
    memory.module.normalMatrix(height, width, start, out),
  );
}

export function oneHotWith(memory: CoreMemory, texts: unknown, modelDim: unknown): Matrix {
  const rows = readTexts(texts);
  const cols = readCount("modelDim", modelDim, 1);
  return matrixOf(memory, rows, rows.length, cols, (at, out) =>
    memory.module.oneHot(at, rows.length, cols, out),
  );
}
