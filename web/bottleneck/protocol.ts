/** What the counting worker is asked, and what it tells the page. Plain data only. */

/** The two models that are compared. */
export const SIDES = ["attention", "none"] as const;
export type Side = (typeof SIDES)[number];

export interface BottleneckRequest {
  /** The bytes of each model's file. */
  readonly models: Readonly<Record<Side, Uint8Array>>;
  /** Where the held-out sentences are. */
  readonly sentences: string;
}

export type BottleneckEvent =
  /** How many sentences there are. */
  | { readonly kind: "started"; readonly total: number }
  /** A sentence of so many words, and which of the models translated it exactly. */
  | {
      readonly kind: "sentence";
      readonly words: number;
      readonly exact: Readonly<Record<Side, boolean>>;
    }
  | { readonly kind: "finished"; readonly seconds: number }
  | { readonly kind: "failed"; readonly message: string };
