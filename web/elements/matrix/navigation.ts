/** Where a key takes the focus in a grid of `rows` × `cols` displayed cells. */

export interface Place {
  readonly row: number;
  readonly col: number;
}

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Rows that PageUp and PageDown skip. */
const PAGE = 8;

/** The new place, clamped to the grid; null where the key does not move. */
export function moveBy(press: KeyPress, from: Place, rows: number, cols: number): Place | null {
  if (press.altKey || press.shiftKey) return null;
  const jump = press.ctrlKey || press.metaKey;
  const to = (row: number, col: number): Place => ({
    row: Math.min(rows - 1, Math.max(0, row)),
    col: Math.min(cols - 1, Math.max(0, col)),
  });
  switch (press.key) {
    case "ArrowLeft":
      return to(from.row, jump ? 0 : from.col - 1);
    case "ArrowRight":
      return to(from.row, jump ? cols : from.col + 1);
    case "ArrowUp":
      return to(jump ? 0 : from.row - 1, from.col);
    case "ArrowDown":
      return to(jump ? rows : from.row + 1, from.col);
    case "Home":
      return to(jump ? 0 : from.row, 0);
    case "End":
      return to(jump ? rows : from.row, cols);
    case "PageUp":
      return jump ? null : to(from.row - PAGE, from.col);
    case "PageDown":
      return jump ? null : to(from.row + PAGE, from.col);
    default:
      return null;
  }
}

/** The cell after (or before) this one in reading order; null past the end. */
export function nextInOrder(from: Place, rows: number, cols: number, back = false): Place | null {
  const index = from.row * cols + from.col + (back ? -1 : 1);
  if (index < 0 || index >= rows * cols) return null;
  return { row: Math.floor(index / cols), col: index % cols };
}

/** Whether a key press starts a number: the cell is then replaced by what is typed. */
export function startsNumber(press: KeyPress): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey) return false;
  return /^[0-9０-９.,+\-−－]$/.test(press.key);
}
