/** Styles that every shadow root may share. */
import { css } from "lit";

/** Box model, focus ring and what only a screen reader should find. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .together {
    white-space: nowrap;
  }
`;

/** Buttons: plain text, icon only, and the page's one filled one; what one types into. */
export const controls = css`
  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
    text-align: inherit;
    cursor: pointer;
    touch-action: manipulation;
  }
  button:disabled {
    cursor: default;
  }
  button.icon {
    display: inline-grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: var(--radius);
    color: var(--ink2);
    transition: color var(--motion-colour), background-color var(--motion-colour);
  }
  button.icon:disabled {
    color: var(--line2);
  }
  button.icon svg {
    display: block;
  }
  button.link {
    border-radius: 2px;
    border-bottom: 1px solid var(--line2);
    color: var(--ink2);
    transition: color var(--motion-colour), border-color var(--motion-colour);
  }
  button.link[aria-pressed="true"],
  button.link[aria-current="true"] {
    color: var(--ink);
    border-color: var(--ink);
  }
  button.choice {
    border-radius: 2px;
    color: var(--ink2);
  }
  button.choice[aria-pressed="true"],
  button.choice[aria-checked="true"] {
    color: var(--ink);
    font-weight: 700;
  }
  button.filled {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 32px;
    padding: 0 12px 0 16px;
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--page);
  }
  @media (hover: hover) {
    button.icon:hover:not(:disabled) {
      background: var(--sunk);
      color: var(--ink);
    }
    button.link:hover,
    button.choice:hover {
      color: var(--ink);
    }
    button.link:hover {
      border-color: var(--edge);
    }
  }
  @media (pointer: coarse) {
    button.icon {
      width: 44px;
      height: 44px;
    }
  }
  input.box,
  textarea.box,
  select.box {
    margin: 0;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
  }
  input.box[aria-invalid="true"] {
    border-style: dashed;
    border-color: var(--ink);
  }
`;

/** The button that opens and closes what is collapsed until wanted. */
export const disclosure = css`
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    font: var(--text-14);
    color: var(--ink2);
  }
  .toggle[aria-expanded="true"] {
    color: var(--ink);
    font-weight: 700;
  }
  @media (hover: hover) {
    .toggle:hover {
      color: var(--ink);
    }
  }
`;

/** Words that carry an idea's hue. */
export const hues = css`
  .query {
    color: var(--query);
  }
  .key {
    color: var(--key);
  }
  .value {
    color: var(--value);
  }
  .weights {
    color: var(--weights);
  }
  .context {
    color: var(--context);
  }
`;
