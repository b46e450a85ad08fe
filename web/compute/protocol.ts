/** What the page and its worker say to each other. Plain data only: it must survive structured cloning. */

import type { TraceData } from "../core/trace.ts";
import type { Explanation, Token, TokenUnit } from "../core/types.ts";
import type { CellAddress, PlaygroundState } from "../state/state.ts";

/** The part of the state that the numbers depend on. */
export type PassInput = Pick<
  PlaygroundState,
  | "mode"
  | "example"
  | "text"
  | "memoryText"
  | "unit"
  | "source"
  | "seed"
  | "numHeads"
  | "headDim"
  | "position"
  | "score"
  | "temperature"
  | "mask"
  | "pins"
>;

/** A mistake in the reader's input, in parts, so that the page can say it in the reader's language. */
export interface PassProblem {
  /** "empty" = no tokens, "too_long", "refused" = the core refused a tensor, "crashed". */
  readonly kind: "empty" | "too_long" | "refused" | "crashed";
  readonly tensor?: string;
  /** "too_long": the most tokens there may be. */
  readonly limit?: number;
  readonly message: string;
}

/** Where this pass's vectors came from, as the small print says it. */
export interface VectorOrigin {
  /** "mixed": hand-made, but `unknown` tokens have seeded random vectors. */
  readonly kind: "handmade" | "mixed" | "seeded" | "one_hot";
  readonly unknown: readonly string[];
  /** The example whose features name the columns; null where they have no names. */
  readonly example: string | null;
  /** Names of the features (columns of X), when somebody gave them names: ids of web/examples. */
  readonly features: readonly string[] | null;
  readonly projections: "handmade" | "seeded";
  /** Feature ids of the columns of query and key, and of value, a head; null where projections are seeded. */
  readonly headFeatures:
    | readonly { readonly matching: readonly string[]; readonly values: readonly string[] }[]
    | null;
}

/** Everything the elements draw. */
export interface PassResult {
  /** Tokens of the queries. */
  readonly tokens: readonly Token[];
  /** Tokens of the keys: the same in self-attention. */
  readonly keyTokens: readonly Token[];
  /** The units they were cut by: what `unit: null` came to. */
  readonly unit: TokenUnit;
  readonly keyUnit: TokenUnit;
  readonly origin: VectorOrigin;
  readonly numHeads: number;
  readonly headDim: number;
  readonly modelDim: number;
  /** Names carry `head.<h>.`. */
  readonly headed: boolean;
  readonly trace: TraceData;
  /** Pins whose cell does not exist at the present sizes; they rest until it does. */
  readonly restingPins: readonly CellAddress[];
}

export type Request =
  | { readonly kind: "pass"; readonly id: number; readonly input: PassInput }
  | {
      readonly kind: "explain";
      readonly id: number;
      readonly pass: number;
      readonly cell: CellAddress;
    };

export type Response =
  | { readonly kind: "ready"; readonly simd: "baseline" | "relaxed" }
  | { readonly kind: "pass"; readonly id: number; readonly result: PassResult }
  | { readonly kind: "problem"; readonly id: number; readonly problem: PassProblem }
  | { readonly kind: "explain"; readonly id: number; readonly explanation: Explanation | null }
  /** The pass to explain is no longer kept: send it again first. */
  | { readonly kind: "forgotten"; readonly id: number };
