/** One cell's arithmetic as a table to read down: rows that meet in columns, and what the columns add up to. */
import type { TraceReader } from "../../core/trace.ts";
import type { Cell, Explanation, Term } from "../../core/types.ts";
import { formulaMessages } from "../../language/formula.ts";
import { siblingName } from "../../state/names.ts";
import type { CellAddress } from "../../state/state.ts";
import { largestMagnitude } from "../../theme/heat.ts";
import type { Scale } from "../../theme/palette.ts";
import { type Naming, tensorAxes, tensorTitle } from "../matrix/describe.ts";
import { matrixIn } from "../matrix/read.ts";
import { type Hue, type TensorSymbol, tensorInfo } from "../matrix/tensors.ts";

export interface OpenedNumber {
  readonly value: number;
  /** Where it stands; null for what is made on the way. */
  readonly cell: CellAddress | null;
  readonly isPinned: boolean;
}

/** What a row of numbers is called: the token or feature before its tensor's letter, or after it. */
export interface RowName {
  readonly before: string;
  readonly symbol: TensorSymbol | null;
  readonly after: string;
}

export interface OpenedRow {
  /** "×", "=", "tanh": what is done to the row above, or to the number here. */
  readonly sign: string;
  readonly name: RowName;
  readonly hue: Hue | null;
  readonly scale: Scale;
  /** The magnitude that has the full colour. */
  readonly largest: number;
  /** By column; null where a column has nothing here. */
  readonly numbers: readonly (OpenedNumber | null)[];
}

export interface Opened {
  readonly columns: readonly string[];
  readonly rows: readonly OpenedRow[];
  /** Under a rule, what each column comes to; null where the last row says it. */
  readonly outcome: OpenedRow | null;
  /** What is added up from column to column; null where nothing is. */
  readonly addends: readonly number[] | null;
  /** What they add up to; null where only more arithmetic has a number of its own. */
  readonly total: number | null;
  /** Rows under the sum: each column's share of it. */
  readonly shares: readonly OpenedRow[];
  /** What makes the result of the sum: "√", "÷ 4", "tanh"; "" where the sum is the result. */
  readonly lastly: string;
  /** The column that the cell itself is in; null where it is of all. */
  readonly own: number | null;
}

export interface OpenedContext {
  readonly trace: TraceReader;
  readonly naming: Naming;
}

const NO_NAME: RowName = { before: "", symbol: null, after: "" };

/** null where the arithmetic is one number and nothing more. */
export function openedOf(explanation: Explanation, context: OpenedContext): Opened | null {
  const { operation, terms, result } = explanation;
  const { base } = tensorInfo(explanation.name);
  const softmax = softmaxOf(explanation, base, context);
  if (softmax) return softmax;
  const given = (sign = "") => termRow(sign, terms, terms, context);
  const met = (sign: string, at: number) =>
    termRow(
      sign,
      terms.map((term) => term.with[at] ?? null),
      terms,
      context,
    );
  const made = (sign: string, numbers: readonly number[]) => plainRow(sign, numbers);
  const multipliers = terms.map(({ multiplier }) => multiplier);
  const products = terms.map(({ product }) => product);
  const sum = (
    rows: readonly OpenedRow[],
    outcome: OpenedRow | null,
    rest: Partial<Opened> = {},
  ): Opened => ({
    columns: columnsOf(explanation, context),
    ...alike(rows, outcome),
    addends: products,
    total: result,
    shares: [],
    lastly: "",
    own: null,
    ...rest,
  });
  switch (operation) {
    case "product":
      return sum([given(), met("×", 0)], made("=", products));
    case "additive":
      return sum(
        [met("", 0), met("+", 1), made("tanh", multipliers), given("×")],
        made("=", products),
      );
    case "cosine":
      return sum([given(), met("×", 0), met("÷", 1), met("÷", 2)], made("=", products));
    case "sum":
      return terms.length > 1 ? sum([given()], null) : null;
    case "norm":
      return sum([given(), given("×")], made("=", products), { total: null, lastly: "√" });
    case "interpolation":
      return sum([made("1 − z, z", multipliersOf(terms)), given("×")], made("=", products));
    case "mean":
      return sum([given()], null, { total: null, lastly: `÷ ${terms.length}` });
    case "deviation":
      return sum([given(), met("−", 0)], made("( )² =", products), {
        total: null,
        lastly: `÷ ${terms.length}, √`,
      });
    case "tanh":
    case "sigmoid": {
      const isWeighed = terms.some((term) => term.with.length > 0);
      const rows = isWeighed ? [given(), met("×", 0)] : [given()];
      const lastly = operation === "tanh" ? "tanh" : "σ";
      return sum(rows, isWeighed ? made("=", products) : null, { total: null, lastly });
    }
    case "layer_norm":
      return chain(
        terms.flatMap((only) => [only, only.with[2], only.with[3], only.with[0], only.with[1]]),
        ["", "−", "÷", "×", "+"],
        context,
      );
    case "gated_tanh":
      return chain(
        terms.flatMap((only) => [only.with[0], only]),
        ["tanh", "×"],
        context,
      );
    default:
      return null;
  }
}

