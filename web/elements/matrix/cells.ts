/** The cells of one grid as elements, updated by hand: only what changed is touched. */
import { type Heat, heatCss } from "../../theme/heat.ts";
import { textWidth } from "../text-width.ts";
import { cellAt, cellText, type GridModel, heatAt, indexAt } from "./model.ts";

export interface Headings {
  readonly rows: readonly string[];
  readonly cols: readonly string[];
  readonly rowRole: "query" | "key" | "feature";
  readonly colRole: "query" | "key" | "feature";
  /** What to write above the columns and beside the rows, as [term, gloss with arrow]; null for nothing. */
  readonly across: readonly [string, string] | null;
  readonly down: readonly [string, string] | null;
  readonly readonly: boolean;
}

/** Labels are measured at this size, in CSS pixels. */
const LABEL_SIZE = 14;

interface Cell {
  readonly element: HTMLElement;
  /** Another number is written into the same node: a new one would be styled and placed anew. */
  readonly number: Text;
  /** What it shows by now. */
  value: number;
  text: string;
  heat: string;
  state: string;
  description: string;
}

export class GridCells {
  readonly grid: HTMLElement;
  readonly rowElements: HTMLElement[] = [];
  readonly rowLabels: HTMLElement[] = [];
  readonly colLabels: HTMLElement[] = [];
  readonly #head: HTMLElement;
  readonly #headings: Headings;
  /** By row and column. */
  readonly #cells: Cell[][] = [];

