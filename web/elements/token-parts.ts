/** What the strip and the two rows of crossing lines share: how a token looks and how keys move. */
import { css } from "lit";

export const tokenStyles = css`
  .tokens {
    display: flex;
    align-items: flex-start;
    width: max-content;
    margin: 0;
    padding: 0;
    list-style: none;
    --gap: 36px;
  }
  .column {
    flex: none;
    margin-left: var(--gap);
  }
  .column:first-child {
    margin-left: 0;
  }
  .column.joined {
    margin-left: 4px;
  }
  .token {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    height: 44px;
    min-width: 56px;
    padding: 0 18px;
    border: 1px solid var(--line2);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: var(--text-token);
    letter-spacing: -0.02em;
    white-space: pre;
    cursor: pointer;
    user-select: none;
    -webkit-user-select: none;
    touch-action: manipulation;
    transition: background-color var(--motion-colour), border-color var(--motion-colour),
      color var(--motion-colour);
  }
  .many {
    --gap: 18px;
  }
  .many .token {
    min-width: 44px;
    padding: 0 9px;
    font-size: 15px;
    line-height: 20px;
  }
  :host([compact]) .tokens {
    --gap: 22px;
  }
  :host([compact]) .token {
    height: 36px;
    min-width: 44px;
    padding: 0 14px;
    font-size: 18px;
  }
  :host([tight]) .tokens {
    --gap: 10px;
  }
  :host([tight]) .token {
    min-width: 38px;
    padding: 0 8px;
  }
  .token.byte {
    font-family: var(--mono);
    font-size: 15px;
    line-height: 18px;
    min-width: 44px;
    padding: 0 10px;
    letter-spacing: 0;
  }
  .token .of {
    font: 12px / 14px var(--sans);
    color: var(--ink3);
    letter-spacing: 0;
  }
  .token.hidden {
    border-style: dashed;
    color: var(--ink3);
    background: repeating-linear-gradient(
        -45deg,
        var(--line2) 0 1px,
        transparent 1px 6px
      )
      var(--surface);
  }
  .token.hidden > span {
    padding: 0 3px;
    background: var(--surface);
    border-radius: 3px;
  }
  .token.composed {
    border-style: dashed;
    border-color: var(--edge);
  }
  .token.key {
    border: 2px solid var(--key);
    padding: 0 17px;
    color: var(--key);
    font-weight: 700;
  }
  :host([compact]) .token.key {
    padding: 0 13px;
  }
  .token.query,
  .token.query.hidden {
    border-color: var(--query);
    background: var(--query);
    color: var(--on-query);
    font-weight: 700;
  }
  .token.query > span {
    background: none;
    color: inherit;
  }
  .token.composed.query {
    border: 2px dashed var(--on-query);
    outline: 1px solid var(--query);
  }
  .token.was {
    border-color: var(--query);
  }
  @media (hover: hover) {
    .token:hover {
      box-shadow: 0 0 0 2px var(--line2);
    }
  }
  .token:focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  @container (max-width: 719.98px) {
    .tokens {
      --gap: 19px;
    }
    .token {
      min-width: 48px;
      padding: 0 14px;
      font-size: 20px;
    }
    .token.key {
      padding: 0 13px;
    }
  }
`;

/** Moves the focus along a line of tokens; the index where Enter or Space chose one, else null. */
export function moveInStrip(event: KeyboardEvent, root: Element | DocumentFragment): number | null {
  const line = event.currentTarget;
  if (!(line instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return null;
  const tokens = [...line.querySelectorAll<HTMLElement>(".token")];
  const at = tokens.findIndex((token) => token.matches(":focus"));
  if (at < 0) return null;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    event.stopPropagation();
    return Number(tokens[at]?.dataset.index);
  }
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tokens.length - 1 }[event.key];
  if (to === undefined) return null;
  event.preventDefault();
  event.stopPropagation();
  const target = tokens[Math.max(0, Math.min(tokens.length - 1, to))];
  target?.focus();
  if (target) reveal(target, root);
  return null;
}

/**
 * Scrolls the strip alone, never the page, in the next frame, which is laid out anyway; `within` chooses
 * among several rows of tokens.
 */
export function revealToken(root: Element | DocumentFragment, index: number, within = ""): void {
  requestAnimationFrame(() => {
    const token = root.querySelector(`${within} .token[data-index="${index}"]`);
    if (token instanceof HTMLElement) reveal(token, root);
  });
}

function reveal(token: HTMLElement, root: Element | DocumentFragment): void {
  const scroller = root.querySelector(".scroll");
  if (!scroller || scroller.scrollWidth <= scroller.clientWidth) return;
  const box = token.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (box.left < view.left + 24) scroller.scrollLeft -= view.left + 24 - box.left + box.width;
  if (box.right > view.right - 24) scroller.scrollLeft += box.right - view.right + 24 + box.width;
}
