/** What the page and its worker say to each other. Plain data only: it must survive structured cloning. */

import type { PieceToken, StepResult, TranslationLanguage } from "../core/model-types.ts";
import type { TraceData } from "../core/trace.ts";
import type { Explanation, Matrix, Spread, Token, TokenUnit } from "../core/types.ts";
import type { Example } from "../examples/example.ts";
import type { ModelName } from "../models/files.ts";
import type { CellAddress, NumberKey, PlaygroundState } from "../state/state.ts";

/** The part of the state that the numbers depend on. */
export type PassInput = Pick<PlaygroundState, NumberKey> & {
  /** Asks how widely the weights spread, too. */
  readonly spread?: true;
};

/** A mistake in the reader's input, in parts, so that the page can say it in the reader's language. */
export interface PassProblem {
  /**
   * "empty" = no tokens, "too_long", "refused" = the core refused a tensor, "crashed", "direction" = a
   * language that the model does not translate into, "bad_model" = its file could not be read.
   */
  readonly kind: "empty" | "too_long" | "refused" | "crashed" | "direction" | "bad_model";
  readonly tensor?: string;
  /** "too_long": the most tokens there may be. */
  readonly limit?: number;
  readonly message: string;
}

/** Where this pass's vectors came from, as the small print says it. */
export interface VectorOrigin {
  /** "mixed": hand-made, but `unknown` tokens have seeded random vectors. */
  readonly kind: "handmade" | "mixed" | "seeded" | "one_hot" | "trained";
  readonly unknown: readonly string[];
  /** The example whose features name the columns; null where they have no names. */
  readonly example: string | null;
  /** Names of the features (columns of X), when somebody gave them names: ids of web/examples. */
  readonly features: readonly string[] | null;
  readonly projections: "handmade" | "seeded" | "trained";
  /** Feature ids of the columns of query and key, and of value, a head; null where projections are seeded. */
  readonly headFeatures:
    | readonly { readonly matching: readonly string[]; readonly values: readonly string[] }[]
    | null;
}

/** What a model made of a sentence, as far as it has come. */
export interface TranslationResult {
  readonly model: ModelName;
  readonly kind: "transformer" | "recurrent";
  readonly to: TranslationLanguage;
  readonly source: readonly PieceToken[];
  /** One a token; the last one's token is the end of the sentence where it was reached. */
  readonly steps: readonly StepResult[];
  readonly text: string;
  readonly encoderLayers: number;
  readonly decoderLayers: number;
}

/** What the tokens of a pass are: the reader's choice, or the pieces of a model's vocabulary. */
export type PassUnit = TokenUnit | "piece";

/** Everything the elements draw. */
export interface PassResult {
  /** Tokens of the queries. */
  readonly tokens: readonly Token[];
  /** Tokens of the keys: the same in self-attention. */
  readonly keyTokens: readonly Token[];
  /** The units they were cut by: what `unit: null` came to. */
  readonly unit: PassUnit;
  readonly keyUnit: PassUnit;
  readonly origin: VectorOrigin;
  readonly numHeads: number;
  readonly headDim: number;
  readonly modelDim: number;
  /** Names carry `head.<h>.`. */
  readonly headed: boolean;
  /** Where heads are off: what the output is with all of them on. */
  readonly outputOfAllHeads?: Matrix;
  /** Modes of a model: what it translates with all of them on. */
  readonly translationOfAllHeads?: TranslationResult;
  /** Modes of a model: where the shown attention's tensors are, by layer. */
  readonly paths?: readonly string[];
  /** Modes of a model: `tokens` are those of the translation, `keyTokens` those of the sentence. */
  readonly translation?: TranslationResult;
  /** There are attention weights of whole words too, and they are the ones shown. */
  readonly merged?: boolean;
  /** Of the decoder: the tokens its rows made, and those they read. */
  readonly generated?: readonly Token[];
  readonly inputs?: readonly Token[];
  /** The numbers are another source's until this model is there. */
  readonly awaits?: ModelName;
  readonly trace: TraceData;
  /** How widely the weights of each head spread, where the pass was asked. */
  readonly spread?: readonly Spread[];
  /** How widely weights spread that are the same for every key: the most there is. */
  readonly evenSpread?: Spread;
  /** Pins whose cell does not exist at the present sizes; they rest until it does. */
  readonly restingPins: readonly CellAddress[];
}

/** What a worker is given before it is asked anything. */
export interface Given {
  readonly kind: "core";
  /** Absent where the page could not compile it: then the worker tries for itself. */
  readonly compiled: WebAssembly.Module | undefined;
}

export type Request =
  | {
      readonly kind: "pass";
      readonly id: number;
      readonly input: PassInput;
      /** The one that the input names: the page has them all, the worker none. */
      readonly example: Example;
      /** To be explained with the result. */
      readonly cell?: CellAddress | null;
    }
  | {
      readonly kind: "explain";
      readonly id: number;
      readonly pass: number;
      readonly cell: CellAddress;
    }
  /** The bytes of a model, for the passes that follow. */
  | { readonly kind: "model"; readonly name: ModelName; readonly bytes: Uint8Array }
  /** A pass whose result is no longer wanted; it is answered all the same. */
  | { readonly kind: "cancel"; readonly id: number };

export type Response =
  | { readonly kind: "ready"; readonly simd: "baseline" | "relaxed" }
  /** Parameters that traces of `model` refer to come once, before the first of them, and are not in it. */
  | { readonly kind: "parameters"; readonly model: ModelName; readonly values: Float32Array }
  | {
      readonly kind: "pass";
      readonly id: number;
      readonly result: PassResult;
      readonly explanation?: Explanation | null;
    }
  /** A translation on its way; more follows. */
  | { readonly kind: "partial"; readonly id: number; readonly translation: TranslationResult }
  /** There is no pass without this model: send it first. */
  | { readonly kind: "missing"; readonly id: number; readonly model: ModelName }
  | { readonly kind: "cancelled"; readonly id: number }
  | { readonly kind: "problem"; readonly id: number; readonly problem: PassProblem }
  | { readonly kind: "explain"; readonly id: number; readonly explanation: Explanation | null }
  /** The pass to explain is no longer kept: send it again first. */
  | { readonly kind: "forgotten"; readonly id: number };
