/**
 * The public types of `attention-playground/core`. Shapes are [rows, cols], row-major; every name of a
 * tensor is the one the trace uses, option names are its camelCase.
 */

import type { LoadModel } from "./model-types.ts";

/** A row-major matrix of float32 numbers: `data[row * cols + col]`. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float32Array;
}

/** What is accepted where a matrix is read: plain numbers will do. */
export interface MatrixInput {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float32Array | readonly number[];
}

/** Where one row of numbers is read: plain numbers, or a matrix with one row or one column. */
export type VectorInput = MatrixInput | Float32Array | readonly number[];

/** A matrix that stays inside the core's memory until `dispose()`. */
export interface ResidentMatrix {
  readonly rows: number;
  readonly cols: number;
  /** A fresh view of the core's memory at every read: take it late, never store it. */
  readonly data: Float32Array;
  dispose(): void;
}

export const SCORES = [
  "scaled_dot_product",
  "dot_product",
  "general",
  "additive",
  "concat",
  "cosine",
] as const;
export type Score = (typeof SCORES)[number];

export const POSITIONS = ["none", "sinusoidal"] as const;
export type Position = (typeof POSITIONS)[number];

export const TOKEN_UNITS = ["word", "particle", "syllable", "jamo", "byte"] as const;
export type TokenUnit = (typeof TOKEN_UNITS)[number];

/** Parameters of a score function, named as in the trace without `score.`. */
export interface ScoreWeights {
  /** general: [query_dim, key_dim]; concat: [query_dim + key_dim, hidden]. */
  readonly w?: MatrixInput;
  /** additive: [query_dim, hidden]. */
  readonly w_query?: MatrixInput;
  /** additive: [key_dim, hidden]. */
  readonly w_key?: MatrixInput;
  /** additive and concat: `hidden` numbers. */
  readonly v?: VectorInput;
}

/**
 * [row, col, value]: the value replaces the cell the moment its tensor is computed. Row and column −1
 * (`EVERY`) stand for every cell of the tensor, however many there are.
 */
export type Pin = readonly [row: number, col: number, value: number];
export const EVERY = -1;
/** Pins by tensor name. */
export type Pins = Readonly<Record<string, readonly Pin[]>>;

/** How scores are made, scaled and masked; the same for one head and for many. */
export interface ScoreOptions {
  readonly score?: Score;
  readonly scoreWeights?: ScoreWeights;
  /** Factor on the raw score; default 1/√head_dim for scaled_dot_product, else 1. */
  readonly scale?: number;
  /** > 0; scores are divided by it. Default 1. */
  readonly temperature?: number;
  /** Attend where |i − j| ≤ window (an integer ≥ 0). */
  readonly window?: number;
  /** Query i sees keys 0…i. */
  readonly causal?: boolean;
  /** Keys from here on are padding. */
  readonly validKeys?: number;
  /** query_length · key_length bytes, 1 = may attend; all rules are and-ed. */
  readonly mask?: Uint8Array | readonly number[];
  readonly pins?: Pins;
  /**
   * false: only the result is kept, `output` with a `wOutput`, else `context`; the fused path computes
   * it where it can, in memory linear in the lengths. Pins and explanations need the steps. Default true.
   */
  readonly intermediates?: boolean;
}

/** Attention on given queries, keys and values. */
export interface QueryKeyValue {
  /** [query_length, head_dim] */
  readonly query: MatrixInput;
  /** [key_length, head_dim] */
  readonly key: MatrixInput;
  /** [key_length, value_dim] */
  readonly value: MatrixInput;
}

/**
 * Attention on sentences. Give `input`, or `tokenEmbedding` with a `position`; for cross-attention also
 * `memory` or `memoryTokenEmbedding`, from which keys and values are then projected.
 */
