/** Keys that work anywhere in a playground: undo and redo, and the steps while nothing has the focus. */
import { isModelMode } from "../state/state.ts";
import type { Store } from "../state/store.ts";
import { moveToken } from "./move-token.ts";
import { moveStep } from "./step-rail.ts";

/** Handles a key press that reached the playground (an embed) or the document (the page). */
export function handleShortcut(event: KeyboardEvent, store: Store, ownsDocument: boolean): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.composedPath()[0];
  const isOneLine =
    target instanceof HTMLInputElement && /^(text|number|search)$/.test(target.type);
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    const key = event.key.toLowerCase();
    const isRedo = (key === "z" && event.shiftKey) || (key === "y" && !event.metaKey);
    if (isOneLine || (!isRedo && key !== "z")) return;
    event.preventDefault();
    if (isRedo) store.redo();
    else store.undo();
    return;
  }
  const { mode, view } = store.state.peek();
  if (!ownsDocument || event.altKey || (view !== "step" && !isModelMode(mode))) return;
  const isNowhere = target === document.body || target === document.documentElement;
  if (!isNowhere) return;
  if (event.key === " " || event.key === "ArrowRight" || event.key === "ArrowLeft") {
    const isBack = event.key === "ArrowLeft" || (event.key === " " && event.shiftKey);
    event.preventDefault();
    (isModelMode(mode) ? moveToken : moveStep)(store, isBack ? -1 : 1);
  }
}
