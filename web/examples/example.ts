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

/** Token text → one number per feature. */
export type Lexicon = Readonly<Record<string, readonly number[]>>;

/** Columns of a head's queries, keys and values are features again, named by their ids. */
export interface ExampleHead {
  readonly name: Bilingual;
  /** Each [model_dim, head_dim]. */
  readonly wQuery: Rows;
  readonly wKey: Rows;
  readonly wValue: Rows;
  /** Ids of the head_dim columns of query and key. */
  readonly matching: readonly string[];
  /** Ids of the head_dim columns of value. */
  readonly values: readonly string[];
}

export interface Example {
  readonly id: string;
  readonly mode: Mode;
  /** Readers of this language are offered the chip; "both" where two sentences have one each. */
  readonly language: Language | "both";
  /** The sentence of the queries. */
  readonly text: string;
  /** The sentence of the keys and values; "" unless the mode is cross. */
  readonly memoryText: string;
  readonly unit: TokenUnit | null;
  /** model_dim of them. */
  readonly features: readonly Feature[];
  readonly lexicon: Lexicon;
  readonly heads: readonly ExampleHead[];
  /** [num_heads · head_dim, model_dim] */
  readonly wOutput: Rows;
  readonly mask: MaskState;
  /** The query row to follow at first, and in which head. */
  readonly query: number;
  readonly head: number;
  /** What the chip says, where it is not the sentence. */
  readonly chip?: Bilingual;
  /** What to look for, and why it is so. */
  readonly caption: Bilingual;
}

/** The identity of four features, times `factor`. */
export function diagonal(factor: number): Rows {
  return [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((col) => (row === col ? factor : 0)));
}

/** A head of four features that matches and mixes them as they are; only its questions are its own. */
export function asking(name: Bilingual, features: readonly Feature[], wQuery: Rows): ExampleHead {
  const ids = features.map((feature) => feature.id);
  return { name, wQuery, wKey: diagonal(1), wValue: diagonal(1), matching: ids, values: ids };
}

export const SEES_ALL: MaskState = { causal: false, window: null, validKeys: null, painted: [] };
export const SEES_BEFORE: MaskState = { ...SEES_ALL, causal: true };
export const SEES_NEIGHBOURS: MaskState = { ...SEES_ALL, window: 1 };
