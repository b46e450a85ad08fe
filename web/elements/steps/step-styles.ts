import { css } from "lit";
import { blockStyles } from "./block-styles.ts";

/** The frame of a step: its head, what changes it, and how it gives way on the phone. */
const frameStyles = css`
  :host {
    display: block;
    min-width: 0;
    --labels: 88px;
    --title-indent: 88px;
    --operator: 72px;
  }
  .step {
    position: relative;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 12px;
    margin-bottom: 20px;
  }
  .head .symbol {
    margin: 0;
    font-size: 22px;
    line-height: 28px;
  }
  .head p {
    flex: 1 1 0;
    min-width: min(100%, 320px);
    margin: 0;
    color: var(--ink2);
    text-wrap: pretty;
  }
  .head p b {
    font-weight: 700;
  }
  .together {
    display: inline-block;
    max-width: 100%;
    white-space: normal;
  }
  .follow {
    display: flex;
    gap: 16px;
    white-space: nowrap;
  }
  .step-buttons {
    display: none;
  }
  .filled:disabled {
    background: var(--sunk);
    color: var(--ink3);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 20px 48px;
    margin-top: 28px;
    padding-top: 16px;
    border-top: 1px solid var(--line);
  }

  .with-choices {
    display: flex;
    flex-wrap: wrap;
    gap: 28px 64px;
  }
  .with-cell {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 28px 40px;
  }
  .flow + .with-cell {
    margin-top: 28px;
  }
  .with-cell > div {
    flex: 1 1 max-content;
    min-width: 0;
    max-width: 100%;
  }
  .with-cell > opened-cell {
    flex: 1 1 372px;
    min-width: 0;
  }
  opened-cell:not(:defined) {
    display: none;
  }
  .with-choices > div {
    min-width: 0;
    max-width: 100%;
  }
  .with-choices > .choices {
    flex: 1 1 288px;
    align-content: start;
    margin: 0;
    padding: 0;
    border: 0;
  }
  details.choices {
    display: block;
  }
  .choices summary {
    width: max-content;
    font: var(--text-14);
    color: var(--ink2);
    cursor: pointer;
  }
  .choices[open] summary {
    margin-bottom: 12px;
  }
  .body {
    margin: -12px -16px;
    padding: 12px 16px;
    overflow-x: auto;
    overflow-y: hidden;
    scrollbar-width: thin;
  }
`;

export const phoneStyles = css`
  @container (max-width: 719.98px) {
    .head {
      gap: 0 12px;
      margin-bottom: 16px;
    }
    .head .symbol {
    margin: 0;
      flex: 1;
      line-height: 44px;
    }
    .head p {
      order: 3;
      flex-basis: 100%;
    }
    .follow {
      order: 4;
      margin-top: 12px;
      flex-wrap: wrap;
    }
    .step-buttons {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .step-buttons .filled {
      min-height: 44px;
    }
    .block > .title {
      padding-left: 0;
    }
    .block {
      width: 100%;
    }
    .with-cell > div {
      flex-basis: 100%;
    }
  }
`;

/** What is later gives way to what is narrower; the styles of other-steps.ts come in between. */
export const stepStyles = [frameStyles, blockStyles, phoneStyles];
