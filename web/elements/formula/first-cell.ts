/**
 * The cell whose arithmetic is shown before somebody chooses one: the largest of the followed row, or,
 * coming from a matrix of the same shape, the cell at the same place.
 */
import type { PassResult } from "../../compute/protocol.ts";
import type { TraceReader } from "../../core/trace.ts";
import { isMerged, tensorName } from "../../state/names.ts";
import { type CellAddress, type PlaygroundState, STEPS, type Step } from "../../state/state.ts";
import { matrixIn } from "../matrix/read.ts";
import { largestIndex, rowOf } from "../reading.ts";

const SHOWN: Readonly<Record<Step, string>> = {
  input: "input",
  projections: "query",
  scores: "attention_scores",
  scale: "scaled_scores",
  mask: "masked_scores",
  softmax: "attention_weights",
  context: "context",
  output: "output",
};

/** What each step shows, without parameters of the score function, which all are in its own. */
const MATRICES: Readonly<Record<Step, RegExp>> = {
  input: /^(memory_)?(token_embedding|position_encoding)$|^(input|memory)$/,
  projections: /^(input|memory|w_query|w_key|w_value|query|key|value)$/,
  scores: /^(query|key|attention_scores|score\..+)$/,
  scale: /^(attention|scaled)_scores$/,
  mask: /^(scaled|masked)_scores$/,
  softmax: /^(masked_scores|row_maximum|exponentials|exponential_sum|attention_weights|context)$/,
  context: /^(attention_weights|value|context)$/,
  output: /^(context|concatenated_context|w_output|output)$/,
};

/** The step in which a tensor can be seen: the open one, or else the last before it, or the first. */
export function stepShowing(base: string, open: Step): Step {
  const shows = (step: Step): boolean => MATRICES[step].test(base);
  const before = STEPS.slice(0, STEPS.indexOf(open) + 1).filter(shows);
  return before.at(-1) ?? STEPS.find(shows) ?? open;
}

export function firstCell(
  pass: PassResult,
  trace: TraceReader,
  state: Pick<PlaygroundState, "step" | "view" | "query" | "head" | "layer">,
  before: CellAddress | null = null,
): CellAddress | null {
  const isWhole = state.view === "all" || pass.paths !== undefined;
  const base = isWhole ? "attention_weights" : SHOWN[state.step];
  const layer = Math.min(state.layer, (pass.paths?.length ?? 1) - 1);
  const name = tensorName(pass, base, state.head, layer);
  if (!trace.has(name) || isMerged(name)) return null;
  const matrix = matrixIn(trace, name);
  const { rows, cols } = matrix;
  if (rows === 0 || cols === 0) return null;
  const row = Math.max(0, Math.min(state.query, rows - 1));
  if (before?.row === row && hasShape(trace, before.name, rows, cols)) {
    return { name, row, col: Math.min(before.col, cols - 1) };
  }
  return { name, row, col: largestIndex(rowOf(matrix, row)) };
}

function hasShape(trace: TraceReader, name: string, rows: number, cols: number): boolean {
  if (!trace.has(name)) return false;
  const matrix = matrixIn(trace, name);
  return matrix.rows === rows && matrix.cols === cols;
}
