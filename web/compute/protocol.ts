/** What the page and its worker say to each other. Plain data only: it must survive structured cloning. */

import type { TraceData } from "../core/trace.ts";
import type { Explanation, Token } from "../core/types.ts";
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
  readonly message: string;
}

/** Where this pass's vectors came from, as the small print says it. */
export interface VectorOrigin {
  /** "mixed": hand-made, but `unknown` tokens have seeded random vectors. */
  readonly kind: "handmade" | "mixed" | "seeded" | "one_hot";
  readonly unknown: readonly string[];
  /** Names of the features (columns of X), when somebody gave them names: ids of web/examples. */
  readonly features: readonly string[] | null;
}

/** Everything the elements draw. */
export interface PassResult {
  /** Tokens of the queries. */
  readonly tokens: readonly Token[];
  /** Tokens of the keys: the same in self-attention. */
  readonly keyTokens: readonly Token[];
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
  | { readonly kind: "explain"; readonly id: number; readonly explanation: Explanation | null };