export interface Projected {
  /** [query_length, model_dim] */
  readonly input?: MatrixInput;
  /** [key_length, model_dim] */
  readonly memory?: MatrixInput;
  /** [query_length, model_dim], before the √model_dim embedding scale of sinusoidal positions. */
  readonly tokenEmbedding?: MatrixInput;
  /** [key_length, model_dim], likewise. */
  readonly memoryTokenEmbedding?: MatrixInput;
  /** Added to token embeddings. Default "none". */
  readonly position?: Position;
  /** [model_dim, num_heads · head_dim] */
  readonly wQuery: MatrixInput;
  readonly wKey: MatrixInput;
  /** [model_dim, num_heads · value_dim] */
  readonly wValue: MatrixInput;
  /** [num_heads · value_dim, output_dim]; without it there is no `output`. */
  readonly wOutput?: MatrixInput;
  /** As many numbers as the projection has columns, each. */
  readonly bQuery?: VectorInput;
  readonly bKey?: VectorInput;
  readonly bValue?: VectorInput;
  readonly bOutput?: VectorInput;
}

/** One head: on q, k, v, or on sentences through projections. Tensors carry no `head.<h>.`. */
export type AttentionOptions = ScoreOptions & (QueryKeyValue | Projected);

/** Any number of heads, also one: tensors from `query` to `context` carry `head.<h>.`. */
export type MultiHeadAttentionOptions = ScoreOptions &
  Projected & { readonly numHeads: number; readonly wOutput: MatrixInput };

/** The fused path: nothing kept, memory linear in the lengths. */
export interface FlashAttentionOptions {
  /** [num_heads, query_length, head_dim] */
  readonly query: Float32Array | ResidentMatrix;
  /** [num_heads, key_length, head_dim] */
  readonly key: Float32Array | ResidentMatrix;
  /** [num_heads, key_length, head_dim] */
  readonly value: Float32Array | ResidentMatrix;
  readonly numHeads: number;
  readonly queryLength: number;
  readonly keyLength: number;
  readonly headDim: number;
  readonly causal?: boolean;
  /** Default 1/√head_dim. */
  readonly scale?: number;
}

/** hidden[t] = tanh(input[t] · w_input + hidden[t − 1] · w_hidden + bias), row by row. */
export interface RecurrentLayerOptions {
  /** [length, input_dim] */
  readonly input: MatrixInput;
  /** [input_dim, hidden_dim]: PyTorch's weight_ih transposed. */
  readonly wInput: MatrixInput;
  /** [hidden_dim, hidden_dim]: PyTorch's weight_hh transposed. */
  readonly wHidden: MatrixInput;
  /** hidden_dim numbers: the sum of PyTorch's two biases. Default 0. */
  readonly bias?: VectorInput;
}

/** How widely each row of attention weights spreads over the keys; one number a row. */
export interface Spread {
  /** −Σ w · ln w, in nats: from 0 (one key) to ln key_length (all alike). */
  readonly entropy: Float32Array;
  /** e^entropy: so many keys that share the row equally have this entropy; 0 for a row that sees none. */
  readonly effectiveKeys: Float32Array;
  /** The largest weight. */
  readonly largest: Float32Array;
  /** Of each over all rows. */
  readonly mean: {
    readonly entropy: number;
    readonly effectiveKeys: number;
    readonly largest: number;
  };
}

/** How a tensor was computed, as the formula bar shows it. */
export const OPERATIONS = [
  "given", // read, not computed
  "embedding_scale", // the embedding · √model_dim; factor = √model_dim
  "position", // sin or cos of a position
  "sum", // Σ terms
  "product", // Σ term · with[0] (+ a bias term without `with`)
  "scale", // term · factor
  "mask", // the term, or −∞
  "maximum", // the largest term
  "exponential", // e^(term − with[0])
  "quotient", // term / with[0]
  "norm", // √(Σ term²)
  "cosine", // Σ query·key / (with[1] · with[2])
  "additive", // Σ v · tanh(with[0] + with[1])
  "concatenate", // the term
  "layer_norm", // (term − with[2]) / with[3] · with[0] + with[1]: gain, bias, mean, deviation
  "relu", // max(the term, 0)
  "gelu", // the term · Φ(the term)
  "tanh", // tanh(Σ term · with[0], or the term alone)
  "sigmoid", // 1 / (1 + e^−x), x likewise
  "copy", // the term; 0 where there is none
  "interpolation", // (1 − with[0]) · the first term + with[0] · the second
  "gated_tanh", // the term · tanh(with[0])
  "mean", // Σ terms · factor
  "deviation", // √(Σ (term − with[0])² · factor), and under the root a millionth that layer norm adds
  "softmax", // e^(term − factor); factor is the logarithm of the row's sum of e^
] as const;
export type Operation = (typeof OPERATIONS)[number];

