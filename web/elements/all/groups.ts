/** The tensors of a trace, in its order, in groups of what belongs together. */
import { tensorInfo } from "../matrix/tensors.ts";

export type GroupKind = "input" | "projections" | "score" | "attention" | "head" | "output";

export interface TensorGroup {
  readonly kind: GroupKind;
  /** Only of `head`. */
  readonly head: number | null;
  readonly names: readonly string[];
}

const INPUTS = /^(memory_)?(token_embedding|position_encoding)$|^(input|memory)$/;

function kindOf(name: string): GroupKind {
  const { base, head, given } = tensorInfo(name);
  if (head !== null) return "head";
  if (INPUTS.test(base)) return "input";
  if (base.startsWith("score.")) return given ? "score" : "attention";
  if (given) return "projections";
  return base === "concatenated_context" || base === "output" ? "output" : "attention";
}

export function groupTensors(names: readonly string[]): TensorGroup[] {
  const groups: { kind: GroupKind; head: number | null; names: string[] }[] = [];
  for (const name of names) {
    const kind = kindOf(name);
    const { head } = tensorInfo(name);
    const last = groups.at(-1);
    if (last && last.kind === kind && last.head === head) last.names.push(name);
    else groups.push({ kind, head, names: [name] });
  }
  return groups;
}
