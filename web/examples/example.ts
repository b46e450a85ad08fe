/** What a hand-made example is: small numbers with a meaning, so that attention can be checked in the head. */
import type { TokenUnit } from "../core/types.ts";
import type { Language, MaskState, Mode } from "../state/state.ts";

export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

/** One column of the vectors. */
export interface Feature extends Bilingual {
  readonly id: string;
}

/** Rows of a matrix, as one writes it. */
export type Rows = readonly (readonly number[])[];

/** Columns of a head's queries, keys and values are features again, named by `features`. */
export interface ExampleHead {
  readonly name: Bilingual;
  /** Each [model_dim, head_dim]. */
  readonly wQuery: Rows;
  readonly wKey: Rows;
  readonly wValue: Rows;
  /** Ids of the head_dim columns of query and key, and of value. */
  readonly matching: readonly string[];
  readonly values: readonly string[];
}

export interface Example {
  readonly id: string;
  readonly mode: Mode;
  /** The language of the (first) sentence: which readers are offered the chip. */
  readonly language: Language;
  /** The sentence of the queries. */
  readonly text: string;
  /** The sentence of the keys and values; "" unless the mode is cross. */
  readonly memoryText: string;
  readonly unit: TokenUnit | null;
  /** model_dim of them. */
  readonly features: readonly Feature[];
  /** Token text → one number per feature. */
  readonly lexicon: Readonly<Record<string, readonly number[]>>;
  readonly heads: readonly ExampleHead[];
  /** [num_heads · head_dim, model_dim] */
  readonly wOutput: Rows;
  readonly mask: MaskState;
  /** The query row to follow at first, and in which head. */
  readonly query: number;
  readonly head: number;
  /** The chip's text where the sentence is too long for one. */
  readonly chip?: string;
  /** What to look for, and why it is so. */
  readonly caption: Bilingual;
}
