import { css } from "lit";

/** Two rows of tokens with lines between them. */
export const crossingStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .whole {
    display: grid;
    grid-template-columns: auto minmax(0, max-content);
    justify-content: center;
    column-gap: 24px;
  }
  .side {
    grid-column: 1;
    align-self: start;
    text-align: right;
    font: var(--text-12);
    color: var(--ink3);
  }
  .side b {
    display: block;
    font: 700 var(--text-13);
  }
  .side.keys-side {
    padding-top: 24px;
  }
  .side.queries-side {
    align-self: end;
  }
  .scroll {
    grid-column: 2;
    grid-row: 1 / span 2;
    overflow-x: auto;
    overflow-y: hidden;
    scrollbar-width: thin;
    padding: 4px;
    margin: -4px;
  }
  .inner {
    position: relative;
    display: grid;
    justify-items: center;
    width: max-content;
  }
  .tokens {
    --gap: 24px;
  }
  svg {
    display: block;
    width: 100%;
    overflow: visible;
    pointer-events: none;
  }
  path {
    fill: none;
    stroke: var(--line2);
  }
  path.chosen {
    stroke: var(--weights);
  }
  .weight {
    display: block;
    margin-bottom: 6px;
    text-align: center;
    font: var(--text-14);
    color: var(--weights);
  }
  .weight.largest {
    font-weight: 700;
  }
  .note {
    display: block;
    margin-top: 6px;
    text-align: center;
    font: var(--text-14);
    color: var(--ink2);
  }
  .token.unknown,
  .token.unsure {
    border-style: dashed;
    border-color: var(--edge);
  }
  .token.unknown {
    text-decoration: underline wavy 1px;
    text-underline-offset: 5px;
  }
  .token.forced {
    box-shadow: inset 0 0 0 2px var(--ink);
  }
  .provisional .weight {
    color: var(--ink2);
  }
  .keys .token {
    cursor: default;
  }
  :host([compact]) .whole,
  :host([compact]) .inner {
    display: flex;
    flex-wrap: nowrap;
    gap: 16px;
    align-items: center;
    justify-content: flex-start;
  }
  :host([compact]) .scroll {
    flex: 1;
  }
  :host([compact]) .tokens {
    --gap: 12px;
  }
  @container (max-width: 719.98px) {
    .tokens {
      --gap: 14px;
    }
    .whole {
      grid-template-columns: minmax(0, 1fr);
    }
    .side,
    .side.keys-side,
    .side.queries-side {
      grid-column: 1;
      padding: 0;
      text-align: left;
    }
    .side b {
      display: inline;
    }
    .keys-side {
      grid-row: 1;
    }
    .queries-side {
      grid-row: 3;
    }
    .scroll {
      grid-column: 1;
      grid-row: 2;
    }
  }
`;
