import { css } from "lit";

/** Products whose rows meet columns. */
export const meetStyles = css`
  .meet {
    display: grid;
    grid-template-rows: auto auto auto auto;
    grid-template-columns: max-content;
    grid-auto-columns: max-content;
    justify-content: start;
    column-gap: 24px;
    isolation: isolate;
  }
  .meet-band {
    position: relative;
    grid-area: 4 / 1 / 5 / var(--meet-end);
    align-self: end;
    left: auto;
    right: auto;
    bottom: auto;
    margin: 0 -12px calc(var(--query-from-below) * 40px - 5px);
  }
  .meet-note {
    grid-area: 1 / 1 / 3 / 2;
    width: 0;
    min-width: 100%;
    padding-top: 24px;
  }
  .meet-note p {
    max-width: 300px;
    margin: 0 0 16px;
    line-height: 28px;
    color: var(--ink2);
  }
  .meet-left-title {
    grid-area: 3 / 1;
    padding-left: var(--labels);
    margin-top: 8px;
  }
  .meet-left {
    grid-area: 4 / 1;
    align-self: end;
  }
  .meet-above-title {
    grid-row: 1;
    grid-column: var(--meet-column);
  }
  .meet-above {
    grid-row: 2;
    grid-column: var(--meet-column);
    align-self: end;
  }
  .meet-result-title {
    grid-row: 3;
    grid-column: var(--meet-column);
    margin-top: 8px;
    position: relative;
    z-index: 1;
  }
  .meet-result {
    grid-row: 4;
    grid-column: var(--meet-column);
    align-self: end;
  }
  .meet .first {
    margin-left: -24px;
  }
  .meet-above-title.first,
  .meet-result-title.first,
  .meet-result.first {
    padding-left: var(--meet-gap);
  }
`;
