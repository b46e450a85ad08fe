/** Whether an element is in sight. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

const watched = new WeakMap<Element, (isInSight: boolean) => void>();

/** One for all: browsers ask each observer anew with every frame. */
let observer: IntersectionObserver | null = null;
const observed = (): IntersectionObserver => {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) watched.get(target)?.(isIntersecting);
  });
  return observer;
};

export class InSight implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: () => void;
  #isInSight = true;

  constructor(host: ReactiveControllerHost & Element, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  /** True until it is known. */
  get value(): boolean {
    return this.#isInSight;
  }

  hostConnected(): void {
    watched.set(this.#host, this.#set);
    observed().observe(this.#host);
    addEventListener("beforeprint", this.#show);
  }

  hostDisconnected(): void {
    observed().unobserve(this.#host);
    removeEventListener("beforeprint", this.#show);
  }

  /** On paper everything is seen. */
  readonly #show = (): void => this.#set(true);

  readonly #set = (isInSight: boolean): void => {
    if (isInSight === this.#isInSight) return;
    this.#isInSight = isInSight;
    this.#changed();
  };
}
