/** B − A of one tensor, where its cells mean the same in both. Pure. */
import type { PassResult } from "../compute/protocol.ts";
import { ENTRY_SIZE, type TraceData, type TraceReader } from "../core/trace.ts";
import type { Matrix } from "../core/types.ts";
import type { Axis, AxisRole } from "../elements/labels.ts";
import { parseTensorName, tensorName } from "../state/names.ts";
import { type Pair, sharedLabels } from "./align.ts";

/** A tensor of one of the two states, and what its rows and columns are called. */
export interface Side {
  readonly matrix: Matrix;
  readonly rows: Axis;
  readonly cols: Axis;
}

/** A cell of the difference: its row and column there. */
export interface Change {
  readonly row: number;
  readonly col: number;
  readonly from: number;
  readonly to: number;
}

export interface Difference {
  readonly rows: readonly Pair[];
  readonly cols: readonly Pair[];
  readonly matrix: Matrix;
  /** The largest change; null where nothing changed. */
  readonly largest: Change | null;
  readonly changed: number;
}

/** Why there is nothing to subtract. */
export type Apart = "tokens" | "features";

/** What A calls the tensor of B: the same, or with or without its head; null where it has none. */
export function counterpart(
  name: string,
  a: { readonly pass: Pick<PassResult, "headed" | "numHeads">; readonly trace: TraceReader },
): string | null {
  if (a.trace.has(name)) return name;
  const { head, name: base } = parseTensorName(name);
  const own = tensorName(a.pass, base, Math.min(head ?? 0, a.pass.numHeads - 1));
  return head !== null && a.pass.headed ? null : a.trace.has(own) ? own : null;
}

export function difference(a: Side, b: Side): Difference | Apart {
  const [rows, cols] = [sharedAxis(a.rows, b.rows), sharedAxis(a.cols, b.cols)];
  if (!rows || !cols) return "features";
  if (rows.length === 0 || cols.length === 0) return "tokens";
  const data = new Float32Array(rows.length * cols.length);
  let largest: Change | null = null;
  let size = 0;
  let changed = 0;
  for (const [row, [rowA, rowB]] of rows.entries()) {
    for (const [col, [colA, colB]] of cols.entries()) {
      const from = a.matrix.data[rowA * a.matrix.cols + colA] ?? 0;
      const to = b.matrix.data[rowB * b.matrix.cols + colB] ?? 0;
      if (from === to) continue; // also where a mask hides both
      const change = Math.fround(to - from); // as exact as the core's own subtraction
      data[row * cols.length + col] = change;
      changed++;
      if (Math.abs(change) <= size) continue;
      size = Math.abs(change);
      largest = { row, col, from, to };
    }
  }
  return { rows, cols, matrix: { rows: rows.length, cols: cols.length, data }, largest, changed };
}

/** Tokens are paired by what they say; features only where all of them are the same. */
function sharedAxis(a: Axis, b: Axis): readonly Pair[] | null {
  if (b.role !== "feature") return sharedLabels(a.labels, b.labels);
  const isSame =
    a.labels.length === b.labels.length &&
    a.labels.every((label, index) => label === b.labels[index]);
  return isSame ? a.labels.map((_, index) => [index, index]) : null;
}

/** B's pass with the difference as its only tensor, and the tokens that both have. */
export function differencePass(
  b: PassResult,
  name: string,
  { rows, cols, matrix }: Difference,
  roles: { readonly rows: AxisRole; readonly cols: AxisRole },
): PassResult {
  const of = (role: AxisRole): readonly Pair[] | null =>
    roles.rows === role ? rows : roles.cols === role ? cols : null;
  const kept = <T>(all: readonly T[], pairs: readonly Pair[] | null): readonly T[] =>
    pairs ? pairs.flatMap(([, index]) => all[index] ?? []) : all;
  return {
    ...b,
    tokens: kept(b.tokens, of("query")),
    keyTokens: kept(b.keyTokens, of("key")),
    trace: traceOf(name, matrix),
    restingPins: [],
  };
}

function traceOf(name: string, { rows, cols, data }: Matrix): TraceData {
  const layout = new Int32Array(ENTRY_SIZE);
  layout.set([rows, cols, 0]);
  return {
    names: [name],
    layout,
    values: data,
    pinCells: new Int32Array(),
    pinValues: new Float32Array(),
    notes: [],
    resultOnly: true,
  };
}
