/** Tensor names as the trace writes them. */

/** Tensors that every head has for itself, in order of computation. */
export const HEAD_TENSORS = [
  "query",
  "key",
  "value",
  "score.projected_query",
  "score.projected_key",
  "score.query_norm",
  "score.key_norm",
  "attention_scores",
  "scaled_scores",
  "masked_scores",
  "row_maximum",
  "exponentials",
  "exponential_sum",
  "attention_weights",
  "context",
] as const;
export type HeadTensor = (typeof HEAD_TENSORS)[number];

export interface NameParts {
  /** null where the tensor belongs to no single head, or the trace is not headed. */
  readonly head: number | null;
  readonly name: string;
}

/** "attention_weights" → "head.2.attention_weights" where the trace is headed and the tensor is a head's. */
export function tensorName(pass: { readonly headed: boolean }, name: string, head: number): string {
  return pass.headed && isHeadTensor(name) ? `head.${head}.${name}` : name;
}

/** "head.2.query" → { head: 2, name: "query" }. */
export function parseTensorName(full: string): NameParts {
  const match = /^head\.(\d+)\.(.+)$/.exec(full);
  return match ? { head: Number(match[1]), name: match[2] ?? "" } : { head: null, name: full };
}

export function isHeadTensor(name: string): name is HeadTensor {
  return (HEAD_TENSORS as readonly string[]).includes(name);
}

/** Whether the state's trace carries head names: many heads, or the mode that shows them. */
export function isHeaded(state: { readonly mode: string; readonly numHeads: number }): boolean {
  return state.mode === "multi" || state.numHeads > 1;
}
