import { css } from "lit";

/** Numbers in columns, as `numbersTable` makes them; their place needs to be a container. */
export const tableStyles = css`
  .scroll {
    min-width: 0;
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    font: var(--text-14);
    font-variant-numeric: tabular-nums lining-nums;
  }
  th,
  td {
    padding: 5px 0 5px 24px;
    border-bottom: 1px solid var(--line);
    text-align: right;
    white-space: nowrap;
    color: var(--ink2);
    font-weight: 400;
  }
  th:first-child {
    padding-left: 0;
    text-align: right;
    color: var(--ink3);
  }
  thead th {
    vertical-align: bottom;
    white-space: normal;
    font: var(--text-13);
    color: var(--ink3);
  }
  .unit {
    white-space: nowrap;
  }
  .strong {
    color: var(--ink);
    font-weight: 700;
  }
  @container (max-width: 719.98px) {
    th,
    td {
      padding-left: 14px;
      font-size: 13px;
    }
    thead th {
      font: var(--text-12);
    }
  }
`;
