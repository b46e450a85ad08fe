/** Which cells a cell was computed from, and which of them belong to the same term. */
import type { TraceReader } from "../../core/trace.ts";
import type { Explanation } from "../../core/types.ts";
import { siblingName } from "../../state/names.ts";
import type { CellAddress } from "../../state/state.ts";
import { matrixIn } from "../matrix/read.ts";
import { tensorInfo } from "../matrix/tensors.ts";

export interface Source extends CellAddress {
  /** Sources of one term share it. */
  readonly term: number;
  /** The colour of its foot: that of the idea it feeds. */
  readonly foot: string;
  /** The colour of its ring while its term is looked at. */
  readonly ring: string;
}

/** Every source of the explained cell, nearest first. */
export function sourcesOf(explanation: Explanation, trace: TraceReader): Source[] {
  const { base } = tensorInfo(explanation.name);
  const sources: Source[] = [];
  const add = (cell: CellAddress, term: number): void => {
    const hue = tensorInfo(cell.name).hue;
    const own = hue === "query" || hue === "key";
    sources.push({
      name: cell.name,
      row: cell.row,
      col: cell.col,
      term,
      foot: footColour(base, cell.name),
      ring: own ? `var(--${hue})` : "var(--ink)",
    });
  };
  explanation.terms.forEach((term, index) => {
    add(term, index);
    for (const cell of term.with) add(cell, index);
  });
  if (base === "attention_weights") addSoftmaxRow(explanation, trace, add);
  return sources;
}

/** A weight comes from its whole row of scores, not only from the two numbers of the last division. */
function addSoftmaxRow(
  { name, row }: Explanation,
  trace: TraceReader,
  add: (cell: CellAddress, term: number) => void,
): void {
  const scores = siblingName(name, "masked_scores");
  if (!trace.has(scores)) return;
  const { cols, data } = matrixIn(trace, scores);
  for (let col = 0; col < cols; col++) {
    if (data[row * cols + col] === Number.NEGATIVE_INFINITY) continue;
    add({ name: scores, row, col }, 1 + col);
    add({ name: siblingName(name, "exponentials"), row, col }, 1 + col);
  }
}

function footColour(feeds: string, source: string): string {
  const { hue } = tensorInfo(feeds);
  if (hue) return `var(--${hue})`;
  const own = tensorInfo(source).hue;
  return own === "query" || own === "key" ? `var(--${own})` : "var(--ink3)";
}
