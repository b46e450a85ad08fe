/** What is measured, and what the measuring worker tells the page. Plain data only. */

/** Ways to compute whose time is taken, in the order of the tables. */
export const TIMED = [
  "naive", // the loop in JavaScript
  "traced", // core.attention, every intermediate kept
  "fused", // core.flashAttention, nothing kept
  "fused_relaxed", // the same in the relaxed-SIMD build
  "fused_causal", // the same with the causal mask
  "fused_256", // four heads of 64
  "recurrent_64", // core.recurrentLayer
  "recurrent_256",
] as const;
export type Timed = (typeof TIMED)[number];

/** Ways whose memory is measured. */
export const WEIGHED = ["traced", "fused"] as const;
export type Weighed = (typeof WEIGHED)[number];

/** Width of one head, and of the whole. */
export const HEAD_DIM = 64;
export const WIDE = 256;

export interface Timing {
  readonly length: number;
  /** Median milliseconds of one call. */
  readonly milliseconds: number;
  /** How many times it was measured. */
  readonly runs: number;
}

export interface Weight {
  readonly length: number;
  readonly bytes: number;
}

/** How far to go. */
export interface SpeedRequest {
  readonly longest: number;
}

export type SpeedEvent =
  /** The cores are there; whether the engine has relaxed SIMD. */
  | { readonly kind: "ready"; readonly hasRelaxed: boolean }
  /** `done` of `total` measurements are made or left out; `length` is being measured. */
  | {
      readonly kind: "progress";
      readonly done: number;
      readonly total: number;
      readonly length: number;
    }
  | { readonly kind: "time"; readonly series: Timed; readonly timing: Timing }
  | { readonly kind: "memory"; readonly series: Weighed; readonly weight: Weight }
  /** From `length` on a series is left out: it would take too long or too much memory. */
  | {
      readonly kind: "stopped";
      readonly series: Timed;
      readonly length: number;
      readonly reason: "time" | "memory";
    }
  /** The largest difference between the ways so far, relative to the largest number. */
  | { readonly kind: "agreement"; readonly difference: number }
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string };
