import { css } from "lit";

/** ·V: weights, values, products and stacks. */
export const mixStyles = css`
  .mix {
    display: grid;
    grid-template-columns: max-content var(--times) max-content var(--equals) max-content;
    grid-template-rows: auto auto auto;
    justify-content: start;
    isolation: isolate;
  }
  .mix.with-stacks {
    grid-template-columns: max-content var(--times) max-content var(--equals) max-content 56px minmax(0, 1fr);
    justify-content: stretch;
  }
  .mix .times {
    grid-row: 2;
    align-self: end;
    display: grid;
    grid-auto-rows: 40px;
    place-items: center;
    margin-bottom: -1px;
    color: var(--ink2);
  }
  .loose {
    display: grid;
  }
  .loose-row {
    display: grid;
    grid-template-columns: calc(var(--labels) - 2px) 58px;
    gap: 2px;
    height: 40px;
    align-items: center;
  }
  .loose-row:last-child {
    height: 38px;
  }
  .loose-row.top-row {
    align-items: end;
    height: auto;
    padding-bottom: 8px;
    text-align: center;
  }
  .loose-cell {
    display: grid;
    place-items: center;
    height: 38px;
    border-radius: var(--radius-cell);
    background: var(--fill);
    color: var(--text);
    font: var(--text-number);
  }
  .loose-cell.summed {
    box-shadow: inset 0 -3px 0 var(--context);
  }
  .products .loose-row {
    grid-template-columns: repeat(var(--features), calc(var(--pitch) - 2px));
  }
  .sum-label {
    grid-area: 3 / 1 / 4 / 5;
    align-self: center;
    margin: 12px 16px 0 0;
    text-align: right;
    font: var(--text-14);
  }
  .sum-label small {
    font: var(--text-14);
    color: var(--ink2);
  }
  .sum-row {
    grid-area: 3 / 5 / 4 / 6;
    margin-top: 10px;
    padding-top: 12px;
    border-top: 1px solid var(--ink2);
  }
  .mix + .stacks {
    margin-top: 28px;
    max-width: 560px;
  }
  .mix-stacks {
    grid-area: 1 / 7 / 4 / 8;
  }
  .stacks > .title {
    padding: 0;
  }
  .stack-row {
    position: relative;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 12px;
    padding-top: 16px;
  }
  .stack-zero {
    position: absolute;
    left: 0;
    right: 0;
    top: calc(16px + var(--y));
    height: 1px;
    background: var(--ink3);
  }
  .stack-column {
    display: grid;
    justify-items: center;
    font-size: 16px;
    line-height: 24px;
  }
  .stack-picture {
    position: relative;
    width: min(100%, 84px);
    height: calc(var(--stack-height) + 12px);
  }
  .part {
    position: absolute;
    left: 10%;
    right: 10%;
    top: var(--y);
    height: var(--h);
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: 2px;
    background: var(--value-part);
    font: var(--text-12);
    color: var(--ink);
    white-space: nowrap;
  }
  .part.dark {
    background: var(--value-linked);
  }
  .part.darkest {
    background: var(--value);
    color: var(--on-value);
    font-weight: 700;
  }
  .stack-picture .total {
    position: absolute;
    left: 0;
    right: 0;
    top: calc(var(--y) - 1.5px);
    height: 3px;
    border-radius: 1.5px;
    background: var(--context);
  }
  .stack-name {
    font: var(--text-13);
    color: var(--ink2);
  }
  .stack-name.strong {
    font-weight: 700;
    color: var(--ink);
  }
`;
