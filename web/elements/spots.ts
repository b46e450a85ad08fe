/**
 * Tells where tokens stand whenever the browser has laid them out anew. It never asks for a layout
 * itself: while a keystroke's result is being written, each question would cost one of the whole page.
 */
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Spot } from "./arcs.ts";

type Host = ReactiveControllerHost & { readonly renderRoot: Element | DocumentFragment };

export class Spots implements ReactiveController {
  readonly #host: Host;
  readonly #selector: string;
  readonly #changed: (spots: readonly Spot[]) => void;
  readonly #observer: ResizeObserver;
  #watched: readonly Element[] = [];
  #last: readonly Spot[] = [];

  constructor(host: Host, selector: string, changed: (spots: readonly Spot[]) => void) {
    this.#host = host;
    this.#selector = selector;
    this.#changed = changed;
    this.#observer = new ResizeObserver(() => this.#measure());
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#watched = [];
  }

  /** Called after a render: observes the tokens that are there now, and what grows with their gaps. */
  watch(): void {
    const tokens = [...this.#host.renderRoot.querySelectorAll(this.#selector)];
    const isSame =
      tokens.length === this.#watched.length &&
      tokens.every((token, index) => token === this.#watched[index]);
    if (isSame) return;
    this.#observer.disconnect();
    this.#watched = tokens;
    const row = tokens[0]?.parentElement;
    for (const element of row ? [row, ...tokens] : tokens) this.#observer.observe(element);
  }

  #measure(): void {
    const spots = this.#watched.flatMap((token) =>
      token instanceof HTMLElement ? [{ left: token.offsetLeft, width: token.offsetWidth }] : [],
    );
    const isSame =
      spots.length === this.#last.length &&
      spots.every(
        ({ left, width }, index) =>
          left === this.#last[index]?.left && width === this.#last[index]?.width,
      );
    if (isSame) return;
    this.#last = spots;
    this.#changed(spots);
  }
}
