/** A recurrent encoder and decoder of a few hundred weights as a file. */
import { type Shape, tinyFile, VOCAB_SIZE } from "./tiny-model.ts";

const GATES = { gru: 3, lstm: 4 };

export interface RecurrentKind {
  readonly cell: keyof typeof GATES;
  readonly attention: "none" | "general" | "additive";
}

export function recurrentSettings(kind: RecurrentKind) {
  return {
    kind: "recurrent",
    vocab_size: VOCAB_SIZE,
    embedding_dim: 5,
    encoder_dim: 3,
    decoder_dim: 4,
    attention_dim: 7,
    max_length: 24,
    ...kind,
  };
}

/** Every parameter with its shape, as src/models/recurrent_translator.cpp declares them. */
export function recurrentShapes(kind: RecurrentKind): [name: string, shape: Shape][] {
  const settings = recurrentSettings(kind);
  const { embedding_dim: token, decoder_dim: state, attention_dim: hidden } = settings;
  const context = 2 * settings.encoder_dim;
  const seesContext = kind.attention !== "general";
  const cell = (name: string, input: number, dim: number): [string, Shape][] => [
    [`${name}.w_input`, [input, GATES[kind.cell] * dim]],
    [`${name}.b_input`, [1, GATES[kind.cell] * dim]],
    [`${name}.w_hidden`, [dim, GATES[kind.cell] * dim]],
    [`${name}.b_hidden`, [1, GATES[kind.cell] * dim]],
  ];
  const scores: Record<RecurrentKind["attention"], [string, Shape][]> = {
    none: [],
    general: [["decoder.score.w", [state, context]]],
    additive: [
      ["decoder.score.w_query", [state, hidden]],
      ["decoder.score.w_key", [context, hidden]],
      ["decoder.score.v", [1, hidden]],
    ],
  };
  return [
    ["embedding", [VOCAB_SIZE, token]],
    ...cell("encoder.forward", token, settings.encoder_dim),
    ...cell("encoder.backward", token, settings.encoder_dim),
    ["decoder.w_initial", [context, state]],
    ["decoder.b_initial", [1, state]],
    ...scores[kind.attention],
    ...cell("decoder", seesContext ? token + context : token, state),
    ["decoder.w_output", [state + context + (seesContext ? token : 0), token]],
    ["decoder.b_output", [1, token]],
  ];
}

export function tinyRecurrentModel(
  kind: RecurrentKind,
  metadata: Record<string, string> = {},
): Uint8Array {
  return tinyFile(recurrentSettings(kind), recurrentShapes(kind), metadata);
}
