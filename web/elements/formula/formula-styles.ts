import { css } from "lit";

export const formulaStyles = css`
  :host {
    display: block;
    position: sticky;
    z-index: 10;
    bottom: 0;
    margin-top: auto;
    border-top: 1px solid var(--line);
    background: var(--surface);
    color: var(--ink);
    font: var(--text-15);
  }
  :host([docked]) {
    border-radius: 0 0 var(--radius-card) var(--radius-card);
  }
  .bar {
    display: grid;
    grid-template-columns: minmax(160px, auto) minmax(0, 1fr) auto;
    align-items: center;
    column-gap: 16px;
    min-height: 72px;
    max-width: calc(1152px + 2 * var(--page-margin, 32px));
    margin-inline: auto;
    padding: 6px var(--page-margin, 32px);
  }

  /* Which cell */
  .cell-name {
    min-width: 0;
    padding-right: 8px;
    line-height: 20px;
  }
  .place {
    display: block;
    overflow: hidden;
    max-width: 260px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .address {
    display: block;
    max-width: 260px;
    font: var(--text-name);
    color: var(--ink2);
  }
  .hint {
    color: var(--ink2);
  }

  /* Arithmetic, then the value box right behind it */
  .work {
    display: flex;
    align-items: center;
    gap: 8px;
    min-width: 0;
    padding-left: 16px;
    border-left: 1px solid var(--line);
  }
  .arithmetic {
    display: flex;
    align-items: flex-start;
    flex: 0 1 auto;
    min-width: 0;
  }
  .sum {
    display: flex;
    flex: 0 1 auto;
    min-width: 0;
    padding: 4px 0;
    overflow-x: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line2) transparent;
    white-space: nowrap;
  }
  .tail {
    display: flex;
    flex: none;
    padding: 4px 0;
    white-space: nowrap;
  }
  .arithmetic.stale {
    visibility: hidden;
  }
  .note {
    color: var(--ink2);
    white-space: normal;
  }
  .term {
    display: inline-grid;
    justify-items: center;
    flex: none;
    padding: 2px 3px;
    border-radius: 6px;
    text-align: center;
    transition: background-color var(--motion-colour);
  }
  button.term {
    cursor: pointer;
  }
  .term.linked {
    background: var(--sunk);
  }
  .pieces {
    display: flex;
    align-items: baseline;
    gap: 5px;
    height: 24px;
    line-height: 24px;
  }
  .caption {
    min-height: 16px;
    font: var(--text-12);
    color: var(--ink3);
  }
  .sign {
    color: var(--ink2);
  }
  .raised {
    align-self: flex-start;
    margin-left: -5px;
    font-size: 13px;
    line-height: 16px;
  }
  .raised.sign {
    margin: 0 1px 0 -4px;
  }
  .letter {
    font: italic 400 18px / 24px var(--serif);
  }
  .pinned {
    font-weight: 700;
    text-decoration: underline 2px;
    text-underline-offset: 3px;
  }
  .joiner {
    flex: none;
    padding: 2px 2px;
    line-height: 24px;
    color: var(--ink2);
  }
  .more {
    flex: none;
    margin: 2px 4px;
    height: 24px;
    padding: 0 8px;
    border-radius: var(--radius-cell);
    background: var(--sunk);
    color: var(--ink2);
    line-height: 24px;
  }
  .root {
    display: inline-flex;
    flex: none;
  }
  .root .hook {
    width: 9px;
    height: 26px;
    margin: 1px 0 0 4px;
  }
  .root .under {
    display: inline-flex;
    border-top: 1.2px solid currentColor;
    margin-top: 2px;
  }
  .result {
    display: none;
  }
  .result.kept {
    display: inline;
    padding: 2px 6px 2px 4px;
    line-height: 24px;
  }

  /* The value */
  .value {
    position: relative;
    display: flex;
    align-items: center;
    flex: none;
    gap: 12px;
  }
  .value input {
    width: 92px;
    height: 40px;
    padding: 0 6px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: 700 var(--text-18);
    font-variant-numeric: tabular-nums lining-nums;
    text-align: center;
  }
  .value input.is-pinned {
    border: 2px solid var(--ink);
  }
  .value input:focus {
    font-weight: 400;
    font-size: 16px;
  }
  .was {
    font: var(--text-13);
    color: var(--ink2);
    white-space: nowrap;
  }
  .was button {
    margin-left: 4px;
    color: var(--ink);
  }
  .problem {
    position: absolute;
    bottom: calc(100% + 10px);
    left: 50%;
    transform: translateX(-50%);
    width: max-content;
    max-width: min(280px, 80vw);
    padding: 4px 10px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: var(--text-13);
  }
  .buttons {
    position: relative;
    display: flex;
    margin-right: -8px;
  }
  @media (pointer: fine) {
    .buttons button.icon {
      width: 32px;
    }
  }
  .buttons .is-pinned {
    box-shadow: inset 0 0 0 1px var(--edge);
    background: var(--sunk);
    color: var(--ink);
  }

  @container (max-width: 959.98px) {
    .bar {
      grid-template-columns: auto auto 1fr;
      column-gap: 12px;
      row-gap: 0;
      min-height: 60px;
      padding: 6px var(--page-margin, 16px);
    }
    .cell-name {
      padding: 0;
    }
    .place {
      max-width: 30vw;
      max-height: 40px;
      line-height: 20px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
    .work {
      display: contents;
    }
    .arithmetic {
      grid-row: 2;
      grid-column: 1 / -1;
      flex-wrap: wrap;
      align-items: flex-start;
      max-height: 36vh;
      overflow: hidden auto;
      row-gap: 2px;
      padding: 4px 0 6px;
      margin-left: -4px;
    }
    .sum {
      display: contents;
    }
    .tail {
      flex: 0 1 auto;
      min-width: 0;
      padding: 0;
    }
    :host(:not([docked])) .arithmetic.resting {
      display: none;
    }
    .value {
      display: contents;
    }
    .value input {
      grid-row: 1;
      grid-column: 2;
      width: 72px;
    }
    .was {
      grid-row: 3;
      grid-column: 1 / -1;
      padding-bottom: 6px;
    }
    .buttons {
      justify-self: end;
      grid-row: 1;
      grid-column: 3;
      gap: 0;
    }
    .result {
      display: inline;
      padding: 2px 4px;
      line-height: 24px;
      font-weight: 700;
    }
    .buttons button.icon {
      width: 36px;
      height: 44px;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
  @container (max-width: 719.98px) {
    .address {
      display: none;
    }
  }
`;
