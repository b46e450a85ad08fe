/** Everything a link restores: one immutable object. All views read it, only the store replaces it. */
import type { Pins, Position, Score, TokenUnit } from "../core/types.ts";

export const MODES = ["self", "cross", "multi"] as const;
export type Mode = (typeof MODES)[number];

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

export const SOURCES = ["handmade", "seeded", "one_hot"] as const;
export type Source = (typeof SOURCES)[number];

export const LANGUAGES = ["ko", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** A cell somebody looks at or edits. */
export interface CellAddress {
  readonly name: string;
  readonly row: number;
  readonly col: number;
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
  readonly view: View;
  readonly step: Step;
  /** The followed query row. */
  readonly query: number;
  /** The locked head. */
  readonly head: number;
  /** Follow one row or show all. */
  readonly allRows: boolean;
  /** null = the browser's. */
  readonly language: Language | null;
  /** null = the system's. */
  readonly theme: "light" | "dark" | null;
}
