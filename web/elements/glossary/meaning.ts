/** The tooltip of a glossary term: one at a time, in the shadow root of its word. */
import { html, nothing, render } from "lit";
import { glossary } from "../../language/glossary.ts";
import type { Language } from "../../state/state.ts";
import type { GlossaryTerm } from "../glossary-term.ts";
import { StoreElement } from "../store-element.ts";

/** Milliseconds in which the pointer may cross from the word to its meaning. */
const CROSSING = 200;
/** Pixels from the word, and from the window's edge. */
const GAP = 8;
const MARGIN = 16;

interface Shown {
  readonly term: GlossaryTerm;
  readonly close: () => void;
}

let shown: Shown | null = null;

/** Shows what a term means until the reader leaves it. A tap or a click where it is shown already hides it. */
export function explain(term: GlossaryTerm, isPress: boolean): void {
  if (shown?.term === term) {
    if (isPress && pressedBefore) shown.close();
    pressedBefore = isPress;
    return;
  }
  shown?.close();
  pressedBefore = isPress;
  shown = open(term);
}

/** The first press on a word that has just been hovered or focused by the same press keeps its meaning open. */
let pressedBefore = false;

function open(term: GlossaryTerm): Shown | null {
  const word = term.renderRoot.querySelector("button");
  if (!word) return null;
  const tip = tooltipOf(term, word);
  tip.showPopover();
  place(tip, word);
  const stop = new AbortController();
  const listen = { signal: stop.signal };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(timer);
    stop.abort();
    if (tip.isConnected) tip.hidePopover();
    if (shown?.term === term) shown = null;
  };
  const closeSoon = (): void => {
    const isFocused = term.renderRoot instanceof ShadowRoot && term.renderRoot.activeElement;
    if (!isFocused) timer = setTimeout(close, CROSSING);
  };
  term.addEventListener("pointerenter", () => clearTimeout(timer), listen);
  term.addEventListener(
    "pointerleave",
    ({ pointerType }) => pointerType === "mouse" && closeSoon(),
    listen,
  );
  term.addEventListener("focusout", close, listen);
  document.addEventListener(
    "pointerdown",
    (event) => !event.composedPath().includes(term) && close(),
    { ...listen, capture: true },
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    { ...listen, capture: true },
  );
  addEventListener("scroll", () => place(tip, word), { ...listen, capture: true, passive: true });
  addEventListener("resize", () => place(tip, word), listen);
  return { term, close };
}

function tooltipOf(term: GlossaryTerm, word: HTMLElement): HTMLElement {
  const known = term.renderRoot.querySelector<HTMLElement>("[role=tooltip]");
  const tip = known ?? document.createElement("span");
  if (!known) {
    tip.id = "meaning";
    tip.setAttribute("role", "tooltip");
    tip.popover = "manual";
    word.setAttribute("aria-describedby", tip.id);
    term.renderRoot.append(tip);
  }
  const { name, english, meaning } = glossary(languageOf(term))[term.term];
  render(
    html`<b>${name}</b> ${english ? html`<i lang="en">${english}</i>` : nothing} ${meaning}`,
    tip,
  );
  return tip;
}

/** Words stand in elements that draw a playground. */
function languageOf(term: GlossaryTerm): Language {
  const root = term.getRootNode();
  const host = root instanceof ShadowRoot ? root.host : null;
  return host instanceof StoreElement ? host.store.language.peek() : "ko";
}

/** Below the word, or above it where there is no room below; never over the window's edge. */
function place(tip: HTMLElement, word: HTMLElement): void {
  const at = word.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isAbove = at.bottom + GAP + height > clientHeight && at.top - GAP - height >= 0;
  const top = isAbove ? at.top - GAP - height : at.bottom + GAP;
  const middle = at.left + at.width / 2 - width / 2;
  const left = Math.max(MARGIN, Math.min(clientWidth - MARGIN - width, middle));
  tip.style.setProperty("top", `${Math.round(top)}px`);
  tip.style.setProperty("left", `${Math.round(left)}px`);
}