  constructor(grid: HTMLElement, headings: Headings) {
    this.grid = grid;
    this.#headings = headings;
    this.#head = makeHead(headings);
    grid.replaceChildren(this.#head);
  }

  get rows(): number {
    return this.rowElements.length;
  }

  get cols(): number {
    return this.colLabels.length;
  }

  /** The element of a displayed cell. */
  at(row: number, col: number): HTMLElement | null {
    return this.#cells[row]?.[col]?.element ?? null;
  }

  /** Where an element (or something inside it) is displayed. */
  placeOf(target: EventTarget | null): { row: number; col: number } | null {
    const element = target instanceof Element ? target.closest(".cell") : null;
    for (const [row, cells] of this.#cells.entries()) {
      const col = cells.findIndex((cell) => cell.element === element);
      if (col >= 0) return { row, col };
    }
    return null;
  }

  /** As many rows and columns as the model has: those that stay keep their elements. */
  resize(model: GridModel): void {
    this.grid.style.setProperty("--matrix-columns", String(model.cols));
    this.#cells.length = Math.min(this.#cells.length, model.rows);
    this.rowLabels.length = this.#cells.length;
    for (const row of this.rowElements.splice(model.rows)) row.remove();
    while (this.rows < model.rows) this.#addRow();
    for (const label of this.colLabels.splice(model.cols)) label.remove();
    while (this.cols < model.cols) this.#addColumn();
    for (const [row, cells] of this.#cells.entries()) {
      for (const { element } of cells.splice(model.cols)) element.remove();
      while (cells.length < model.cols) {
        const cell = makeCell(model, indexAt(model, row, cells.length), this.#headings.readonly);
        cells.push(cell);
        this.rowElements[row]?.append(cell.element);
      }
    }
  }

  /**
   * Writes numbers, colours and states; descriptions too where a number is another one, and everywhere
   * after `renamed`. Returns the cells whose number is another one now.
   */
  update(
    model: GridModel,
    followedRow: number | null,
    describe: (index: number) => string,
    renamed: boolean,
  ): HTMLElement[] {
    const changed: HTMLElement[] = [];
    for (const [row, cells] of this.#cells.entries()) {
      const followed = followedRow === null || followedRow === row;
      for (const [col, cell] of cells.entries()) {
        const index = indexAt(model, row, col);
        if (updateCell(cell, index, model, followed, describe, renamed)) changed.push(cell.element);
      }
    }
    return changed;
  }

  /** Writes what the rows and columns are called; cells are kept. */
  nameLabels({ rows, cols }: Headings): void {
    this.rowLabels.forEach((label, row) => {
      writeLabel(label, rows[row] ?? "");
      label.ariaHidden = rows[row] ? null : "true";
    });
    const rooms = this.colLabels.map((label, col) => writeLabel(label, cols[col] ?? ""));
    this.#head.style.setProperty("--widest-label", String(Math.max(0, ...rooms)));
    this.#head.ariaHidden = cols.every((label) => label === "") ? "true" : null;
  }

  #addRow(): void {
    const row = make("div", "row");
    row.setAttribute("role", "row");
    const label = make("div", `label down ${this.#headings.rowRole}`);
    label.setAttribute("role", "rowheader");
    row.append(label);
    (this.rowElements.at(-1) ?? this.#head).after(row);
    this.rowElements.push(row);
    this.rowLabels.push(label);
    this.#cells.push([]);
  }

  #addColumn(): void {
    const label = make("div", `label across-label ${this.#headings.colRole}`);
    label.setAttribute("role", "columnheader");
    label.style.setProperty("grid-column", String(this.colLabels.push(label) + 1));
    this.#head.append(label);
  }
}

function makeHead(headings: Headings): HTMLElement {
  const head = make("div", "row head");
  head.setAttribute("role", "row");
  const axes = make("div", "axes");
  axes.setAttribute("aria-hidden", "true");
  const corner = make("div", "corner");
  if (headings.down) corner.append(...axis(headings.rowRole, headings.down));
  const across = make("div", "across");
  if (headings.across) across.append(...axis(headings.colRole, headings.across));
  axes.append(corner, across);
  head.append(axes);
  return head;
}

function makeCell(model: GridModel, index: number, isReadonly: boolean): Cell {
  const element = make("div", "cell");
  element.setAttribute("role", isReadonly ? "cell" : "gridcell");
  const { row, col } = cellAt(model, index);
  element.dataset.row = String(row);
  element.dataset.col = String(col);
  if (!isReadonly) element.tabIndex = -1;
  const box = make("span", "number");
  const number = document.createTextNode("");
  box.append(number);
  element.append(box);
  return { element, number, value: Number.NaN, text: "", heat: "", state: "", description: "" };
}

/** Returns whether another number stands there now than before. */
function updateCell(
  cell: Cell,
  index: number,
  model: GridModel,
  followed: boolean,
  describe: (index: number) => string,
  renamed: boolean,
): boolean {
  const { element, number } = cell;
  const value = model.matrix.data[index] ?? 0;
  const isFirst = Number.isNaN(cell.value);
  const hasMoved = !Object.is(value, cell.value);
  if (hasMoved) element.dataset.value = String(value);
  cell.value = value;
  const text = cellText(model, index);
  if (text !== cell.text) {
    number.data = text;
    element.classList.toggle("long", text.length > (model.density === "one_decimal" ? 4 : 5));
    cell.text = text;
  }
  const isMasked = model.masked[index] === 1;
  const isPinned = model.pins.has(index);
  const state = `${isMasked} ${isPinned} ${index === model.covered}`;
  if (hasMoved || renamed || isPinned || state !== cell.state) {
    const description = describe(index);
    if (description !== cell.description) element.setAttribute("aria-label", description);
    cell.description = description;
  }
  if (state !== cell.state) {
    element.classList.toggle("masked", isMasked);
    element.classList.toggle("pinned", isPinned);
    cell.state = state;
  }
  paint(cell, isMasked ? null : heatCss(model.scale, heatAt(model, index), followed));
  return hasMoved && !isFirst;
}

/** Colours of its own are properties of the cell alone: variables would have its number styled anew, too. */
function paint(cell: Cell, colours: Heat | null): void {
  const { fill, text } = colours ?? { fill: "", text: "" };
  const heat = fill + text;
  if (heat === cell.heat) return;
  cell.element.style.backgroundColor = fill;
  cell.element.style.color = text;
  cell.heat = heat;
}

/**
 * Returns how wide a label is when it is bold, in parts of its font size: following a row or column moves
 * nothing.
 */
function writeLabel(label: HTMLElement, text: string): number {
  const room = Math.ceil(textWidth(text, LABEL_SIZE)) / LABEL_SIZE;
  if (label.textContent !== text) {
    label.textContent = text;
    label.style.setProperty("--label-room", `${room}em`);
  }
  return room;
}

function axis(role: string, [term, gloss]: readonly [string, string]): HTMLElement[] {
  const word = make("b", role);
  word.textContent = term;
  const rest = make("span", "");
  rest.textContent = ` ${gloss}`;
  return [word, rest];
}

function make(tag: "div" | "span" | "b", className: string): HTMLElement {
  const element = document.createElement(tag);
  if (className) element.className = className;
  return element;
}
