import type { LitElement } from "lit";
import type { Store } from "../state/store.ts";
import { InSight } from "./in-sight.ts";

// biome-ignore lint/suspicious/noExplicitAny: what TypeScript asks of the constructor of a mixin.
type Constructor<Instance> = abstract new (...parameters: any[]) => Instance;

/** Milliseconds without new numbers after which somebody who types pauses. */
const PAUSE = 120;

/**
 * When an element is drawn again: what depends on numbers that are coming, with them; while somebody
 * types, what nobody sees once the rest has been painted and the reader pauses, or as soon as it is seen.
 */
export function InTime<Base extends Constructor<LitElement>>(base: Base) {
  abstract class Timed extends base {
    abstract readonly store: Store | null | undefined;

    readonly #sight = new InSight(this, () => this.#seen());
    #seen: () => void = () => {};

    protected override scheduleUpdate(): Promise<unknown> | undefined {
      const turn = this.hasUpdated ? this.#turn() : null;
      if (turn) return turn.then(() => super.scheduleUpdate());
      super.scheduleUpdate();
      return undefined;
    }

    #turn(): Promise<void> | null {
      const { store } = this;
      if (!store) return null;
      if (this.#sight.value || !store.isTyping) return store.coming;
      const seen = new Promise<void>((resolve) => {
        this.#seen = resolve;
      });
      return Promise.race([pauseIn(store), seen]);
    }
  }
  return Timed;
}

const pauses = new WeakMap<Store, Promise<void>>();

/** One for all that waits. */
function pauseIn(store: Store): Promise<void> {
  const coming = pauses.get(store) ?? nextPause(store).then(() => void pauses.delete(store));
  pauses.set(store, coming);
  return coming;
}

async function nextPause(store: Store): Promise<void> {
  let before: unknown;
  do {
    before = store.result.peek();
    await new Promise(requestAnimationFrame);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  } while (store.coming || store.result.peek() !== before);
}
