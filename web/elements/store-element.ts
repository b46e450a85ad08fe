import { SignalWatcher } from "@lit-labs/preact-signals";
import { LitElement } from "lit";
import type { Store } from "../state/store.ts";
import { InTime } from "./in-time.ts";

/** Is drawn again when a signal it read changes. */
export abstract class WatchingElement extends SignalWatcher(InTime(LitElement)) {}

/** An element that draws a playground's store. */
export abstract class StoreElement extends WatchingElement {
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
