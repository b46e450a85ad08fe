import { css } from "lit";

/** One cell opened up. */
export const cellStyles = css`
  .with-cell.beside {
    display: grid;
    grid-template-columns: max-content minmax(0, 448px);
    justify-content: space-between;
    gap: 40px;
  }
  .opened {
    min-width: 0;
    margin-top: 24px;
  }
  .beside .opened {
    margin-top: 0;
  }
  .opened > .title {
    padding: 0;
  }
  .hint {
    margin: 8px 0;
    font: var(--text-13);
    color: var(--ink3);
  }
  .opened-table {
    display: grid;
    gap: 4px 4px;
  }
  .opened-row {
    display: grid;
    grid-template-columns: var(--cell-labels) repeat(var(--terms), minmax(0, 1fr));
    gap: 4px;
    align-items: center;
  }
  .row-name {
    min-width: 0;
    padding-right: 10px;
    overflow: hidden;
    font: var(--text-14);
    text-align: right;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink2);
  }
  .row-name.query {
    color: var(--query);
  }
  .row-name.key {
    color: var(--key);
  }
  .feature {
    font: var(--text-13);
    text-align: center;
    color: var(--ink2);
    overflow-wrap: anywhere;
  }
  .feature.strong {
    font-weight: 700;
    color: var(--ink);
  }
  .opened-number {
    display: grid;
    place-items: center;
    height: 44px;
    border-radius: var(--radius-cell);
    background: var(--fill);
    color: var(--text);
    font: 16px / 1 var(--sans);
  }
  .opened-number.ring {
    box-shadow: inset 0 0 0 2px var(--ink);
  }
  .opened-number.ring.query {
    box-shadow: inset 0 0 0 2px var(--query);
  }
  .opened-number.ring.key {
    box-shadow: inset 0 0 0 2px var(--key);
  }
  .opened-number.query,
  .opened-number.key {
    color: var(--text);
  }
  .rule {
    height: 1px;
    margin: 4px 0;
    background: var(--ink2);
  }
  .running {
    display: grid;
    grid-template-columns: var(--cell-labels) minmax(0, 1fr);
    gap: 4px;
    align-items: center;
    margin-top: 12px;
  }
  .running-picture {
    position: relative;
  }
  .running svg {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .running path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .running .zero {
    stroke: var(--line2);
  }
  .running .dots {
    stroke: var(--ink3);
    stroke-dasharray: 2 2;
  }
  .running .bar.up {
    fill: light-dark(#7597b8, #6b94ba);
  }
  .running .bar.down {
    fill: light-dark(#c08a55, #a9794d);
  }
  .running .bar.flat {
    fill: var(--ink2);
  }
  .running-sum {
    position: absolute;
    top: calc(var(--y) - 22px);
    right: 0;
    font-size: 16px;
    line-height: 20px;
  }
  .verdict {
    margin: 12px 0 0 calc(var(--cell-labels) + 4px);
    font: var(--text-18);
  }
`;
