import { css } from "lit";

/** Encoder above, decoder below, the attention of one step between them. */
export const unrolledStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .scroll {
    overflow-x: auto;
    overflow-y: hidden;
    scrollbar-width: thin;
    padding: 4px;
    margin: -4px;
  }
  /* The names of the rows stay at the left. */
  .scroll[data-more] {
    --from-left: 0px;
  }
  .inner {
    position: relative;
    width: max-content;
    min-width: 100%;
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    margin-left: auto;
    margin-right: auto;
  }
  th,
  td {
    padding: 0 14px;
    text-align: center;
    font: var(--text-14);
    white-space: nowrap;
  }
  th.row {
    position: sticky;
    z-index: 1;
    left: 0;
    padding: 0 12px 0 0;
    background: var(--page);
    text-align: right;
    font: var(--text-12);
    color: var(--ink3);
    white-space: normal;
    min-width: 64px;
    max-width: 136px;
  }
  thead th {
    font: 700 var(--text-18);
    color: var(--key);
  }
  thead th.unknown {
    text-decoration: underline wavy 1px;
    text-underline-offset: 5px;
  }
  .bars td {
    height: 44px;
    vertical-align: bottom;
    padding-top: 6px;
  }
  .bar {
    display: block;
    width: 28px;
    height: calc(28px * var(--share));
    min-height: 1px;
    margin: 0 auto;
    border-radius: 2px 2px 0 0;
    background: var(--line2);
  }
  .bar.negative {
    background: none;
    box-shadow: inset 0 0 0 1px var(--edge);
  }
  .weights-row td {
    padding-top: 4px;
    padding-bottom: 8px;
    color: var(--weights);
  }
  .weights-row .largest {
    font-weight: 700;
  }
  .box {
    position: relative;
    display: inline-grid;
    justify-items: center;
    gap: 2px;
    padding: 5px 8px;
    border: 1px solid var(--line2);
    border-radius: var(--radius);
    background: var(--surface);
    font: 700 var(--text-symbol);
    font-size: 15px;
    line-height: 18px;
  }
  .box sub {
    font-size: 0.68em;
    line-height: 0;
  }
  .encoder td .box {
    border-color: var(--key);
    color: var(--key);
  }
  .encoder td + td .box::before,
  .token + .token .box::before,
  .step + .step .box::before {
    position: absolute;
    right: calc(100% + 4px);
    top: 50%;
    color: var(--ink3);
    font: 15px / 1 var(--sans);
    transform: translateY(-50%);
  }
  .encoder td + td .box::before {
    content: "⇄";
  }
  .step + .step .box::before {
    content: "→";
  }
  .strip rect {
    stroke: none;
  }
  svg.lines {
    display: block;
    width: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .lines path {
    fill: none;
    stroke: var(--weights);
  }
  .lines path.context {
    stroke: var(--context);
    stroke-width: 3;
  }
  .lines path.fixed {
    stroke: var(--ink2);
    stroke-width: 3;
  }
  .lines circle {
    fill: var(--page);
    stroke: var(--context);
    stroke-width: 2;
  }
  .lines text {
    font: var(--text-12);
    fill: var(--context);
  }
  .lines text.fixed {
    fill: var(--ink2);
  }
  .decoder {
    display: flex;
    gap: 28px;
    width: max-content;
    margin: 0 auto;
  }
  .step {
    display: grid;
    justify-items: center;
    gap: 6px;
    min-width: 60px;
    border-radius: var(--radius);
    cursor: pointer;
    touch-action: manipulation;
  }
  .step .box {
    color: var(--query);
  }
  .step .word {
    font: var(--text-18);
    white-space: pre;
  }
  .step .probability {
    font: var(--text-14);
    color: var(--ink2);
  }
  .step.query .box {
    border-color: var(--query);
    box-shadow: inset 0 0 0 1px var(--query);
    background: var(--query-band);
  }
  .step.query .word {
    font-weight: 700;
    color: var(--query);
  }
  .step.unsure .word {
    text-decoration: underline dotted 1px;
    text-underline-offset: 5px;
  }
  .side {
    margin: 6px 0 0;
    text-align: center;
    font: var(--text-12);
    color: var(--ink3);
  }
  @media (hover: hover) {
    .step:hover .box {
      box-shadow: 0 0 0 2px var(--line2);
    }
  }
  @container (max-width: 719.98px) {
    th,
    td {
      padding: 0 10px;
    }
    th.row {
      max-width: 72px;
      padding-right: 8px;
    }
    .decoder {
      margin-left: 72px;
    }
  }
`;
