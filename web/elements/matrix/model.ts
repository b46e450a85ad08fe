/** What a grid shows of one tensor, before any element is made: pure, so that it can be tested. */
import type { TraceReader } from "../../core/trace.ts";
import type { Matrix, PinnedCell } from "../../core/types.ts";
import { formatGiven, formatNumber } from "../../language/numbers.ts";
import { siblingName } from "../../state/names.ts";
import type { CellAddress } from "../../state/state.ts";
import { heatPosition, largestMagnitude } from "../../theme/heat.ts";
import type { Scale } from "../../theme/palette.ts";
import { type Density, densityOf } from "./density.ts";
import { matrixIn } from "./read.ts";
import { tensorInfo } from "./tensors.ts";

export interface GridModel {
  readonly name: string;
  readonly matrix: Matrix;
  /** Displayed rows and columns; swapped where the display is transposed. */
  readonly rows: number;
  readonly cols: number;
  readonly transposed: boolean;
  /** The one row of the tensor that is displayed; null displays all. */
  readonly onlyRow: number | null;
  readonly density: Density;
  readonly scale: Scale;
  readonly largest: number;
  readonly given: boolean;
  /** By index into the matrix: 1 where the mask hides the cell and nobody pinned it. */
  readonly masked: Uint8Array;
  readonly pins: ReadonlyMap<number, PinnedCell>;
  /** Index of the cell whose number is not told; −1 for none. */
  readonly covered: number;
}

export interface ModelOptions {
  readonly transposed?: boolean;
  readonly onlyRow?: number | null;
  readonly scale?: Scale | null;
  /** The diverging scale's bound, where it is shared with other matrices. */
  readonly bound?: number | null;
  readonly compact?: boolean;
  readonly covered?: CellAddress | null;
}

/** null where the trace has no such tensor. */
export function gridModel(
  trace: TraceReader,
  name: string,
  options: ModelOptions = {},
): GridModel | null {
  if (!trace.has(name)) return null;
  const info = tensorInfo(name);
  const matrix = matrixIn(trace, name);
  const transposed = options.transposed ?? false;
  const onlyRow = within(options.onlyRow ?? null, matrix.rows);
  const count = onlyRow === null ? matrix.rows : 1;
  const rows = transposed ? matrix.cols : count;
  const cols = transposed ? count : matrix.cols;
  const pins = new Map(trace.pinned(name).map((pin) => [pin.row * matrix.cols + pin.col, pin]));
  return {
    name,
    matrix,
    rows,
    cols,
    transposed,
    onlyRow,
    density: densityOf(rows, cols, options.compact),
    scale: options.scale ?? info.scale,
    largest: options.bound ?? largestMagnitude(matrix.data),
    given: info.given,
    masked: info.maskable
      ? maskedCells(trace, name, matrix, pins)
      : new Uint8Array(matrix.data.length),
    pins,
    covered:
      options.covered?.name === name ? options.covered.row * matrix.cols + options.covered.col : -1,
  };
}

/** A weight is masked where its score is −∞, unless somebody pinned the weight itself. */
function maskedCells(
  trace: TraceReader,
  name: string,
  matrix: Matrix,
  pins: ReadonlyMap<number, PinnedCell>,
): Uint8Array {
  const scoresName = siblingName(name, "masked_scores");
  const masked = new Uint8Array(matrix.data.length);
  if (!trace.has(scoresName)) return masked;
  const { data } = matrixIn(trace, scoresName);
  for (let index = 0; index < masked.length; index++) {
    if (data[index] === Number.NEGATIVE_INFINITY && !pins.has(index)) masked[index] = 1;
  }
  return masked;
}

function within(row: number | null, rows: number): number | null {
  return row === null ? null : Math.max(0, Math.min(row, rows - 1));
}

/** Index into the matrix of a displayed cell. */
export function indexAt(model: GridModel, row: number, col: number): number {
  const [tensorRow, tensorCol] = model.transposed ? [col, row] : [row, col];
  return (model.onlyRow ?? tensorRow) * model.matrix.cols + tensorCol;
}

/** Where a cell of the matrix is displayed; −1 where its row is not. */
export function placeOf(
  model: GridModel,
  cell: { readonly row: number; readonly col: number },
): { row: number; col: number } {
  const row = model.onlyRow === null ? cell.row : cell.row === model.onlyRow ? 0 : -1;
  return model.transposed ? { row: cell.col, col: row } : { row, col: cell.col };
}

export function cellAt(model: GridModel, index: number): { row: number; col: number } {
  return { row: Math.floor(index / model.matrix.cols), col: index % model.matrix.cols };
}

export function heatAt(model: GridModel, index: number): number {
  return heatPosition(model.scale, model.matrix.data[index] ?? 0, model.largest);
}

/** The number as the cell prints it. */
export function cellText(model: GridModel, index: number): string {
  if (index === model.covered) return "?";
  const value = model.matrix.data[index] ?? 0;
  if (model.masked[index]) return value === Number.NEGATIVE_INFINITY ? "−∞" : "0";
  if (model.density === "heat" || model.density === "canvas") return "";
  if (model.density === "one_decimal") return fitted(value, 1);
  return model.given ? shorter(formatGiven(value), value) : fitted(value, 2);
}

/** Characters that a cell has room for. */
const ROOM = 6;

/** As many decimals as fit: 12.50, −123.5, −1.2e5. */
export function fitted(value: number, decimals: number): string {
  return shorter(formatNumber(value, decimals), value, decimals - 1);
}

function shorter(text: string, value: number, decimals = 1): string {
  if (text.length <= ROOM) return text;
  if (decimals >= 0) return shorter(formatNumber(value, decimals), value, decimals - 1);
  return value
    .toExponential(1)
    .replace("-", value < 0 ? "−" : "-")
    .replace(".0e", "e")
    .replace("e+", "e");
}
