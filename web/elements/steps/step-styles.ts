import { css } from "lit";

export const stepStyles = css`
  :host {
    display: block;
    min-width: 0;
    --labels: 88px;
    --title-indent: 88px;
    --cell-labels: 76px;
    --operator: 72px;
  }

  /* Head: symbol, sentence, how much is followed */
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

  /* Headings of blocks */
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

  /* Blocks in one line: headings on top, rows level at the bottom */
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
  .across {
    margin: 0 0 12px;
  }

  /* Blocks one after the other, as many in a line as fit */
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
  .flow + .meet,
  .meet + .meet {
    margin-top: 28px;
  }
  .block {
    min-width: 0;
    max-width: 100%;
  }

  /* Rows meet columns */
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

  /* One cell opened up */
  .with-cell.beside {
    display: grid;
    grid-template-columns: max-content minmax(0, 448px);
    justify-content: space-between;
    gap: 40px;
  }
  .opened {
    min-width: 0;
    margin-top: 24px;
  }
  .beside .opened {
    margin-top: 0;
  }
  .opened > .title {
    padding: 0;
  }
  .hint {
    margin: 8px 0;
    font: var(--text-13);
    color: var(--ink3);
  }
  .opened-table {
    display: grid;
    gap: 4px 4px;
  }
  .opened-row {
    display: grid;
    grid-template-columns: var(--cell-labels) repeat(var(--terms), minmax(0, 1fr));
    gap: 4px;
    align-items: center;
  }
  .row-name {
    min-width: 0;
    padding-right: 10px;
    overflow: hidden;
    font: var(--text-14);
    text-align: right;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink2);
  }
  .row-name.query {
    color: var(--query);
  }
  .row-name.key {
    color: var(--key);
  }
  .feature {
    font: var(--text-13);
    text-align: center;
    color: var(--ink2);
    overflow-wrap: anywhere;
  }
  .feature.strong {
    font-weight: 700;
    color: var(--ink);
  }
  .opened-number {
    display: grid;
    place-items: center;
    height: 44px;
    border-radius: var(--radius-cell);
    background: var(--fill);
    color: var(--text);
    font: 16px / 1 var(--sans);
  }
  .opened-number.ring {
    box-shadow: inset 0 0 0 2px var(--ink);
  }
  .opened-number.ring.query {
    box-shadow: inset 0 0 0 2px var(--query);
  }
  .opened-number.ring.key {
    box-shadow: inset 0 0 0 2px var(--key);
  }
  .opened-number.query,
  .opened-number.key {
    color: var(--text);
  }
  .rule {
    height: 1px;
    margin: 4px 0;
    background: var(--ink2);
  }
  .running {
    display: grid;
    grid-template-columns: var(--cell-labels) minmax(0, 1fr);
    gap: 4px;
    align-items: center;
    margin-top: 12px;
  }
  .running-picture {
    position: relative;
  }
  .running svg {
    display: block;
    width: 100%;
    overflow: visible;
  }
  .running path {
    fill: none;
    vector-effect: non-scaling-stroke;
  }
  .running .zero {
    stroke: var(--line2);
  }
  .running .dots {
    stroke: var(--ink3);
    stroke-dasharray: 2 2;
  }
  .running .bar.up {
    fill: light-dark(#7597b8, #6b94ba);
  }
  .running .bar.down {
    fill: light-dark(#c08a55, #a9794d);
  }
  .running .bar.flat {
    fill: var(--ink2);
  }
  .running-sum {
    position: absolute;
    top: calc(var(--y) - 22px);
    right: 0;
    font-size: 16px;
    line-height: 20px;
  }
  .verdict {
    margin: 12px 0 0 calc(var(--cell-labels) + 4px);
    font: var(--text-18);
  }

  /* ·V */
  .mix {
    display: grid;
    grid-template-columns: max-content 44px max-content 40px max-content;
    grid-template-rows: auto auto auto;
    justify-content: start;
    isolation: isolate;
  }
  .mix.with-stacks {
    grid-template-columns: max-content 44px max-content 40px max-content 56px minmax(0, 1fr);
    justify-content: stretch;
  }
  .mix .times {
    grid-row: 2;
    align-self: end;
    display: grid;
    grid-auto-rows: 40px;
    place-items: center;
    margin-bottom: -1px;
    color: var(--ink2);
  }
  .loose {
    display: grid;
  }
  .loose-row {
    display: grid;
    grid-template-columns: calc(var(--labels) - 2px) 58px;
    gap: 2px;
    height: 40px;
    align-items: center;
  }
  .loose-row:last-child {
    height: 38px;
  }
  .loose-row.top-row {
    align-items: end;
    height: auto;
    padding-bottom: 8px;
    text-align: center;
  }
  .loose-row .corner {
    padding-right: 14px;
    font: var(--text-13);
    line-height: 16px;
    text-align: right;
    color: var(--ink2);
  }
  .loose-row .row-label {
    padding-right: 14px;
    font: var(--text-14);
    text-align: right;
    white-space: nowrap;
  }
  .loose-row .row-label.strong {
    font-weight: 700;
  }
  .loose-cell {
    display: grid;
    place-items: center;
    height: 38px;
    border-radius: var(--radius-cell);
    background: var(--fill);
    color: var(--text);
    font: var(--text-number);
  }
  .loose-cell[role="cell"] {
    cursor: default;
  }
  .loose-cell.summed {
    box-shadow: inset 0 -3px 0 var(--context);
  }
  .loose-cell.result {
    box-shadow: inset 0 -3px 0 var(--context);
    cursor: cell;
  }
  .loose-cell.focused {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    font-weight: 700;
  }
  .products .loose-row {
    grid-template-columns: repeat(var(--features), 54px);
  }
  .sum-label {
    grid-area: 3 / 1 / 4 / 5;
    align-self: center;
    margin: 12px 16px 0 0;
    text-align: right;
    font: var(--text-14);
  }
  .sum-label small {
    font: var(--text-14);
    color: var(--ink2);
  }
  .sum-row {
    grid-area: 3 / 5 / 4 / 6;
    margin-top: 10px;
    padding-top: 12px;
    border-top: 1px solid var(--ink2);
  }
  .mix-stacks {
    grid-area: 1 / 7 / 4 / 8;
  }
  .stacks > .title {
    padding: 0;
  }
  .stack-row {
    position: relative;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 12px;
    padding-top: 16px;
  }
  .stack-zero {
    position: absolute;
    left: 0;
    right: 0;
    top: calc(16px + var(--y));
    height: 1px;
    background: var(--ink3);
  }
  .stack-column {
    display: grid;
    justify-items: center;
    font-size: 16px;
    line-height: 24px;
  }
  .stack-picture {
    position: relative;
    width: min(100%, 84px);
    height: calc(var(--stack-height) + 12px);
  }
  .part {
    position: absolute;
    left: 10%;
    right: 10%;
    top: var(--y);
    height: var(--h);
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: 2px;
    background: light-dark(#d3e4da, #213a33);
    font: var(--text-12);
    color: var(--ink);
    white-space: nowrap;
  }
  .part.dark {
    background: light-dark(#a8cab9, #2b5d4d);
  }
  .part.darkest {
    background: var(--value);
    color: var(--on-value);
    font-weight: 700;
  }
  .stack-picture .total {
    position: absolute;
    left: 0;
    right: 0;
    top: calc(var(--y) - 1.5px);
    height: 3px;
    border-radius: 1.5px;
    background: var(--context);
  }
  .stack-name {
    font: var(--text-13);
    color: var(--ink2);
  }
  .stack-name.strong {
    font-weight: 700;
    color: var(--ink);
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
    .verdict {
      margin-left: 0;
    }
  }
`;