/** The sides of an interpolation: the rest of the share, and the share. */
function multipliersOf(terms: readonly Term[]): number[] {
  return terms.map(({ with: [share], multiplier }, at) =>
    at === 0 ? multiplier : (share?.value ?? multiplier),
  );
}

/** Numbers that are met one after the other, each in a column of its own. */
function chain(
  cells: readonly (Cell | undefined)[],
  signs: readonly string[],
  context: OpenedContext,
): Opened {
  const numbers = cells.map((cell) => (cell ? numberOf(cell, context) : null));
  return {
    columns: cells.map((cell, at) =>
      `${signs[at] ?? ""} ${cell ? tensorTitle(cell.name, context.naming.messages) : ""}`.trim(),
    ),
    ...alike([{ ...plainRow("", []), numbers }], null),
    addends: null,
    total: null,
    shares: [],
    lastly: "",
    own: null,
  };
}

const SOFTMAX = /^(row_maximum|exponentials|exponential_sum|attention_weights)$/;

/** A row of scores on its way to weights, whichever of its numbers was asked for. */
function softmaxOf(
  { name, row, col }: Explanation,
  base: string,
  context: OpenedContext,
): Opened | null {
  if (!SOFTMAX.test(base)) return null;
  const { trace, naming } = context;
  const names = ["masked_scores", "row_maximum", "exponentials", "exponential_sum"];
  const [scores = "", maximum = "", powers = "", sum = ""] = names.map((sibling) =>
    siblingName(name, sibling),
  );
  const weights = siblingName(name, "attention_weights");
  if (![scores, maximum, powers, sum, weights].every((sibling) => trace.has(sibling))) return null;
  const keys = tensorAxes(scores, naming, matrixIn(trace, scores)).cols.labels;
  const across = (of: string) => keys.map((_, key) => cellAt(trace, of, row, key));
  const same = (of: string) => keys.map(() => cellAt(trace, of, row, 0));
  const made = (sign: string, cells: readonly Cell[]): OpenedRow => {
    const { hue, symbol, scale } = tensorInfo(cells[0]?.name ?? "");
    const numbers = cells.map((cell) => numberOf(cell, context));
    const isOneCell = cells[0]?.name === maximum || cells[0]?.name === sum; // says no more by colour
    const largest = isOneCell
      ? Number.POSITIVE_INFINITY
      : largestMagnitude(cells.map(({ value }) => value));
    return { sign, name: { ...NO_NAME, symbol }, hue, scale, largest, numbers };
  };
  const addends = across(powers);
  return {
    columns: keys,
    rows: [made("", across(scores)), made("−", same(maximum))],
    outcome: made("=", addends),
    addends: addends.map(({ value }) => value),
    total: cellAt(trace, sum, row, 0).value,
    shares: [made("÷", same(sum)), made("=", across(weights))],
    lastly: "",
    own: base === "exponentials" || base === "attention_weights" ? col : null,
  };
}

