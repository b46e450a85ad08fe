/** Hovering previews, clicking locks: what a cell means for the rest of the playground. */
import { isMerged, parseTensorName } from "../../state/names.ts";
import type { CellAddress } from "../../state/state.ts";
import type { Hover, Store } from "../../state/store.ts";
import type { AxisRole } from "../labels.ts";
import { type Naming, tensorAxes } from "./describe.ts";
import { matrixIn } from "./read.ts";
import { tensorInfo } from "./tensors.ts";

/** What names cells now; null before the first pass. */
export function namingOf(store: Store): Naming | null {
  const result = store.result.value;
  if (!result) return null;
  return {
    pass: result.pass,
    state: store.state.value,
    language: store.language.value,
    messages: store.messages.value,
  };
}

/**
 * Roles of the tensor's own rows and columns; null where they mean nothing to what is followed, as those
 * of a model's other attentions.
 */
export function rolesOf(store: Store, name: string): { rows: AxisRole; cols: AxisRole } | null {
  const naming = namingOf(store);
  const trace = store.result.value?.trace;
  if (!naming || !trace?.has(name)) return null;
  if (layerOf(naming.pass, name) === null) return null;
  const axes = tensorAxes(name, naming, matrixIn(trace, name));
  return { rows: axes.rows.role, cols: axes.cols.role };
}

/** Which of the shown layers a tensor is of; 0 outside of models, null where it is of none. */
function layerOf({ paths }: Naming["pass"], name: string): number | null {
  if (!paths) return 0;
  const layer = paths.indexOf(parseTensorName(name).path);
  return layer < 0 ? null : layer;
}

/** The pointer is over a cell: its query, key and head are previewed. */
export function preview(store: Store, cell: CellAddress): void {
  const roles = rolesOf(store, cell.name);
  const { head } = tensorInfo(cell.name);
  const hover: Hover = {
    cell,
    ...(roles?.rows === "query" ? { query: cell.row } : {}),
    ...(roles?.rows === "key" ? { key: cell.row } : {}),
    ...(roles?.cols === "key" ? { key: cell.col } : {}),
    ...(head === null || !roles ? {} : { head }),
  };
  store.hover.value = hover;
}

/** The pointer has left the tensor. */
export function endPreview(store: Store, name: string): void {
  if (store.hover.peek().cell?.name === name) store.hover.value = {};
}

/** Focuses a cell and follows its row and its head. */
export function lock(store: Store, cell: CellAddress): void {
  store.focus.value = isMerged(cell.name) ? null : cell;
  const roles = rolesOf(store, cell.name);
  if (!roles) return;
  const { head } = tensorInfo(cell.name);
  const pass = store.result.peek()?.pass;
  const layer = pass?.paths ? layerOf(pass, cell.name) : null;
  store.update({
    ...(roles.rows === "query" ? { query: cell.row } : {}),
    ...(head === null ? {} : { head }),
    ...(layer === null ? {} : { layer }),
  });
}
