/** Whether an element is in sight. */
import type { ReactiveController, ReactiveControllerHost } from "lit";

export class InSight implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #changed: () => void;
  readonly #observer: IntersectionObserver;
  #isInSight = true;

  constructor(host: ReactiveControllerHost & Element, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    this.#observer = new IntersectionObserver((entries) =>
      this.#set(entries.at(-1)?.isIntersecting ?? true),
    );
    host.addController(this);
  }

  /** True until it is known. */
  get value(): boolean {
    return this.#isInSight;
  }

  hostConnected(): void {
    this.#observer.observe(this.#host);
    addEventListener("beforeprint", this.#show);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    removeEventListener("beforeprint", this.#show);
  }

  /** On paper everything is seen. */
  readonly #show = (): void => this.#set(true);

  #set(isInSight: boolean): void {
    if (isInSight === this.#isInSight) return;
    this.#isInSight = isInSight;
    this.#changed();
  }
}
