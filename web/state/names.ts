/** Tensor names as the trace writes them. */

/** Tensors that every head has for itself, in order of computation. */
const HEAD_TENSORS = [
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
  /** The module inside a model, "decoder.1.cross_attention"; "" outside of models. */
  readonly path: string;
  /** null where the tensor belongs to no single head, or the trace is not headed. */
  readonly head: number | null;
  readonly name: string;
}

/**
 * "attention_weights" → "head.2.attention_weights" where the trace is headed and the tensor is a head's;
 * with the path of the shown layer in front where the trace is a model's.
 */
export function tensorName(
  pass: { readonly headed: boolean; readonly paths?: readonly string[] },
  name: string,
  head: number,
  layer = 0,
): string {
  const own = pass.headed && isHeadTensor(name) ? `head.${head}.${name}` : name;
  const path = pass.paths?.[layer];
  return path === undefined ? own : `${path}.${own}`;
}

/** "decoder.1.cross_attention.head.2.query" → { path: "decoder.1.cross_attention", head: 2, name: "query" }. */
export function parseTensorName(full: string): NameParts {
  const [, path = "", head, name = full] =
    /^(?:(.+?)\.)??(?:head\.(\d+)\.)?((?:score\.)?[^.]+)$/.exec(full) ?? [];
  return { path, head: head === undefined ? null : Number(head), name };
}

/** Whether a model's module has the translation's tokens as its rows; else the sentence's pieces. */
export function isDecoderPath(path: string): boolean {
  return !path.startsWith("encoder");
}

/** Whether the keys of a decoder's attention are the sentence's pieces. */
export function seesSource(path: string, kind: "transformer" | "recurrent"): boolean {
  return kind === "recurrent" || path.endsWith("cross_attention");
}

/** Whether a tensor is of whole words: made from the model's, not by it. */
export function isMerged(name: string): boolean {
  return name.startsWith("merged.");
}

/** The module that a path of whole words is made from. */
export function unmerged(path: string): string {
  return path.replace(/^merged\./, "");
}

/** Another tensor of the same head of the same module. */
export function siblingName(full: string, name: string): string {
  const { path, head } = parseTensorName(full);
  return [path, head === null ? "" : `head.${head}`, name].filter((part) => part !== "").join(".");
}

function isHeadTensor(name: string): name is HeadTensor {
  return (HEAD_TENSORS as readonly string[]).includes(name);
}

/** Whether the state's trace carries head names: many heads, or the mode that shows them. */
export function isHeaded(state: { readonly mode: string; readonly numHeads: number }): boolean {
  return state.mode === "multi" || state.numHeads > 1;
}
