import { css } from "lit";

export const reportStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 24px 64px;
    margin-top: 24px;
  }
  section {
    min-width: 0;
    max-width: 100%;
  }
  h3 {
    margin: 0 0 8px;
    font: var(--text-14);
  }
  small {
    margin-left: 4px;
    font: var(--text-13);
    color: var(--ink3);
  }
  p {
    max-width: 52ch;
    margin: 0 0 8px;
    font: var(--text-15);
    color: var(--ink2);
  }
  .together {
    white-space: nowrap;
  }
  .scroll {
    max-width: 100%;
    overflow-x: auto;
    scrollbar-width: thin;
    padding: 4px;
    margin: -4px;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius);
  }
  table {
    border-spacing: 2px;
    font: var(--text-number);
  }
  th {
    padding: 0;
    font: var(--text-14);
    white-space: nowrap;
  }
  th[scope="col"] {
    padding: 0 4px 4px;
  }
  th[scope="row"] {
    padding-right: 14px;
    text-align: right;
  }
  th.feature,
  .effect th {
    font: var(--text-13);
    color: var(--ink2);
  }
  .followed th {
    font-weight: 700;
  }
  .cell {
    position: relative;
    min-width: 56px;
    height: 38px;
    padding: 0 4px;
    border-radius: var(--radius-cell);
    background: var(--fill);
    forced-color-adjust: none;
    color: var(--text);
    text-align: center;
  }
  .moved {
    box-shadow: inset 0 -3px 0 var(--context);
    font-weight: 700;
  }
  sup {
    position: absolute;
    top: 3px;
    right: 4px;
    font: var(--text-12);
    line-height: 12px;
  }
`;
