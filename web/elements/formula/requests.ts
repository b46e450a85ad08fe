/**
 * What one part of a playground asks of another, by playground: "edit the focused cell" from a canvas to
 * the formula bar, "show this cell" from the formula bar to the grids.
 */
import { type Signal, signal } from "@preact/signals-core";
import type { CellAddress } from "../../state/state.ts";
import type { Store } from "../../state/store.ts";

interface Requests {
  /** Text to begin with; null leaves the value as it is. */
  readonly edit: Signal<{ readonly text: string | null } | null>;
  readonly show: Signal<CellAddress | null>;
}

const byStore = new WeakMap<Store, Requests>();

function requestsOf(store: Store): Requests {
  const known = byStore.get(store);
  if (known) return known;
  const made: Requests = { edit: signal(null), show: signal(null) };
  byStore.set(store, made);
  return made;
}

/** Puts the caret into the formula bar's value box. */
export function requestEdit(store: Store, text: string | null): void {
  requestsOf(store).edit.value = { text };
}

export function editRequest(store: Store): Signal<{ readonly text: string | null } | null> {
  return requestsOf(store).edit;
}

/** Focuses a cell wherever a grid shows it. */
export function requestShow(store: Store, cell: CellAddress): void {
  store.focus.value = cell;
  requestsOf(store).show.value = cell;
}

export function showRequest(store: Store): Signal<CellAddress | null> {
  return requestsOf(store).show;
}
