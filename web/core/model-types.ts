/** Models with trained weights: what `core.loadModel` gives. Tensor names are those of the trace. */
import type { Matrix, Pins, Trace } from "./types.ts";

export const TRANSLATION_LANGUAGES = ["ko", "en"] as const;
export type TranslationLanguage = (typeof TRANSLATION_LANGUAGES)[number];

/** A piece of the model's vocabulary, as it stands in a text. */
export interface PieceToken {
  readonly id: number;
  readonly text: string;
  /** UTF-16 offsets into the text (source) or into the translation so far (target). */
  readonly start: number;
  readonly end: number;
  readonly startsWord: boolean;
  /** A byte of a character that the vocabulary lacks. */
  readonly unknown: boolean;
}

export interface Candidate {
  readonly id: number;
  readonly text: string;
  readonly probability: number;
}

/** Draws tokens instead of taking the most probable one, where any of these is given. */
export interface Sampling {
  /** Positive, by default 1: below it probable pieces are drawn more often, above it less. */
  readonly temperature?: number;
  /** Only the k most probable pieces are drawn from, by default all. */
  readonly topK?: number;
  /**
   * A whole number from 0 up, by default 0. It and the step's place in the translation decide alone: the same seed
   * gives the same translation.
   */
  readonly seed?: number;
}

export interface StepOptions extends Sampling {
  /** A piece's text or id to take instead of the most probable or a drawn one. */
  readonly force?: string | number;
}

/** One decoded token. */
export interface StepResult {
  /** The sentence has ended: `token` is the end token. */
  readonly done: boolean;
  readonly token: PieceToken;
  /** The model's, whatever temperature it was drawn at. */
  readonly probability: number;
  /** The most probable pieces, most probable first. */
  readonly candidates: readonly Candidate[];
  /** Asked for, neither the most probable nor drawn. */
  readonly forced: boolean;
}

/** A translation that is being decoded, token by token. */
export interface TranslationSession {
  readonly sourceTokens: readonly PieceToken[];
  /** So far, without the start token. */
  readonly targetTokens: readonly PieceToken[];
  readonly probabilities: readonly number[];
  readonly text: string;
  /** The most probable token, unless the options say otherwise. */
  step(options?: StepOptions): StepResult;
  /**
   * Every tensor for the tokens so far. Row t of the decoder's belongs to the token generated at t, whose
   * input is the token before it, or the start token.
   */
  trace(): Trace;
  dispose(): void;
}

export interface StartOptions {
  /** The language to translate into. */
  readonly to: TranslationLanguage;
  readonly pins?: Pins;
}

export interface TranslateOptions extends StartOptions, Sampling {
  readonly trace?: boolean;
  /** Of pieces, by default 64. */
  readonly maxLength?: number;
  /** Beginnings that beam search keeps; 1, the default, is none. Not together with sampling, pins or force. */
  readonly beam?: number;
  /** By step; null leaves a step to the model. */
  readonly force?: readonly (string | number | null)[];
}

/** All empty for a text without pieces: an empty one, or nothing but white space. */
export interface Translation {
  readonly text: string;
  readonly sourceTokens: readonly PieceToken[];
  readonly targetTokens: readonly PieceToken[];
  readonly probabilities: readonly number[];
  readonly candidates: readonly (readonly Candidate[])[];
  readonly trace: Trace | null;
}

/** A model in a memory of its own. */
export interface Model {
  readonly name: string;
  readonly kind: "transformer" | "recurrent";
  /** Languages it can translate into. */
  readonly directions: readonly TranslationLanguage[];
  /** model_dim, num_heads, encoder_layers, decoder_layers, feed_forward_dim, … */
  readonly config: Readonly<Record<string, number | string>>;
  readonly parameterNames: readonly string[];
  /**
   * What the model reads of a text. Line breaks, tabs and runs of white space count as single spaces, at the ends as
   * nothing.
   */
  tokenize(text: string): PieceToken[];
  start(text: string, options: StartOptions): TranslationSession;
  translate(text: string, options: TranslateOptions): Translation;
  parameter(name: string): Matrix;
  /** The encoder alone. */
  encode(text: string, options?: { readonly pins?: Pins }): Trace;
  /** Byte length of the linear memory. */
  memoryBytes(): number;
  dispose(): void;
}

/** Reads a model's file. */
export type LoadModel = (bytes: Uint8Array) => Promise<Model>;
