/** Everything a link restores: one immutable object. All views read it, only the store replaces it. */
import type { TranslationLanguage } from "../core/model-types.ts";
import type { Pins, Position, Score, TokenUnit } from "../core/types.ts";

/** Modes of one attention, and modes of a whole model. */
export const MODES = ["self", "cross", "multi", "translate", "seq2seq"] as const;
export type Mode = (typeof MODES)[number];
export type ModelMode = "translate" | "seq2seq";

export function isModelMode(mode: Mode): mode is ModelMode {
  return mode === "translate" || mode === "seq2seq";
}

export const VIEWS = ["step", "all"] as const;
export type View = (typeof VIEWS)[number];

export const STEPS = [
  "input",
  "projections",
  "scores",
  "scale",
  "mask",
  "softmax",
  "context",
  "output",
] as const;
export type Step = (typeof STEPS)[number];

export const SOURCES = ["handmade", "seeded", "one_hot", "trained"] as const;
export type Source = (typeof SOURCES)[number];

/** A model's attentions: of the encoder, of the decoder, and of the decoder on the encoder. */
export const ATTENTIONS = ["cross", "encoder", "decoder"] as const;
export type AttentionKind = (typeof ATTENTIONS)[number];

/** What the recurrent models differ in: their score function, or that they have no attention. */
export const VARIANTS = ["additive", "general", "none"] as const;
export type Variant = (typeof VARIANTS)[number];

/** At this step of the translation this piece, by its id. */
export type ForcedPiece = readonly [step: number, piece: number];

/** What is collapsed until wanted, below the picture. */
export const PANELS = ["compare", "scores", "speed"] as const;
export type Panel = (typeof PANELS)[number];

export const LANGUAGES = ["ko", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A cell somebody looks at or edits. */
export interface CellAddress {
  readonly name: string;
  readonly row: number;
  readonly col: number;
}

export function sameCell(
  a: CellAddress | null | undefined,
  b: CellAddress | null | undefined,
): boolean {
  return a === b || (!!a && !!b && a.name === b.name && a.row === b.row && a.col === b.col);
}

export interface MaskState {
  readonly causal: boolean;
  /** Attend where |i − j| ≤ window; null = everywhere. */
  readonly window: number | null;
  /** Keys from here on are padding; null = none. */
  readonly validKeys: number | null;
  /** Cells painted away by hand, as [query, key]. */
  readonly painted: readonly (readonly [number, number])[];
}

/** A guided lesson and which of its steps is open, from 0; null = it has yet to begin. */
export interface StoryPlace {
  readonly name: string;
  readonly step: number | null;
}

/** What the numbers depend on. */
export const NUMBER_KEYS = [
  "mode",
  "example",
  "text",
  "memoryText",
  "unit",
  "source",
  "seed",
  "numHeads",
  "headDim",
  "position",
  "score",
  "temperature",
  "mask",
  "pins",
  "disabledHeads",
  "to",
  "variant",
  "forced",
  "merged",
] as const satisfies readonly (keyof PlaygroundState)[];
export type NumberKey = (typeof NUMBER_KEYS)[number];

/** What is shown of the numbers. */
export const SHOWN_KEYS = [
  "query",
  "head",
  "attention",
  "layer",
  "tensor",
] as const satisfies readonly (keyof PlaygroundState)[];
export type ShownKey = (typeof SHOWN_KEYS)[number];

/** A state kept to compare the present one with, and the row and head that were followed in it. */
export type Frozen = Pick<PlaygroundState, NumberKey | "query" | "head">;

export interface PlaygroundState {
  readonly mode: Mode;
  /** The hand-made example whose features and projections are used; see web/examples. */
  readonly example: string;
  /** The sentence of the queries (`input`); in self-attention also of the keys. */
  readonly text: string;
  /** Cross-attention: the sentence of the keys and values (`memory`). */
  readonly memoryText: string;
  /** null = particle where the text has Hangul, word elsewhere. */
  readonly unit: TokenUnit | null;
  readonly source: Source;
  readonly seed: number;
  readonly numHeads: number;
  readonly headDim: number;
  readonly position: Position;
  readonly score: Score;
  readonly temperature: number;
  readonly mask: MaskState;
  readonly pins: Pins;
  /** Heads whose context vectors are put to zero, in ascending order; those that are not there rest. */
  readonly disabledHeads: readonly number[];
  /** The language to translate into; null = the other one than the sentence is written in. */
  readonly to: TranslationLanguage | null;
  readonly variant: Variant;
  readonly forced: readonly ForcedPiece[];
  /** The model's attention that is shown, and its layer. */
  readonly attention: AttentionKind;
  readonly layer: number;
  /** Pieces joined to words. */
  readonly merged: boolean;
  /** State A of the comparison, where the present one is B. */
  readonly frozen: Frozen | null;
  /** The tensor that is open: the model's, or the one compared; null = none, or the weights. */
  readonly tensor: string | null;
  readonly view: View;
  readonly step: Step;
  /** The followed query row. */
  readonly query: number;
  /** The locked head. */
  readonly head: number;
  /** The largest weight over all heads is open. */
  readonly headMaximum: boolean;
  /** Follow one row or show all. */
  readonly allRows: boolean;
  readonly story: StoryPlace | null;
  /** Those that are open, in the order of `PANELS`. */
  readonly panels: readonly Panel[];
  /** null = the browser's. */
  readonly language: Language | null;
  /** null = the system's. */
  readonly theme: "light" | "dark" | null;
}
