import type { MainModule } from "#attention";
import { rangeError, readChoice, readCount, readNumber, typeError } from "./read.ts";
import { type Matrix, TOKEN_UNITS, type Token } from "./types.ts";

export function tokenizeWith(module: MainModule, text: unknown, unit: unknown): Token[] {
  if (typeof text !== "string") throw typeError("text", "needs to be a string");
  const list = module.tokenize(text, readChoice("unit", unit, TOKEN_UNITS));
  const texts = list.texts;
  const spans = list.spans;
  const tokens: Token[] = [];
  let at = 0;
  for (let i = 0; i < spans.length; i += 3) {
    const length = spans[i] ?? 0;
    tokens.push({
      text: String.fromCharCode(...texts.subarray(at, at + length)),
      start: spans[i + 1] ?? 0,
      end: spans[i + 2] ?? 0,
    });
    at += length;
  }
  return tokens;
}

const readSeed = (seed: unknown) => {
  const number = readNumber("seed", seed);
  if (!Number.isSafeInteger(number) || number < 0) {
    throw rangeError("seed", `needs to be a whole number from 0 to 2⁵³ − 1, not ${number}`);
  }
  return number;
};

const readTexts = (texts: unknown): readonly string[] => {
  if (!Array.isArray(texts) || texts.some((text) => typeof text !== "string")) {
    throw typeError("texts", "need to be an array of strings");
  }
  return texts;
};

export function seededVectorsWith(
  module: MainModule,
  texts: unknown,
  modelDim: unknown,
  seed: unknown,
): Matrix {
  const rows = readTexts(texts);
  const cols = readCount("modelDim", modelDim, 1);
  const data = module.seededVectors(rows, cols, readSeed(seed));
  return { rows: rows.length, cols, data };
}

export function seededMatrixWith(
  module: MainModule,
  name: unknown,
  rows: unknown,
  cols: unknown,
  seed: unknown,
): Matrix {
  if (typeof name !== "string") throw typeError("name", "needs to be a string");
  const shape = { rows: readCount("rows", rows, 1), cols: readCount("cols", cols, 1) };
  const data = module.seededMatrix(name, shape.rows, shape.cols, readSeed(seed));
  return { ...shape, data };
}

export function oneHotWith(module: MainModule, texts: unknown, modelDim: unknown): Matrix {
  const rows = readTexts(texts);
  const cols = readCount("modelDim", modelDim, 1);
  return { rows: rows.length, cols, data: module.oneHot(rows, cols) };
}
