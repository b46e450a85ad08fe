import { css } from "lit";

/** A box to type into, its label and the panel of units. */
export const sentenceBoxStyles = css`
  :host {
    display: block;
    position: relative;
    min-width: 0;
  }
  .above {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12px;
    min-height: 20px;
    margin-bottom: 4px;
    font: var(--text-13);
    color: var(--ink2);
    white-space: nowrap;
  }
  .unit {
    padding: 4px 0;
    margin: -4px 0;
  }
  .count {
    color: var(--ink3);
  }
  .unit::after {
    content: "";
    display: inline-block;
    margin-left: 4px;
    border: 4px solid transparent;
    border-top: 6px solid currentColor;
    border-bottom: 0;
    vertical-align: 1px;
  }
  textarea {
    display: block;
    width: 100%;
    min-height: 52px;
    max-height: 192px;
    margin: 0;
    padding: 11px 16px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-box);
    background: var(--surface);
    color: var(--ink);
    font: var(--text-box);
    letter-spacing: inherit;
    resize: none;
    overflow-y: auto;
    field-sizing: content;
    scrollbar-width: thin;
  }
  textarea::placeholder {
    color: var(--ink3);
  }
  textarea:focus-visible {
    outline: 1px solid var(--ink);
    outline-offset: 0;
    border-color: var(--ink);
  }
  :host([line]) textarea {
    width: auto;
    min-width: 8em;
    max-width: 100%;
    min-height: 36px;
    padding: 3px 0;
    border: 0;
    border-bottom: 1px solid var(--line2);
    border-radius: 0;
    background: none;
  }
  :host([line]) textarea:focus-visible {
    outline: 0;
    border-bottom-color: var(--ink);
    box-shadow: 0 1px 0 var(--ink);
  }
  .panel {
    position: absolute;
    z-index: 20;
    top: 24px;
    right: 0;
    width: min(348px, calc(100cqi - 32px));
    margin: 0;
    padding: 12px 16px;
    border: 1px solid var(--line2);
    border-radius: var(--radius-box);
    background: var(--surface);
    white-space: normal;
  }
  :host([box="memoryText"]) .panel {
    right: auto;
    left: 0;
  }
  legend {
    float: left;
    width: 100%;
    padding: 0;
    margin-bottom: 4px;
    font: var(--text-13);
    color: var(--ink3);
  }
  .panel label {
    clear: both;
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0 10px;
    padding: 6px 0;
    cursor: pointer;
  }
  .panel input {
    width: 16px;
    height: 16px;
    margin: 4px 0 0;
    accent-color: var(--ink);
  }
  .panel small {
    grid-column: 2;
    font: var(--text-13);
    color: var(--ink3);
  }
  .panel b {
    font-weight: 400;
  }
  input:checked + b {
    font-weight: 700;
  }
  @container (max-width: 719.98px) {
    .above {
      min-height: 24px;
    }
  }
`;
