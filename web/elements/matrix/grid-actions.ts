/** What readers do in a grid with pointer and keyboard. */
import { fullDigits } from "../../language/numbers.ts";
import type { CellAddress } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";
import type { GridCells } from "./cells.ts";
import { CellEditor } from "./editor.ts";
import { endPreview, lock, preview } from "./looking.ts";
import { cellAt, type GridModel, indexAt } from "./model.ts";
import { moveBy, nextInOrder, type Place, startsNumber } from "./navigation.ts";

/** Two clicks or taps within this many milliseconds edit. */
const DOUBLE_CLICK = 400;
/** Once a second tap can no longer come, in milliseconds. */
const REVEAL = 450;

/** The grid as its actions see it. */
export interface ActionTarget {
  readonly store: Store;
  readonly model: GridModel;
  readonly cells: GridCells;
  /** A cell in words. */
  readonly describe: (cell: CellAddress) => string;
}

interface Touched {
  readonly target: ActionTarget;
  readonly place: Place;
  readonly cell: CellAddress;
}

export class GridActions {
  #editor: CellEditor | null = null;
  #lastClick = { cell: null as HTMLElement | null, at: 0 };

  /** `target` is null while the grid has no cells, or none that may be touched. */
  constructor(readonly target: () => ActionTarget | null) {}

  attach(grid: HTMLElement): void {
    grid.addEventListener("click", this.#onClick);
    grid.addEventListener("dblclick", this.#onDoubleClick);
    grid.addEventListener("keydown", this.#onKey);
    grid.addEventListener("focusin", this.#onFocus);
    grid.addEventListener("pointerover", this.#onOver);
    grid.addEventListener("pointerleave", this.#onLeave);
  }

  /** Takes an open editor away: its cell is about to go. */
  abandon(): void {
    this.#editor?.close();
    this.#editor = null;
  }

  /** The cell of an event; null where it is none, or its number is not told yet. */
  #told(event: Event): Touched | null {
    const at = this.#at(event);
    return at && isCovered(at.target, at.place) ? null : at;
  }

  #at(event: Event): Touched | null {
    const target = this.target();
    const place = target?.cells.placeOf(event.target);
    return target && place ? { target, place, cell: addressOf(target.model, place) } : null;
  }

  #go(target: ActionTarget, place: Place): void {
    if (!isCovered(target, place)) lock(target.store, addressOf(target.model, place));
    target.cells.at(place.row, place.col)?.focus();
  }

  #onFocus = (event: Event): void => {
    const at = this.#told(event);
    if (at && !this.#editor) at.target.store.focus.value = at.cell;
  };

  #onClick = (event: MouseEvent): void => {
    const at = this.#told(event);
    if (!at) return;
    const element = at.target.cells.at(at.place.row, at.place.col);
    const { cell, at: when } = this.#lastClick;
    this.#lastClick = { cell: element, at: event.timeStamp };
    lock(at.target.store, at.cell);
    element?.focus({ preventScroll: true });
    if (event instanceof PointerEvent && event.pointerType === "touch") reveal(element);
    if (cell === element && event.timeStamp - when < DOUBLE_CLICK) this.#edit(at.target, at.place);
  };

  #onDoubleClick = (event: Event): void => {
    const at = this.#at(event);
    if (at) this.#edit(at.target, at.place);
  };

  #onOver = (event: PointerEvent): void => {
    const at = this.#told(event);
    if (at && event.pointerType !== "touch") preview(at.target.store, at.cell);
  };

  #onLeave = (): void => {
    const target = this.target();
    if (target) endPreview(target.store, target.model.name);
  };

  #onKey = (event: KeyboardEvent): void => {
    const at = this.#at(event);
    if (!at || event.isComposing) return;
    const { target, place, cell } = at;
    const to = moveBy(event, place, target.cells.rows, target.cells.cols);
    if (to) this.#go(target, to);
    else if (isCovered(target, place)) return;
    else if (event.key === "Enter" || event.key === "F2") this.#edit(target, place);
    else if (startsNumber(event)) this.#edit(target, place, event.key.normalize("NFKC"));
    else if (event.key === "Delete" || event.key === "Backspace") target.store.unpin(cell);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Opens the editor in a cell; `typed` replaces the value, without it the value is selected. */
  #edit(target: ActionTarget, place: Place, typed: string | null = null): void {
    const { store, model, cells } = target;
    const element = cells.at(place.row, place.col);
    if (!element || isCovered(target, place) || this.#editor?.cell === element) return;
    this.#editor?.close();
    const cell = addressOf(model, place);
    const value = model.matrix.data[indexAt(model, place.row, place.col)] ?? 0;
    const messages = store.messages.peek();
    this.#editor = new CellEditor(element, {
      text: typed ?? (Number.isFinite(value) ? fullDigits(value) : ""),
      selected: typed === null,
      label: messages.matrix.editing(target.describe(cell)),
      say: (problem, text) => {
        const said = messages.numberProblems[problem];
        return typeof said === "string" ? said : said(text);
      },
      commit: (number) => store.pin(cell, number),
      close: (step) => {
        this.#editor = null;
        if (step === "leave") return;
        const next =
          step === "stay" ? null : nextInOrder(place, cells.rows, cells.cols, step === "previous");
        this.#go(target, next ?? place);
      },
    });
  }
}

function isCovered({ model }: ActionTarget, { row, col }: Place): boolean {
  return indexAt(model, row, col) === model.covered;
}

/** On a phone the formula grows over the cells below: a touched cell comes out from under it. */
function reveal(element: HTMLElement | null): void {
  setTimeout(() => element?.scrollIntoView({ block: "nearest", inline: "nearest" }), REVEAL);
}

/** The tensor's own cell at a displayed place. */
export function addressOf(model: GridModel, place: Place): CellAddress {
  return { name: model.name, ...cellAt(model, indexAt(model, place.row, place.col)) };
}
