import { css } from "lit";

/** Stops, the line between them and the two buttons. */
export const stepRailStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .whole {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .scroll {
    flex: 1;
    min-width: 0;
    overflow: hidden;
  }
  .track {
    position: relative;
  }
  .steps {
    display: grid;
    grid-template-columns: repeat(8, minmax(0, 1fr));
    touch-action: pan-x pan-y;
    user-select: none;
    -webkit-user-select: none;
  }
  .step {
    position: relative;
    display: grid;
    justify-items: center;
    grid-template-rows: 24px 16px 24px;
    border-radius: var(--radius-cell);
    text-align: center;
    cursor: pointer;
  }
  .step:focus-visible {
    outline-offset: -2px;
  }
  .gloss {
    font: var(--text-12);
    color: var(--ink2);
    white-space: nowrap;
  }
  .step[aria-selected="true"] .gloss {
    color: var(--ink);
  }
  /* Each stop brings its half of the line to either side. */
  .mark {
    position: relative;
    width: 100%;
  }
  .mark::before,
  .mark::after {
    content: "";
    position: absolute;
    top: 11px;
    height: 2px;
    background: var(--line);
  }
  .mark::before {
    left: 0;
    right: 50%;
  }
  .mark::after {
    left: 50%;
    right: 0;
  }
  .passed .mark::before,
  .passed .mark::after,
  .open .mark::before {
    background: var(--ink);
  }
  .dot {
    position: absolute;
    z-index: 1;
    top: 12px;
    left: 50%;
    width: 8px;
    height: 8px;
    margin: -4px 0 0 -4px;
    border-radius: 50%;
    background: var(--page);
    border: 2px solid var(--line2);
  }
  .passed .dot {
    border: 0;
    background: var(--ink);
  }
  .open .dot {
    width: 16px;
    height: 16px;
    margin: -8px 0 0 -8px;
    border: 0;
    background: var(--ink);
    box-shadow: 0 0 0 4px var(--page);
  }
  .line {
    position: absolute;
    z-index: 2;
    inset: auto 0 0;
    height: 24px;
    border-radius: var(--radius-cell);
    cursor: ew-resize;
    touch-action: pan-y;
  }
  .line:focus-visible {
    outline-offset: -2px;
  }
  .buttons {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  .buttons .icon {
    width: 30px;
  }
  .buttons .filled {
    gap: 4px;
    padding: 0 8px 0 14px;
  }
  .filled:disabled {
    background: var(--sunk);
    color: var(--ink3);
  }
  @media (hover: hover) {
    .step:hover .gloss {
      color: var(--ink);
      text-decoration: underline 2px var(--line2);
      text-underline-offset: 4px;
    }
  }
  @container (max-width: 959.98px) {
    .symbol {
      font-size: 16px;
    }
  }
  @container (max-width: 719.98px) {
    .buttons {
      display: none;
    }
    .scroll {
      margin: 0 -16px;
      overflow-x: auto;
      scrollbar-width: none;
      scroll-snap-type: x mandatory;
      overscroll-behavior-x: contain;
    }
    .track {
      width: max-content;
      padding: 0 calc(50cqi - 42px);
    }
    .steps {
      grid-template-columns: repeat(8, 84px);
    }
    .step {
      scroll-snap-align: center;
    }
    .line {
      inset-inline: calc(50cqi - 42px);
      pointer-events: none;
    }
    .symbol {
      font-size: 17px;
    }
  }
`;
