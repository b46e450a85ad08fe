import { PANELS, type Panel } from "./state.ts";
import type { Store } from "./store.ts";

export function togglePanel(store: Store, name: Panel): void {
  setPanel(store, name, !store.state.peek().panels.includes(name));
}

export function openPanel(store: Store, name: Panel): void {
  setPanel(store, name, true);
}

function setPanel(store: Store, name: Panel, isOpen: boolean): void {
  const { panels } = store.state.peek();
  store.update({
    panels: PANELS.filter((each) => (each === name ? isOpen : panels.includes(each))),
  });
}
