/** What the glossary explains, in the order in which attention meets it. */
export const TERMS = [
  "attention",
  "token",
  "embedding",
  "vector",
  "position_encoding",
  "projection",
  "query",
  "key",
  "value",
  "dot_product",
  "score",
  "score_function",
  "scale",
  "temperature",
  "mask",
  "causal_mask",
  "padding",
  "softmax",
  "attention_weights",
  "context_vector",
  "head",
  "self_attention",
  "cross_attention",
  "encoder",
  "decoder",
] as const;
export type TermId = (typeof TERMS)[number];

export function isTerm(text: string): text is TermId {
  return (TERMS as readonly string[]).includes(text);
}
