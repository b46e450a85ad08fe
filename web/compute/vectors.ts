/** Where a pass's token vectors come from. */
import type { PassCore } from "../core/pass-core.ts";
import type { Matrix, MatrixInput, Token } from "../core/types.ts";
import type { Example } from "../examples/index.ts";
import type { PassInput, VectorOrigin } from "./protocol.ts";

export interface Vectors {
  readonly kind: VectorOrigin["kind"];
  /** Texts of tokens that the example has no numbers for, each once. */
  readonly unknown: readonly string[];
  readonly modelDim: number;
  /** One row a token of the queries. */
  readonly input: MatrixInput;
  /** One row a token of the keys; the same as `input` in self-attention. */
  readonly memory: MatrixInput;
}

/** Seeded vectors are at least this wide: fewer features give no pattern. */
const LEAST_MODEL_DIM = 4;

export function chooseVectors(
  core: PassCore,
  input: PassInput,
  example: Example,
  tokens: readonly Token[],
  keyTokens: readonly Token[],
): Vectors {
  const texts = tokens.map((token) => token.text);
  const keyTexts = keyTokens.map((token) => token.text);
  const all = [...texts, ...keyTexts];
  const split = (
    kind: Vectors["kind"],
    rows: Matrix,
    unknown: readonly string[] = [],
  ): Vectors => ({
    kind,
    unknown,
    modelDim: rows.cols,
    input: rowsOf(rows, 0, texts.length),
    memory: rowsOf(rows, texts.length, keyTexts.length),
  });

  if (input.source === "one_hot") {
    return split("one_hot", core.oneHot(all, new Set(all).size));
  }
  const known = input.source === "handmade" ? all.map((text) => lookUp(example, text)) : [];
  if (!known.some((row) => row !== null)) {
    const modelDim = Math.max(LEAST_MODEL_DIM, input.numHeads * input.headDim);
    return split("seeded", core.seededVectors(all, modelDim, input.seed));
  }
  const rows = core.seededVectors(all, example.features.length, input.seed);
  for (const [index, row] of known.entries()) {
    if (row) rows.data.set(row, index * rows.cols);
  }
  const unknown = [...new Set(all.filter((_, index) => known[index] === null))];
  return split(unknown.length > 0 ? "mixed" : "handmade", rows, unknown);
}

/** The numbers an example has for a token (whose Hangul is composed): as it is written, or in lower case. */
export function lookUp(example: Example, text: string): readonly number[] | null {
  for (const word of [text, text.toLowerCase()]) {
    if (Object.hasOwn(example.lexicon, word)) return example.lexicon[word] ?? null;
  }
  return null;
}

function rowsOf(matrix: Matrix, first: number, count: number): Matrix {
  const { cols, data } = matrix;
  return { rows: count, cols, data: data.slice(first * cols, (first + count) * cols) };
}
