import { css } from "lit";

/** What the modes of a model share: columns, headings, choices. */
export const modelStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  .top {
    display: grid;
    grid-template-columns: 464px minmax(0, 1fr);
    column-gap: 64px;
    row-gap: 24px;
  }
  /* The last sentence that had numbers, while the present one has none. */
  .stale {
    filter: grayscale(1);
  }
  .details:empty {
    min-height: 100vh;
  }
  .words,
  .strip,
  .part {
    min-width: 0;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    font: var(--text-14);
  }
  .under-box {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 8px 24px;
    margin-top: 10px;
  }
  .merge {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    font: var(--text-14);
    color: var(--ink2);
    cursor: pointer;
  }
  .merge input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--ink);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 20px;
    margin: 10px 0 0;
    padding: 0;
    list-style: none;
    font: var(--text-14);
  }
  .chips button {
    padding: 2px 0;
    text-align: left;
  }
  head-line {
    margin-top: 12px;
  }
  h2 {
    margin: 0 0 12px;
    font: 700 var(--text-14);
  }
  h2 small {
    margin-left: 8px;
    font: var(--text-13);
    color: var(--ink3);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 7fr);
    gap: 32px 64px;
    margin-top: 32px;
  }
  .step-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    margin: 32px 0 0;
    padding-top: 16px;
    border-top: 1px solid var(--line);
  }
  .step-head h2 {
    margin: 0;
    font: 700 var(--text-18);
  }
  .step-buttons {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .note {
    margin: 8px 0 0;
    font: var(--text-13);
    color: var(--ink3);
  }
  .part + .part,
  .part > * + h2 {
    margin-top: 24px;
  }
  .row .part + .part {
    margin-top: 0;
  }
  .attention {
    margin: 0 0 16px;
  }
  opened-cell,
  tensor-browser,
  .bottleneck {
    margin-top: 24px;
  }
  .bottleneck {
    padding-top: 24px;
    border-top: 1px solid var(--line);
  }
  unrolled-model {
    margin-top: 24px;
  }
  @media (pointer: coarse) {
    .choices button,
    .chips button {
      min-height: 40px;
    }
  }
  @container (max-width: 1215.98px) {
    .top {
      grid-template-columns: 400px minmax(0, 1fr);
      column-gap: 40px;
    }
  }
  @container (max-width: 959.98px) {
    .top,
    .row {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
