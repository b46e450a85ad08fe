import { EVERY, type Pin, type Pins } from "../core/types.ts";
import type { CellAddress } from "./state.ts";

/** More pins than this do not fit into a link. */
export const MAX_PINS = 400;

export function countPins(pins: Pins): number {
  return Object.values(pins).reduce((count, cells) => count + cells.length, 0);
}

/** Pins of single cells: without those of whole tensors, by which a model's heads are off. */
export function cellPins(pins: Pins): Pins {
  const cells = Object.entries(pins).map(
    ([name, all]) => [name, all.filter(([row]) => row !== EVERY)] as const,
  );
  return Object.fromEntries(cells.filter(([, all]) => all.length > 0));
}

export function pinAt(pins: Pins, cell: CellAddress): number | null {
  return pins[cell.name]?.find((pin) => isAt(pin, cell))?.[2] ?? null;
}

/** `pins` with `cell` at `value`; the same pins where the value is not finite or there is no more room. */
export function withPin(pins: Pins, cell: CellAddress, value: number): Pins {
  if (!Number.isFinite(Math.fround(value))) return pins;
  const current = pinAt(pins, cell);
  if (current === value || (current === null && countPins(pins) >= MAX_PINS)) return pins;
  const others = (pins[cell.name] ?? []).filter((pin) => !isAt(pin, cell));
  const cells: Pin[] = [...others, [cell.row, cell.col, value]];
  return { ...pins, [cell.name]: cells.sort((a, b) => a[0] - b[0] || a[1] - b[1]) };
}

export function withoutPin(pins: Pins, cell: CellAddress): Pins {
  const cells = pins[cell.name];
  if (!cells?.some((pin) => isAt(pin, cell))) return pins;
  const rest = cells.filter((pin) => !isAt(pin, cell));
  return rest.length > 0 ? { ...pins, [cell.name]: rest } : withoutTensor(pins, cell.name);
}

export function withoutTensor(pins: Pins, name: string): Pins {
  if (!(name in pins)) return pins;
  const { [name]: _, ...rest } = pins;
  return rest;
}

function isAt(pin: Pin, cell: CellAddress): boolean {
  return pin[0] === cell.row && pin[1] === cell.col;
}
