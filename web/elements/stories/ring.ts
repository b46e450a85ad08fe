/** A calm ring around what a story points at; it follows wherever the page moves it. */
import { css } from "lit";
import { isMotionReduced } from "../../theme/reduced-motion.ts";
import { around } from "./find.ts";

export const ringStyles = css`
  .ring {
    position: fixed;
    z-index: 15;
    inset: 0 auto auto 0;
    border: 3px solid var(--ink);
    border-radius: 10px;
    box-shadow: 0 0 0 2px var(--page), inset 0 0 0 2px var(--page);
    pointer-events: none;
    transition: opacity var(--motion-arcs);
  }
  .ring.cover {
    display: grid;
    place-items: center;
    background: var(--surface);
    color: var(--ink);
    font: 700 var(--text-18);
    pointer-events: auto;
  }
`;

const FRAMES_BETWEEN_LOOKS = 6;
/** Pixels between the target and its ring. */
const GAP = 5;
/** What readers move the page with, or answer a step. */
const TOUCHES = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

export class Ring {
  #frame = 0;
  #frames = 0;
  #targets: readonly Element[] = [];
  #name = "";
  /** The reader has not moved the page since this is pointed at. */
  #isUntouched = false;
  /** Where target and free room were in the frame before, and when it was last brought into view. */
  #place = "";
  #revealed = "";

  constructor(
    readonly element: () => HTMLElement | null,
    readonly find: () => readonly Element[],
    /** Where the page's free room begins and ends for a target, from the window's top. */
    readonly room: (target: Element) => { readonly ceiling: number; readonly floor: number },
  ) {}

  start(): void {
    if (this.#frame !== 0) return;
    for (const type of TOUCHES) addEventListener(type, this.#touched, { passive: true });
    this.#follow();
  }

  stop(): void {
    for (const type of TOUCHES) removeEventListener(type, this.#touched);
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#targets = [];
    this.#name = "";
  }

  /**
   * Something else is pointed at: it is brought into view as soon as it is there and keeps still, and
   * again where what arrives later pushes it away or covers it.
   */
  point(name: string): void {
    if (this.#name === name) return;
    this.#name = name;
    this.#isUntouched = true;
    this.#revealed = "";
    this.#targets = [];
  }

  readonly #touched = (): void => {
    this.#isUntouched = false;
  };

  readonly #follow = (): void => {
    this.#frame = requestAnimationFrame(this.#follow);
    const ring = this.element();
    if (!ring) return;
    // To look for it means to look through the whole page.
    const isGone = !this.#targets.some((target) => target.isConnected);
    if (isGone && this.#frames++ % FRAMES_BETWEEN_LOOKS === 0) this.#targets = this.find();
    const rect = around(this.#targets);
    if (!rect) this.#targets = [];
    const [target] = this.#targets;
    const { ceiling, floor } = target ? this.room(target) : { ceiling: 0, floor: 0 };
    const isShown = rect !== null && rect.top < floor - GAP && rect.bottom > ceiling + GAP;
    ring.hidden = !isShown;
    if (!rect) return;
    const place = [rect.left, rect.top, rect.width, rect.height, floor].join(" ");
    if (this.#isUntouched && place === this.#place && place !== this.#revealed) {
      this.#revealed = place;
      this.#reveal(rect, floor);
    }
    this.#place = place;
    const top = Math.max(rect.top - GAP, ceiling);
    const bottom = Math.min(rect.bottom + GAP, floor);
    const left = Math.max(1, rect.left - GAP);
    const right = Math.min(document.documentElement.clientWidth - 1, rect.right + GAP);
    set(ring, "transform", `translate(${left}px, ${top}px)`);
    set(ring, "width", `${right - left}px`);
    set(ring, "height", `${Math.max(0, bottom - top)}px`);
  };

  /** To the middle of the page's free room, unless it is in sight already. */
  #reveal(rect: DOMRect, floor: number): void {
    const { clientWidth, clientHeight, style } = document.documentElement;
    const isInSight = rect.top >= TOP && rect.bottom <= floor && rect.left >= 0;
    if (isInSight && rect.right <= clientWidth) return;
    style.setProperty("scroll-padding", `${TOP}px 0 ${clientHeight - floor}px`);
    this.#targets[Math.floor(this.#targets.length / 2)]?.scrollIntoView({
      block: "center",
      inline: "nearest",
      behavior: isMotionReduced() ? "instant" : "smooth",
    });
    style.removeProperty("scroll-padding");
  }
}

/** The bar that scrolling brings takes this much of the window's top. */
const TOP = 64;

function set(element: HTMLElement, property: string, value: string): void {
  if (element.style.getPropertyValue(property) !== value)
    element.style.setProperty(property, value);
}
