/** The page's tokens under each of the score functions, kept in step with the page. */
import { effect } from "@preact/signals-core";
import type { ComputeClient } from "../compute/channel.ts";
import { type Pins, SCORES, type Score } from "../core/types.ts";
import { parseTensorName } from "../state/names.ts";
import type { PlaygroundState } from "../state/state.ts";
import type { Store } from "../state/store.ts";

/** Tensors that are computed before any score. */
const BEFORE_SCORES =
  /^((memory_)?(token_embedding|position_encoding)|input|memory|[wb]_(query|key|value|output)|query|key|value)$/;

/** A pin on a score or on what follows was made for one score function. */
export function pinsBeforeScores(pins: Pins): Pins {
  return Object.fromEntries(
    Object.entries(pins).filter(([name]) => BEFORE_SCORES.test(parseTensorName(name).name)),
  );
}

export class ScorePasses {
  readonly stores: ReadonlyMap<Score, Store>;
  readonly #stop: () => void;

  constructor(store: Store) {
    const under = (score: Score): PlaygroundState => {
      const state = store.state.value;
      const pins = pinsBeforeScores(state.pins);
      return { ...state, score, pins, allRows: true, frozen: null };
    };
    this.stores = new Map(
      SCORES.map((score) => [score, store.companion(under(score), withSpread)]),
    );
    this.#stop = effect(() => {
      for (const [score, companion] of this.stores) {
        companion.update(under(score), { history: "none" });
      }
    });
  }

  dispose(): void {
    this.#stop();
    for (const store of this.stores.values()) store.dispose();
  }
}

/** The same computer, asked for the spread of the weights as well. */
function withSpread(shared: ComputeClient): ComputeClient {
  return {
    files: shared.files,
    open: (listener) => {
      const channel = shared.open(listener);
      return { ...channel, pass: (input) => channel.pass({ ...input, spread: true }) };
    },
  };
}
