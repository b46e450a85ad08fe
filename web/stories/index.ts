import { crossAttention } from "./cross-attention.ts";
import { heads } from "./heads.ts";
import { mask } from "./mask.ts";
import { oneVector } from "./one-vector.ts";
import { queryKeyValue } from "./query-key-value.ts";
import { scale } from "./scale.ts";
import { scoreFunctions } from "./score-functions.ts";
import { selfAttention } from "./self-attention.ts";
import type { Story } from "./story.ts";
import { wordOrder } from "./word-order.ts";

/** In the order in which one may read them. */
export const STORIES: readonly Story[] = [
  queryKeyValue,
  selfAttention,
  scale,
  mask,
  heads,
  crossAttention,
  scoreFunctions,
  wordOrder,
  oneVector,
];
