/** The stores of A, B and B − A, kept in step with the page's. */
import { effect } from "@preact/signals-core";
import type { Frozen, PlaygroundState } from "../state/state.ts";
import type { Computed, Store } from "../state/store.ts";
import { GivenResults } from "./given-results.ts";

/** Looks and cells of the page's state that the companions share. */
function sharedLooks({ language, theme }: PlaygroundState): Partial<PlaygroundState> {
  return { language, theme, allRows: true };
}

/** A is computed by the core as the page's own numbers are; B and B − A show what is there already. */
export class Comparison {
  readonly a: Store;
  readonly b: Store;
  readonly difference: Store;
  readonly #given = { b: new GivenResults(), difference: new GivenResults() };
  readonly #stop: () => void;

  constructor(store: Store, frozen: Frozen) {
    const state = store.state.peek();
    const alone = { ...state, frozen: null };
    this.a = store.companion({ ...alone, ...frozen });
    this.b = store.companion(alone, () => this.#given.b);
    this.difference = store.companion(alone, () => this.#given.difference);
    this.#stop = effect(() => {
      const looks = sharedLooks(store.state.value);
      const { example, head, query } = store.state.value;
      this.a.update(looks, { history: "none" });
      this.b.update({ ...looks, example, head, query }, { history: "none" });
      this.difference.update({ ...looks, example, head, query }, { history: "none" });
    });
  }

  freeze(frozen: Frozen): void {
    this.a.update(frozen, { history: "none" });
  }

  show(which: "b" | "difference", pass: Computed["pass"]): void {
    this.#given[which].give(pass);
  }

  dispose(): void {
    this.#stop();
    for (const store of [this.a, this.b, this.difference]) store.dispose();
  }
}
