/** What the saturation of softmax is measured on, and what its worker tells the page. Plain data only. */

/** Every power of two from 1 to 512. */
export const DIMS: readonly number[] = Array.from({ length: 10 }, (_, power) => 2 ** power);
export const QUERIES = 256;
export const KEYS = 64;

/** Means over all queries. */
export interface Saturation {
  readonly largest: number;
  /** In nats. */
  readonly entropy: number;
  readonly effectiveKeys: number;
}

export interface SaturationPoint {
  readonly dim: number;
  /** With scores divided by √d. */
  readonly scaled: Saturation;
  /** With scores as they are. */
  readonly unscaled: Saturation;
}

export interface SaturationRequest {
  readonly seed: number;
}

export type SaturationEvent =
  | { readonly kind: "finished"; readonly points: readonly SaturationPoint[] }
  | { readonly kind: "failed"; readonly message: string };
