/** Small deterministic matrices, and a naive double-precision attention to hold the core against. */
import type { AttentionOptions, Matrix, MatrixInput, Score } from "attention-playground/core";

/** Values between −1 and 1 that look random and are the same everywhere. */
export function wavy(rows: number, cols: number, phase = 0): Matrix {
  const data = Float32Array.from(
    { length: rows * cols },
    (_, i) => ((((i + 1) * 2654435761 + phase * 40503) >>> 7) % 2001) / 1000 - 1,
  );
  return { rows, cols, data };
}

export const rowsOf = ({ rows, cols, data }: MatrixInput): number[][] =>
  Array.from({ length: rows }, (_, r) => Array.from(data.slice(r * cols, (r + 1) * cols)));

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? Number.NaN), 0);

export const column = (rows: readonly number[][], col: number): number[] =>
  rows.map((row) => row[col] ?? Number.NaN);

/** a · b on plain rows. */
export const multiply = (a: readonly number[][], b: readonly number[][]): number[][] =>
  a.map((row) => (b[0] ?? []).map((_, col) => dot(row, column(b, col))));

export interface Reference {
  readonly scores: number[][];
  readonly weights: number[][];
  readonly context: number[][];
}

/** softmax(mask(score · scale / temperature)) · value, written as the formula says. */
export function referenceAttention(
  options: AttentionOptions & { query: MatrixInput; key: MatrixInput; value: MatrixInput },
): Reference {
  const [query, key, value] = [rowsOf(options.query), rowsOf(options.key), rowsOf(options.value)];
  const score: Score = options.score ?? "scaled_dot_product";
  const weight = (name: "w" | "w_query" | "w_key") => {
    const given = options.scoreWeights?.[name];
    return given ? rowsOf(given) : [];
  };
  const v = options.scoreWeights?.v;
  const vector = v ? Array.from("data" in v ? v.data : v) : [];
  const tanhScore = (q: number[], k: number[]) =>
    dot(
      vector,
      q.map((x, i) => Math.tanh(x + (k[i] ?? Number.NaN))),
    );
  const scoreOf = (q: number[], k: number[]): number => {
    if (score === "cosine") {
      const norms = Math.sqrt(dot(q, q)) * Math.sqrt(dot(k, k));
      return norms === 0 ? 0 : dot(q, k) / norms;
    }
    if (score === "general") return dot(multiply([q], weight("w"))[0] ?? [], k);
    if (score === "additive") {
      return tanhScore(
        multiply([q], weight("w_query"))[0] ?? [],
        multiply([k], weight("w_key"))[0] ?? [],
      );
    }
    if (score === "concat") {
      const w = weight("w");
      return tanhScore(
        multiply([q], w.slice(0, q.length))[0] ?? [],
        multiply([k], w.slice(q.length))[0] ?? [],
      );
    }
    return dot(q, k);
  };
  const scores = query.map((q) => key.map((k) => scoreOf(q, k)));
  const scale =
    options.scale ?? (score === "scaled_dot_product" ? 1 / Math.sqrt(options.query.cols) : 1);
  const sees = (i: number, j: number) =>
    (!options.causal || j <= i) &&
    (options.window === undefined || Math.abs(i - j) <= options.window) &&
    (options.validKeys === undefined || j < options.validKeys) &&
    (!options.mask || options.mask[i * key.length + j] === 1);
  const weights = scores.map((row, i) => {
    const scaled = row.map((s, j) =>
      sees(i, j) ? (s * scale) / (options.temperature ?? 1) : Number.NEGATIVE_INFINITY,
    );
    const largest = Math.max(...scaled);
    if (largest === Number.NEGATIVE_INFINITY) return scaled.map(() => 0);
    const exponentials = scaled.map((s) => Math.exp(s - largest));
    const sum = exponentials.reduce((a, b) => a + b, 0);
    return exponentials.map((e) => e / sum);
  });
  return { scores, weights, context: multiply(weights, value) };
}

/** The largest |actual − expected| in units of the largest |expected|. */
export function relativeError(actual: MatrixInput, expected: readonly number[][]): number {
  const wanted = expected.flat();
  const largest = Math.max(1e-30, ...wanted.map(Math.abs));
  if (wanted.length !== actual.data.length) return Number.POSITIVE_INFINITY;
  return Math.max(
    ...wanted.map((x, i) => Math.abs(x - (actual.data[i] ?? Number.NaN))).map((d) => d / largest),
  );
}
