import { SignalWatcher } from "@lit-labs/preact-signals";
import { LitElement, type PropertyValues } from "lit";
import type { Store } from "../state/store.ts";
import { InTime } from "./in-time.ts";

/** Is drawn again when a signal it read changes. */
export abstract class WatchingElement extends SignalWatcher(InTime(LitElement)) {
  /** Lit draws once more what was taken out while that waited; nobody would end what that begins. */
  override shouldUpdate(_changed: PropertyValues): boolean {
    return this.isConnected;
  }
}

/** An element that draws a playground's store. */
export abstract class StoreElement extends WatchingElement {
  static override properties = { store: { attribute: false } };
  declare store: Store;

  override shouldUpdate(changed: PropertyValues): boolean {
    return super.shouldUpdate(changed) && this.store !== undefined;
  }
}

/** Defines a custom element once, also when two scripts bring it. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}
