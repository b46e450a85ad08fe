import { css } from "lit";

/** The speed panel: prose and numbers on the page's own ground, no boxes. */
export const speedStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    padding: 12px 0 24px;
  }
  p {
    margin: 0;
  }
  .intro,
  .notes {
    max-width: 720px;
    font: var(--text-15);
    color: var(--ink2);
  }
  .ways {
    display: grid;
    gap: 4px;
    max-width: 720px;
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
    font: var(--text-14);
    color: var(--ink2);
  }
  .ways b {
    color: var(--ink);
  }
  .start {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 12px 24px;
    margin-top: 20px;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
    font: var(--text-14);
    color: var(--ink2);
  }
  legend {
    float: left;
    padding: 0;
    margin-right: 16px;
  }
  .option {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
  }
  .option input {
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--ink);
  }
  .go {
    min-height: 40px;
    min-width: 104px;
    padding: 0 20px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    font: 700 var(--text-15);
    color: var(--ink);
    text-align: center;
  }
  .duration {
    font: var(--text-13);
    color: var(--ink3);
  }
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    min-height: 24px;
    margin-top: 16px;
    font: var(--text-14);
    color: var(--ink2);
  }
  progress {
    flex: none;
    width: min(320px, 100%);
    height: 8px;
    border: 1px solid var(--edge);
    border-radius: 4px;
    overflow: hidden;
    appearance: none;
    background: var(--surface);
  }
  progress::-webkit-progress-bar {
    background: var(--surface);
  }
  progress::-webkit-progress-value {
    background: var(--ink);
  }
  progress::-moz-progress-bar {
    background: var(--ink);
  }
  section {
    margin-top: 40px;
  }
  h2 {
    margin: 0;
    font: 700 var(--text-18);
  }
  h3 {
    margin: 0 0 8px;
    font: 700 var(--text-14);
    color: var(--ink2);
  }
  .found {
    max-width: 720px;
    margin-top: 4px;
    font: var(--text-15);
    color: var(--ink);
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 440px), 1fr));
    gap: 24px 56px;
    align-items: start;
    margin-top: 16px;
  }
  .pair {
    display: grid;
    gap: 12px;
    min-width: 0;
  }
  .notes {
    display: grid;
    gap: 8px;
    margin-top: 12px;
    font: var(--text-14);
  }
  .facts {
    max-width: 880px;
    margin-top: 32px;
    font: var(--text-13);
    color: var(--ink3);
  }
  @media (pointer: coarse) {
    .go {
      min-height: 44px;
    }
    .option {
      min-height: 44px;
    }
  }
  @media (hover: hover) {
    .go:hover {
      border-color: var(--ink);
    }
  }
  @container (max-width: 719.98px) {
    section {
      margin-top: 32px;
    }
  }
`;
