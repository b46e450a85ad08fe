import { SignalWatcher } from "@lit-labs/preact-signals";
import { LitElement } from "lit";
import type { Store } from "../state/store.ts";

/** An element that draws a playground's store and is drawn again when a signal it read changes. */
export abstract class StoreElement extends SignalWatcher(LitElement) {
  static override properties = { store: { attribute: false } };
  declare store: Store;

  override shouldUpdate(): boolean {
    return this.store !== undefined;
  }
}

/** Defines a custom element once, also when two scripts bring it. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
