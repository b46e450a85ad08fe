import type { LitElement } from "lit";
import type { Store } from "../state/store.ts";
import { InSight } from "./in-sight.ts";

// biome-ignore lint/suspicious/noExplicitAny: what TypeScript asks of the constructor of a mixin.
type Constructor<Instance> = abstract new (...parameters: any[]) => Instance;

/**
 * When an element is drawn again: what depends on numbers that are coming, with them; what nobody sees,
 * once they have stopped coming, or as soon as it is seen.
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
      const calm = this.#sight.value ? null : store?.calm;
      if (!calm) return store?.coming ?? null;
      const seen = new Promise<void>((resolve) => {
        this.#seen = resolve;
      });
      return Promise.race([calm, seen]);
    }
  }
  return Timed;
}
