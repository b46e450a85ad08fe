import { css } from "lit";

/** Blocks of a step: in one line, or as many in a line as fit. */
export const blockStyles = css`
  .title {
    display: block;
    margin: 0 0 1px;
    font: var(--text-14);
    color: var(--ink);
  }
  .title .symbol {
    font-size: 16px;
    line-height: 20px;
    margin-right: 4px;
  }
  .title b {
    display: inline-block;
  }
  .title b::first-letter {
    text-transform: uppercase;
  }
  .title small {
    font: var(--text-13);
    color: var(--ink3);
    margin-left: 4px;
  }
  .title:empty {
    visibility: hidden;
  }
  .serif {
    font-family: var(--serif);
  }
  .blocks {
    position: relative;
    display: grid;
    grid-auto-flow: column;
    grid-template-rows: auto auto;
    justify-content: start;
    isolation: isolate;
  }
  .blocks {
    width: max-content;
    min-width: 0;
  }
  .blocks.with-shares {
    width: fit-content;
    max-width: 100%;
    grid-template-columns:
      max-content var(--operator) max-content var(--operator) minmax(56px, 184px)
      max-content;
  }
  .cell-block {
    display: grid;
    grid-row: 1 / span 2;
    grid-template-rows: subgrid;
    min-width: 0;
  }
  .cell-block > .title {
    width: 0;
    min-width: calc(100% + var(--operator) - 8px);
  }
  .cell-block > :last-child {
    align-self: end;
  }
  .block > .title,
  .cell-block > .title {
    padding-left: var(--title-indent);
  }
  .unlabelled > .title {
    padding-left: 0;
  }
  .block matrix-grid,
  .cell-block matrix-grid {
    --label-width: var(--labels);
  }
  .operator {
    grid-row: 2;
    align-self: end;
    display: grid;
    place-content: center;
    justify-items: center;
    width: var(--operator);
    height: 38px;
    margin-bottom: calc(var(--from-below) * 40px);
    font: 15px / 20px var(--sans);
    color: var(--ink2);
    white-space: nowrap;
  }
  .operator .symbol {
    font-size: 16px;
  }
  .operator .serif {
    font-size: 15px;
  }
  .factor {
    font: var(--text-12);
    color: var(--ink3);
  }
  .band {
    position: absolute;
    z-index: -1;
    left: -12px;
    right: -12px;
    bottom: calc(var(--query-from-below) * 40px - 5px);
    height: 48px;
    border-radius: var(--radius);
    background: var(--query-band);
  }
  .band::before {
    content: "";
    position: absolute;
    left: 0;
    top: 8px;
    bottom: 8px;
    width: 3px;
    border-radius: 1.5px;
    background: var(--query);
  }
  .shares-title {
    position: relative;
    z-index: 1;
    width: 0;
    min-width: 100%;
  }
  .shares-title .title {
    width: max-content;
    max-width: calc(100% + 200px);
  }
  .share-column {
    display: grid;
    grid-auto-rows: 40px;
    grid-template-rows: 28px;
    padding-right: 12px;
    margin-bottom: -2px;
  }
  .share-title {
    font: var(--text-13);
    line-height: 20px;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: clip;
  }
  .share-row {
    display: grid;
    align-items: center;
    padding-bottom: 2px;
  }
  .between {
    display: grid;
    grid-template-columns: var(--labels) max-content var(--operator) max-content minmax(0, 1fr);
    align-items: end;
    margin-top: 20px;
  }
  .between > :nth-child(3) {
    grid-column: 4;
  }
  .between-note {
    max-width: 60ch;
    margin: 0;
    font: var(--text-13);
    color: var(--ink2);
  }
  .between > .between-note {
    padding-left: 24px;
  }
  .between.below {
    grid-template-columns: var(--labels) minmax(0, max-content) var(--operator) max-content;
  }
  .between.below > .between-note {
    grid-column: 1 / -1;
    padding: 12px 0 0;
  }
  .flow > .between {
    margin-top: 0;
  }
  @container (max-width: 719.98px) {
    .between {
      grid-template-columns: var(--labels) minmax(0, 1fr);
      row-gap: 8px;
    }
    .between > :nth-child(3) {
      grid-column: auto;
    }
    .between > .between-note {
      align-self: center;
      padding-left: 0;
    }
  }
  .share-column.labelled {
    grid-auto-rows: 32px;
    margin: 0 0 12px;
    padding: 0;
  }
  .labelled .share-row {
    grid-template-columns: var(--labels) minmax(0, 1fr);
  }
  .labelled .query {
    padding-right: 14px;
    text-align: right;
    font: var(--text-14);
    white-space: nowrap;
  }
  .across {
    margin: 4px 0 12px;
  }
  .with-column {
    display: grid;
    grid-template-columns: max-content minmax(120px, 320px);
    align-items: end;
    column-gap: 16px;
  }
  .flow {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    gap: 24px 40px;
  }
  .flow.tight {
    gap: 12px 24px;
  }
  .blocks + .flow,
  .flow + .flow,
  .between + .flow,
  .flow + .between-note,
  .blocks + .between-note,
  .between-note + .flow,
  .flow + .meet,
  .meet + .meet {
    margin-top: 28px;
  }
  .block {
    min-width: 0;
    max-width: 100%;
  }
  .block.drawn {
    flex: 1 1 440px;
  }
`;
