/** What scrolls sideways says so: its edge fades where there is more, and the keyboard can scroll it. */
import { css, type ReactiveController, type ReactiveControllerHost } from "lit";

type Host = ReactiveControllerHost & { readonly renderRoot: Element | DocumentFragment };

export class ScrollCue implements ReactiveController {
  readonly #host: Host;
  readonly #selector: string;
  readonly #label: () => string;
  readonly #size = new ResizeObserver(() => this.#measure());
  #watched: HTMLElement | null = null;

  /** `label`: what is scrolled, for screen readers. */
  constructor(host: Host, selector: string, label: () => string) {
    this.#host = host;
    this.#selector = selector;
    this.#label = label;
    host.addController(this);
  }

  hostUpdated(): void {
    const element = this.#host.renderRoot.querySelector<HTMLElement>(this.#selector);
    if (element === this.#watched) {
      if (element?.role === "region") element.ariaLabel = this.#label();
      return;
    }
    this.hostDisconnected();
    this.#watched = element;
    if (!element) return;
    element.addEventListener("scroll", this.#measure, { passive: true });
    for (const each of [element, ...element.children]) this.#size.observe(each);
  }

  hostDisconnected(): void {
    this.#size.disconnect();
    this.#watched?.removeEventListener("scroll", this.#measure);
    this.#watched = null;
  }

  readonly #measure = (): void => {
    const element = this.#watched;
    if (!element) return;
    const { scrollLeft, scrollWidth, clientWidth } = element;
    const more = [
      ...(scrollLeft > 1 ? ["left"] : []),
      ...(scrollLeft + clientWidth < scrollWidth - 1 ? ["right"] : []),
    ];
    element.dataset.more = more.join(" ");
    const isWide = more.length > 0;
    element.toggleAttribute("tabindex", isWide);
    if (isWide) element.tabIndex = 0;
    element.role = isWide ? "region" : null;
    element.ariaLabel = isWide ? this.#label() : null;
  };
}

export const scrollCueStyles = css`
  [data-more] {
    --from-left: 0px;
    --from-right: 0px;
  }
  [data-more~="left"] {
    --from-left: 48px;
  }
  [data-more~="right"] {
    --from-right: 48px;
  }
  [data-more~="left"],
  [data-more~="right"] {
    mask-image: linear-gradient(
      to right,
      transparent,
      #000 var(--from-left),
      #000 calc(100% - var(--from-right)),
      transparent
    );
  }
  [data-more]:focus-visible {
    border-radius: var(--radius);
    outline-offset: -2px;
  }
`;
