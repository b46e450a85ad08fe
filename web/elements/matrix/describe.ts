/** Cells and axes in words: for screen readers, the formula bar and the small print. */
import type { PassResult } from "../../compute/protocol.ts";
import type { Messages } from "../../language/index.ts";
import { formatNumber } from "../../language/numbers.ts";
import type { CellAddress, Language, PlaygroundState } from "../../state/state.ts";
import { type Axis, axesOf } from "../labels.ts";
import { tensorInfo } from "./tensors.ts";

/** What it takes to name the axes of a tensor. */
export interface Naming {
  readonly pass: PassResult;
  readonly state: Pick<PlaygroundState, "example" | "head">;
  readonly language: Language;
  readonly messages: Messages;
}

/** "어텐션 가중치", or the name itself where there is no plain one. */
export function tensorTitle(name: string, messages: Messages): string {
  const { base } = tensorInfo(name);
  const plain = messages.tensors as Readonly<Record<string, string>>;
  return plain[base] ?? messages.tensors.score_parameter;
}

export function tensorAxes(
  name: string,
  naming: Naming,
  shape: { readonly rows: number; readonly cols: number },
): { rows: Axis; cols: Axis } {
  return axesOf(name, naming.pass, naming.state, naming.language, shape);
}

/** "갔다 → 학교", "갔다 장소": the cell by what its row and its column are called. */
export function placeText(rows: Axis, cols: Axis, cell: { row: number; col: number }): string {
  const row = rows.labels[cell.row] ?? String(cell.row);
  const col = cols.labels[cell.col] ?? String(cell.col);
  if (row === "") return col;
  if (col === "") return row;
  return rows.role === "query" && cols.role === "key" ? `${row} → ${col}` : `${row} ${col}`;
}

/** "attention_weights[4, 2]" */
export function addressText({ name, row, col }: CellAddress): string {
  return `${name}[${row}, ${col}]`;
}

/** Everything a screen reader says about a cell. */
export function cellDescription(
  messages: Messages,
  title: string,
  place: string,
  cell: {
    readonly value: number;
    readonly masked: boolean;
    readonly computed: number | null;
    readonly covered: boolean;
  },
): string {
  if (cell.covered) return messages.matrix.cell(title, place, messages.matrix.covered);
  const value = formatNumber(cell.value);
  const parts = [messages.matrix.cell(title, place, value)];
  if (cell.masked) parts.push(messages.matrix.masked);
  if (cell.computed !== null) parts.push(messages.matrix.pinned(formatNumber(cell.computed)));
  return parts.join(", ");
}