/** What the columns are called: what the terms are summed over, or the tensors that they come from. */
function columnsOf({ terms }: Explanation, { trace, naming }: OpenedContext): string[] {
  const summed = terms.filter((term) => !isBias(term, terms));
  const isOneTensor = summed.every(({ name }) => name === summed[0]?.name);
  return terms.map((term) => {
    if (isBias(term, terms)) return formulaMessages(naming.language).bias;
    if (!isOneTensor) return tensorTitle(term.name, naming.messages);
    const isParameter = tensorInfo(term.name).base.startsWith("score.");
    const { name } = isParameter ? (term.with[0] ?? term) : term;
    return (
      tensorAxes(name, naming, matrixIn(trace, name)).cols.labels[term.col] || String(term.col)
    );
  });
}

/** The last addend of a product, which meets nothing. */
function isBias(term: Term, terms: readonly Term[]): boolean {
  return term.with.length === 0 && (terms[0]?.with.length ?? 0) > 0;
}

/** A row of cells that the trace has; they are called by what they share: their row, or their column. */
function termRow(
  sign: string,
  cells: readonly (Cell | null)[],
  terms: readonly Term[],
  context: OpenedContext,
): OpenedRow {
  const { trace, naming } = context;
  const own = cells.map((cell, at) => {
    const term = terms[at];
    return cell && term && cell === term && isBias(term, terms) ? null : cell;
  });
  const there = own.filter((cell) => cell !== null);
  const [first] = there;
  const numbers = own.map((cell) => (cell ? numberOf(cell, context) : null));
  if (!first || !there.every(({ name }) => name === first.name)) {
    return { ...plainRow(sign, []), numbers };
  }
  const { hue, symbol } = tensorInfo(first.name);
  const axes = tensorAxes(first.name, naming, matrixIn(trace, first.name));
  const isOneRow = there.every(({ row }) => row === first.row);
  const label = isOneRow ? axes.rows.labels[first.row] : axes.cols.labels[first.col];
  const name: RowName = isOneRow
    ? { before: label ?? "", symbol: rowSymbol(symbol), after: "" }
    : { before: "", symbol, after: label ?? "" };
  return { sign, name, hue, scale: "diverging", largest: 0, numbers };
}

/** A row of Q is a vector: q. */
function rowSymbol(symbol: TensorSymbol): TensorSymbol {
  return symbol.text.length === 1 && !symbol.below
    ? { ...symbol, text: symbol.text.toLowerCase() }
    : symbol;
}

function plainRow(sign: string, values: readonly number[]): OpenedRow {
  const numbers = values.map((value) => ({ value, cell: null, isPinned: false }));
  return { sign, name: NO_NAME, hue: null, scale: "diverging", largest: 0, numbers };
}

/** Rows of one colour scale, so that what is multiplied and what comes out can be compared. */
function alike(
  rows: readonly OpenedRow[],
  outcome: OpenedRow | null,
): Pick<Opened, "rows" | "outcome"> {
  const all = outcome ? [...rows, outcome] : rows;
  const largest = largestMagnitude(
    all.flatMap(({ numbers }) => numbers.map((number) => number?.value ?? 0)),
  );
  const scaled = (row: OpenedRow): OpenedRow => ({ ...row, largest });
  return { rows: rows.map(scaled), outcome: outcome && scaled(outcome) };
}

function numberOf({ name, row, col, value }: Cell, { trace }: OpenedContext): OpenedNumber {
  const isPinned = trace.pinned(name).some((pin) => pin.row === row && pin.col === col);
  return { value, cell: { name, row, col }, isPinned };
}

function cellAt(trace: TraceReader, name: string, row: number, col: number): Cell {
  const { cols, data } = matrixIn(trace, name);
  return { name, row, col, value: data[row * cols + col] ?? 0 };
}

/** The columns that say most, in their order: at most `most`, the cell's own among them. */
export function mainColumns({ columns, addends, own }: Opened, most: number): number[] {
  const all = Array.from(columns.keys());
  if (!addends || columns.length <= most) return all;
  const size = (col: number) =>
    col === own ? Number.POSITIVE_INFINITY : Math.abs(addends[col] ?? 0);
  return all
    .sort((a, b) => size(b) - size(a) || a - b)
    .slice(0, most)
    .sort((a, b) => a - b);
}
