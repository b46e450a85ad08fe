/** A model's learned vectors and projections, for the modes that show one attention. */

import type { Model, PieceToken } from "../core/model-types.ts";
import type { PassCore } from "../core/pass-core.ts";
import type { Matrix, MatrixInput, Trace } from "../core/types.ts";
import { type Projections, seededScoreWeights } from "./projections.ts";
import type { PassInput } from "./protocol.ts";
import { hasHangul } from "./units.ts";
import type { Vectors } from "./vectors.ts";

/** A model as a source of vectors and projections; who attends without one loads none of this. */
export interface Trained {
  input(asked: PassInput): PassInput;
  tokenize(text: string): readonly PieceToken[];
  vectors(input: PassInput, tokens: readonly PieceToken[]): Vectors;
  projections(core: PassCore, input: PassInput): Projections;
}

export function trainedBy(model: Model): Trained {
  return {
    input: (asked) => trainedInput(model, asked),
    tokenize: (text) => model.tokenize(text),
    vectors: (input, tokens) => trainedVectors(model, input, tokens),
    projections: (core, input) => trainedProjections(core, model, input),
  };
}

/** Self-attention is that of the first layer, on embeddings; cross-attention that of the last, which aligns. */
function attentionPath(model: Model, mode: PassInput["mode"]): string {
  const last = Number(model.config.decoder_layers ?? 1) - 1;
  return mode === "cross" ? `decoder.${last}.cross_attention` : "encoder.0.self_attention";
}

/** The input with what the model decides: its heads, at most as many as are asked for, and their width. */
function trainedInput(model: Model, input: PassInput): PassInput {
  const numHeads = Number(model.config.num_heads ?? 1);
  return {
    ...input,
    numHeads: Math.min(input.numHeads, numHeads),
    headDim: Number(model.config.model_dim ?? 1) / numHeads,
    position: "none", // the model's own positions are in its vectors
  };
}

/** What the attention reads (the layer norm before it); in cross-attention the decoder is made to say `tokens`. */
function trainedVectors(model: Model, input: PassInput, tokens: readonly PieceToken[]): Vectors {
  const path = attentionPath(model, input.mode);
  const made = (rows: Matrix, memory: Matrix): Vectors => ({
    kind: "trained",
    unknown: [],
    modelDim: rows.cols,
    input: rows,
    memory,
  });
  if (input.mode !== "cross") {
    const rows = model.encode(input.text).get(`${path}.layer_norm`);
    return made(rows, rows);
  }
  const { trace } = model.translate(input.memoryText, {
    to: hasHangul(input.text) ? "ko" : "en",
    force: tokens.map(({ id }) => id),
    maxLength: tokens.length,
    trace: true,
  });
  return made(
    firstRows(needed(trace).get(`${path}.layer_norm`), tokens.length),
    needed(trace).get("encoder.output"),
  );
}

/** The projections of the heads that are shown. */
function trainedProjections(core: PassCore, model: Model, input: PassInput): Projections {
  const path = attentionPath(model, input.mode);
  const width = input.numHeads * input.headDim;
  const weights = (name: string) => firstCols(model.parameter(`${path}.${name}`), width);
  const names = new Set(model.parameterNames);
  const bias = (name: string) =>
    names.has(`${path}.${name}`) ? model.parameter(`${path}.${name}`).data : undefined;
  const biases = { bQuery: bias("b_query"), bKey: bias("b_key"), bValue: bias("b_value") };
  const bOutput = bias("b_output");
  return {
    kind: "trained",
    wQuery: weights("w_query"),
    wKey: weights("w_key"),
    wValue: weights("w_value"),
    wOutput: firstRows(model.parameter(`${path}.w_output`), width),
    ...Object.fromEntries(
      Object.entries(biases).flatMap(([name, data]) =>
        data ? [[name, data.slice(0, width)] as const] : [],
      ),
    ),
    ...(bOutput && { bOutput }),
    scoreWeights: seededScoreWeights(input, (name, rows, cols) =>
      core.seededMatrix(name, rows, cols, input.seed),
    ),
  };
}

function needed(trace: Trace | null): Trace {
  if (!trace) throw new Error("the model gave no trace");
  return trace;
}

function firstRows({ rows, cols, data }: Matrix, count: number): Matrix {
  const kept = Math.min(rows, count);
  return { rows: kept, cols, data: data.slice(0, kept * cols) };
}

function firstCols({ rows, cols, data }: Matrix, count: number): MatrixInput {
  if (count === cols) return { rows, cols, data };
  const kept = Array.from({ length: rows }, (_, row) => [
    ...data.subarray(row * cols, row * cols + count),
  ]);
  return { rows, cols: count, data: kept.flat() };
}
