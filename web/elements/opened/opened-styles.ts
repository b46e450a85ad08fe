import { css, unsafeCSS } from "lit";
import { heatCss } from "../../theme/heat.ts";

/** The ends of the scale for signed numbers. */
const least = unsafeCSS(heatCss("diverging", 0).fill);
const most = unsafeCSS(heatCss("diverging", 1).fill);

/** One cell opened up. */
export const openedStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  h3 {
    margin: 0 0 8px;
    font: var(--text-14);
  }
  h3 small {
    margin-left: 4px;
    font: var(--text-13);
    color: var(--ink3);
  }
  .hint {
    margin: 8px 0;
    font: var(--text-13);
    color: var(--ink3);
  }
  .table {
    display: grid;
    gap: 4px;
    max-width: calc(var(--labels) + var(--columns) * 84px);
  }
  .row {
    display: grid;
    grid-template-columns: var(--labels) repeat(var(--columns), minmax(0, 1fr));
    gap: 4px;
    align-items: center;
  }
  .name {
    min-width: 0;
    padding-right: 10px;
    overflow: clip visible;
    font: var(--text-14);
    text-align: right;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink2);
  }
  .name.query {
    color: var(--query);
  }
  .name.key {
    color: var(--key);
  }
  .name.value {
    color: var(--value);
  }
  .name.weights {
    color: var(--weights);
  }
  .name.context {
    color: var(--context);
  }
  .name sub,
  .name sup {
    font-size: 0.68em;
    line-height: 0;
  }
  .column {
    align-self: end;
    font: var(--text-13);
    text-align: center;
    color: var(--ink2);
    overflow-wrap: anywhere;
  }
  .column.strong {
    font-weight: 700;
    color: var(--ink);
  }
  .number {
    display: grid;
    place-items: center;
    height: 40px;
    border-radius: var(--radius-cell);
    background: var(--fill);
    forced-color-adjust: none;
    color: var(--text);
    font: 16px / 1 var(--sans);
    font-variant-numeric: tabular-nums lining-nums;
  }
  .number.ring {
    box-shadow: inset 0 0 0 2px var(--ink);
  }
  .number.ring.query {
    box-shadow: inset 0 0 0 2px var(--query);
    color: var(--text);
  }
  .number.ring.key {
    box-shadow: inset 0 0 0 2px var(--key);
    color: var(--text);
  }
  .number.pinned {
    background: linear-gradient(225deg, var(--ink) 7px, transparent 7.5px) var(--fill);
    font-weight: 700;
  }
  .rule {
    height: 1px;
    margin: 4px 0;
    background: var(--ink2);
  }
  .running {
    display: grid;
    grid-template-columns: var(--labels) minmax(0, 1fr);
    gap: 4px;
    align-items: center;
    margin: 8px 0;
  }
  .picture {
    position: relative;
  }
  svg {
    display: block;
    width: 100%;
    overflow: visible;
  }
  path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .zero {
    stroke: var(--line2);
  }
  .dots {
    stroke: var(--ink3);
    stroke-dasharray: 2 2;
  }
  .bar.up {
    fill: ${most};
  }
  .bar.down {
    fill: ${least};
  }
  .bar.flat {
    fill: var(--ink2);
  }
  .total {
    position: absolute;
    top: calc(var(--y) - 22px);
    right: 0;
    font-size: 16px;
    line-height: 20px;
  }
  .result {
    font-size: 16px;
    line-height: 24px;
    white-space: nowrap;
  }
  .verdict {
    margin: 12px 0 0 calc(var(--labels) + 4px);
    font: var(--text-18);
  }
  @container (max-width: 719.98px) {
    .verdict {
      margin-left: 0;
    }
  }
`;
