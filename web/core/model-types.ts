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

/** One decoded token. */
export interface StepResult {
  /** The sentence has ended: `token` is the end token. */
  readonly done: boolean;
  readonly token: PieceToken;
  readonly probability: number;
  /** The most probable pieces, most probable first. */
  readonly candidates: readonly Candidate[];
  /** Asked for, not the most probable. */
  readonly forced: boolean;
}

/** A translation that is being decoded, token by token. */
export interface TranslationSession {
  readonly sourceTokens: readonly PieceToken[];
  /** So far, without the start token. */
  readonly targetTokens: readonly PieceToken[];
  readonly probabilities: readonly number[];
  readonly text: string;
  /** `force`: a piece's text or id to take instead of the most probable one. */
  step(options?: { readonly force?: string | number }): StepResult;
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

export interface TranslateOptions extends StartOptions {
  readonly trace?: boolean;
  readonly maxLength?: number;
  readonly beam?: number;
  /** By step; null leaves a step to the model. */
  readonly force?: readonly (string | number | null)[];
}

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