export interface Cell {
  readonly name: string;
  readonly row: number;
  readonly col: number;
  readonly value: number;
}

/** One addend (or the one operand) of a cell. */
export interface Term extends Cell {
  /** The other cells that meet this one in the term, in the order of the formula. */
  readonly with: readonly Cell[];
  /** What the term comes to. */
  readonly product: number;
  /** What `value` is multiplied by where that is no cell: a tanh, the rest of an interpolation; else 1. */
  readonly multiplier: number;
}

/** The arithmetic of one cell with its real numbers. */
export interface Explanation extends Cell {
  readonly operation: Operation;
  /** The scalar of `scale` and `embedding_scale`; of `mean`, `deviation` and `softmax` as above; else 1. */
  readonly factor: number;
  readonly terms: readonly Term[];
  /** What the arithmetic gives; differs from `value` only where the cell is pinned. */
  readonly result: number;
  readonly pinned: boolean;
}

/** A pinned cell: what it holds and what the core would have had. */
export interface PinnedCell {
  readonly row: number;
  readonly col: number;
  readonly value: number;
  readonly computed: number;
}

/** Something the reader of a trace should know. */
export interface TraceNote {
  /** A row of attention weights that was pinned away from a sum of 1. */
  readonly kind: "row_sum";
  readonly name: string;
  readonly row: number;
  readonly sum: number;
}

export interface Trace {
  /** Names in order of computation. */
  readonly names: readonly string[];
  readonly notes: readonly TraceNote[];
  has(name: string): boolean;
  /** A copy that stays valid. RangeError for an unknown name. */
  get(name: string): Matrix;
  pinned(name: string): readonly PinnedCell[];
  explain(name: string, row: number, col: number): Explanation;
}

/** A piece of text; `start` and `end` are UTF-16 offsets into the original string. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface Core {
  readonly simd: "baseline" | "relaxed";
  /** Byte length of the linear memory. */
  memoryBytes(): number;
  /** Bytes of it that are in use: what matrices, the last trace and kept workspaces hold. */
  heapBytes(): number;
  attention(options: AttentionOptions): Trace;
  multiHeadAttention(options: MultiHeadAttentionOptions): Trace;
  /** [num_heads, query_length, head_dim] */
  flashAttention(options: FlashAttentionOptions): Float32Array;
  /** The plain recurrent layer (Elman's, with tanh): [length, hidden_dim]. */
  recurrentLayer(options: RecurrentLayerOptions): Matrix;
  /** Of rows as `attention_weights` has them: none negative, each with the sum 1 or 0. */
  spread(weights: MatrixInput): Spread;
  tokenize(text: string, unit: TokenUnit): Token[];
  /** Seeded random vectors: one row per token text, the same bits on every machine. */
  seededVectors(texts: readonly string[], modelDim: number, seed: number): Matrix;
  /** A seeded random projection; `name` and `seed` choose the numbers. */
  seededMatrix(name: string, rows: number, cols: number, seed: number): Matrix;
  /** Independent random numbers of mean 0 and variance 1, the same bits on every machine. */
  normalMatrix(rows: number, cols: number, seed: number): Matrix;
  /** One row per token text with a single 1; equal texts share a column. */
  oneHot(texts: readonly string[], modelDim: number): Matrix;
  matrix(rows: number, cols: number): ResidentMatrix;
  /** Reads a model's file; it works in a memory of its own. RangeError for a file that can't be used. */
  readonly loadModel: LoadModel;
}
