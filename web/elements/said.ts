import type { ReactiveController, ReactiveControllerHost } from "lit";

/** Milliseconds without a change after which a text is said aloud. */
const SETTLED = 700;

/** What a live region says: each text once it has settled, not every one on the way there. */
export class Said implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = "";
  #settling: { readonly text: string; readonly timer: ReturnType<typeof setTimeout> } | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get text(): string {
    return this.#text;
  }

  /** At once. */
  now(text: string): void {
    this.#stop();
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }

  /** After a while without another text; null: there is nothing to say yet. */
  soon(text: string | null): void {
    if (text !== null && text === this.#settling?.text) return;
    this.#stop();
    if (text === null || text === this.#text) return;
    this.#settling = { text, timer: setTimeout(() => this.now(text), SETTLED) };
  }

  hostDisconnected(): void {
    this.#stop();
  }

  #stop(): void {
    clearTimeout(this.#settling?.timer);
    this.#settling = null;
  }
}
