import { SignalWatcher } from "@lit-labs/preact-signals";
import { LitElement } from "lit";
import type { Store } from "../state/store.ts";

/** Is drawn again when a signal it read changes; what depends on numbers that are coming, with them. */
export abstract class WatchingElement extends SignalWatcher(LitElement) {
  abstract readonly store: Store;

  protected override scheduleUpdate(): Promise<unknown> | undefined {
    const coming = this.hasUpdated ? this.store.coming : null;
    if (coming) return coming.then(() => super.scheduleUpdate());
    super.scheduleUpdate();
    return undefined;
  }
}

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
