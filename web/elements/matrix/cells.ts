/** The cells of one grid as elements, updated by hand: only what changed is touched. */
import { heatCss } from "../../theme/heat.ts";
import { textWidth } from "../text-width.ts";
import { cellText, type GridModel, heatAt, indexAt } from "./model.ts";

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

interface Shown {
  value: number;
  text: string;
  heat: string;
  state: string;
  label: string;
}

export class GridCells {
  readonly grid: HTMLElement;
  readonly rowElements: HTMLElement[] = [];
  readonly rowLabels: HTMLElement[] = [];
  readonly colLabels: HTMLElement[] = [];
  readonly #cells: HTMLElement[] = [];
  readonly #numbers: HTMLElement[] = [];
  readonly #shown: Shown[] = [];
  readonly rows: number;
  readonly cols: number;

  constructor(grid: HTMLElement, model: GridModel, headings: Headings) {
    this.grid = grid;
    this.rows = model.rows;
    this.cols = model.cols;
    grid.replaceChildren(this.#headRow(headings), ...this.#bodyRows(model, headings));
    this.nameLabels(headings);
  }

  /** The element of a displayed cell. */
  at(row: number, col: number): HTMLElement | null {
    return row >= 0 && col >= 0 && row < this.rows && col < this.cols
      ? (this.#cells[row * this.cols + col] ?? null)
      : null;
  }

  /** Where an element (or something inside it) is displayed. */
  placeOf(target: EventTarget | null): { row: number; col: number } | null {
    const cell = target instanceof Element ? target.closest(".cell") : null;
    const index = cell ? this.#cells.indexOf(cell as HTMLElement) : -1;
    if (index < 0) return null;
    return { row: Math.floor(index / this.cols), col: index % this.cols };
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
    for (let row = 0; row < this.rows; row++) {
      const followed = followedRow === null || followedRow === row;
      for (let col = 0; col < this.cols; col++) {
        const index = indexAt(model, row, col);
        const cell = this.#updateCell(row, col, index, model, followed, describe, renamed);
        if (cell) changed.push(cell);
      }
    }
    return changed;
  }

  #updateCell(
    row: number,
    col: number,
    index: number,
    model: GridModel,
    followed: boolean,
    describe: (index: number) => string,
    renamed: boolean,
  ): HTMLElement | null {
    const place = row * this.cols + col;
    const cell = this.#cells[place];
    const number = this.#numbers[place];
    const shown = this.#shown[place];
    if (!cell || !number || !shown) return null;
    const value = model.matrix.data[index] ?? 0;
    const isFirst = Number.isNaN(shown.value);
    const hasMoved = !Object.is(value, shown.value);
    if (hasMoved) cell.dataset.value = String(value);
    shown.value = value;
    const text = cellText(model, index);
    if (text !== shown.text) {
      number.textContent = text;
      cell.classList.toggle("long", text.length > (model.density === "one_decimal" ? 4 : 5));
      shown.text = text;
    }
    const isMasked = model.masked[index] === 1;
    const isPinned = model.pins.has(index);
    const state = `${isMasked} ${isPinned}`;
    if (hasMoved || renamed || isPinned || state !== shown.state) {
      const name = describe(index);
      if (name !== shown.label) cell.setAttribute("aria-label", name);
      shown.label = name;
    }
    if (state !== shown.state) {
      cell.classList.toggle("masked", isMasked);
      cell.classList.toggle("pinned", isPinned);
      shown.state = state;
    }
    if (!isMasked) paint(cell, shown, model, index, followed);
    return hasMoved && !isFirst ? cell : null;
  }

  /** Writes what the rows and columns are called; cells are kept. */
  nameLabels({ rows, cols }: Headings): void {
    this.rowLabels.forEach((label, row) => {
      writeLabel(label, rows[row] ?? "");
    });
    const rooms = this.colLabels.map((label, col) => writeLabel(label, cols[col] ?? ""));
    this.grid.style.setProperty("--widest-label", String(Math.max(0, ...rooms)));
  }

  #headRow(headings: Headings): HTMLElement {
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
    for (let col = 0; col < headings.cols.length; col++) {
      const label = make("div", `label across-label ${headings.colRole}`);
      label.setAttribute("role", "columnheader");
      label.style.setProperty("grid-column", String(this.colLabels.push(label) + 1));
      head.append(label);
    }
    return head;
  }

  #bodyRows(model: GridModel, headings: Headings): HTMLElement[] {
    for (let row = 0; row < this.rows; row++) {
      const element = make("div", "row");
      element.setAttribute("role", "row");
      const label = make("div", `label down ${headings.rowRole}`);
      label.setAttribute("role", "rowheader");
      this.rowLabels.push(label);
      element.append(label);
      for (let col = 0; col < this.cols; col++) {
        element.append(this.#makeCell(model, indexAt(model, row, col), headings.readonly));
      }
      this.rowElements.push(element);
    }
    return this.rowElements;
  }

  #makeCell(model: GridModel, index: number, isReadonly: boolean): HTMLElement {
    const cell = make("div", "cell");
    cell.setAttribute("role", isReadonly ? "cell" : "gridcell");
    cell.dataset.row = String(Math.floor(index / model.matrix.cols));
    cell.dataset.col = String(index % model.matrix.cols);
    if (!isReadonly) cell.tabIndex = -1;
    const number = make("span", "number");
    cell.append(number);
    this.#cells.push(cell);
    this.#numbers.push(number);
    this.#shown.push({ value: Number.NaN, text: "", heat: "", state: "", label: "" });
    return cell;
  }
}

function paint(
  cell: HTMLElement,
  shown: Shown,
  model: GridModel,
  index: number,
  followed: boolean,
): void {
  const { fill, text } = heatCss(model.scale, heatAt(model, index), followed);
  const heat = fill + text;
  if (heat === shown.heat) return;
  cell.style.setProperty("--fill", fill);
  cell.style.setProperty("--text", text);
  shown.heat = heat;
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
