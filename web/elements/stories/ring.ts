/** A calm ring around what a story points at; it follows wherever the page moves it. */
import { css } from "lit";
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

/** Pixels between the target and its ring. */
const GAP = 5;

export class Ring {
  #frame = 0;
  #targets: readonly Element[] = [];
  #name = "";
  #isNew = false;

  constructor(
    readonly element: () => HTMLElement | null,
    readonly find: () => readonly Element[],
    /** Where the page's free room ends, from the window's top, for a target. */
    readonly floor: (target: Element) => number,
  ) {}

  start(): void {
    if (this.#frame === 0) this.#follow();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#targets = [];
    this.#name = "";
  }

  /** Something else is pointed at: it is brought into view as soon as it is there. */
  point(name: string): void {
    if (this.#name === name) return;
    this.#name = name;
    this.#isNew = true;
    this.#targets = [];
  }

  readonly #follow = (): void => {
    this.#frame = requestAnimationFrame(this.#follow);
    const ring = this.element();
    if (!ring) return;
    if (!this.#targets.some((target) => target.isConnected)) this.#targets = this.find();
    const rect = around(this.#targets);
    if (!rect) this.#targets = [];
    const [target] = this.#targets;
    const floor = target ? this.floor(target) : 0;
    const isShown = rect !== null && rect.top < floor - 8;
    ring.hidden = !isShown;
    if (!rect) return;
    if (this.#isNew) this.#reveal(rect, floor);
    this.#isNew = false;
    const bottom = Math.min(rect.bottom + GAP, floor);
    const left = Math.max(1, rect.left - GAP);
    const right = Math.min(document.documentElement.clientWidth - 1, rect.right + GAP);
    set(ring, "transform", `translate(${left}px, ${rect.top - GAP}px)`);
    set(ring, "width", `${right - left}px`);
    set(ring, "height", `${Math.max(0, bottom - rect.top + GAP)}px`);
  };

  #reveal(rect: DOMRect, floor: number): void {
    const middle = this.#targets[Math.floor(this.#targets.length / 2)];
    middle?.scrollIntoView({ block: "nearest", inline: "center", behavior: "instant" });
    const moved = around(this.#targets) ?? rect;
    const room = floor - TOP;
    if (moved.top >= TOP && moved.bottom <= floor - GAP) return;
    const top = moved.height < room ? TOP + (room - moved.height) / 2 : TOP + 2 * GAP;
    const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: moved.top - top, behavior: isStill ? "instant" : "smooth" });
  }
}

/** The bar that scrolling brings takes this much of the window's top. */
const TOP = 64;

function set(element: HTMLElement, property: string, value: string): void {
  if (element.style.getPropertyValue(property) !== value)
    element.style.setProperty(property, value);
}
