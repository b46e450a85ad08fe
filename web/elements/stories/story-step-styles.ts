import { css } from "lit";

export const storyStepStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 0 24px 24px;
  }
  p {
    margin: 0;
  }
  .task {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-left: 14px;
    border-left: 3px solid var(--ink);
  }
  .task p:not(.small) {
    font-weight: 700;
  }
  .task button.link {
    font: var(--text-13);
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .option {
    min-width: 44px;
    min-height: 36px;
    padding: 5px 12px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    text-align: center;
  }
  .option[aria-disabled="true"] {
    color: var(--ink2);
    border-color: var(--line2);
    cursor: default;
  }
  .option.wrong {
    border-style: dashed;
  }
  .option.right {
    border: 2px solid var(--ink);
    color: var(--ink);
    font-weight: 700;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  input {
    width: 88px;
    height: 36px;
    padding: 0 10px;
    font: var(--text-15);
  }
  .small {
    font: var(--text-12);
    color: var(--ink3);
  }
  .said {
    display: grid;
    gap: 8px;
  }
  .way {
    display: flex;
    align-items: center;
    gap: 4px;
    margin: auto -8px 0;
  }
  .place {
    min-width: 40px;
    text-align: center;
    font: var(--text-13);
    color: var(--ink2);
  }
  .next {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
    margin-left: auto;
    padding: 0 8px 0 14px;
    border: 1px solid transparent;
    border-radius: var(--radius);
    color: var(--ink2);
  }
  .next.free {
    border-color: var(--ink);
    color: var(--ink);
    font-weight: 700;
  }
  @media (hover: hover) {
    .next:hover {
      color: var(--ink);
      background: var(--sunk);
    }
    .option:not([aria-disabled="true"]):hover {
      border-color: var(--ink);
    }
  }
  @media (pointer: coarse) {
    .option,
    .next {
      min-height: 44px;
    }
    input {
      height: 44px;
      font-size: 16px;
    }
  }
  @media (max-width: 959.98px) {
    :host {
      gap: 12px;
      padding: 0 16px 12px;
    }
  }
`;
