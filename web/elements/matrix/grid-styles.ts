import { css } from "lit";

/**
 * How many columns there are, and how wide they are. As they have a type, cells are styled anew only where
 * their width is another one: the number of columns itself is nothing that they inherit.
 */
for (const property of [
  { name: "--matrix-columns", syntax: "<integer>", inherits: false, initialValue: "1" },
  { name: "--matrix-pitch", syntax: "<length>", inherits: true, initialValue: "56px" },
]) {
  try {
    CSS.registerProperty(property);
  } catch {
    // Another copy of this code has done so in the same document, or the browser cannot.
  }
}

/**
 * A page sets the pitch of its cells with --cell-width, --cell-width-few (four columns or fewer),
 * --cell-height, --label-width, --least-pitch and --grid-room (what cells of one row may share, on the
 * phone).
 * --band-before, --band-after and --column-before, --column-after reach beyond the grid; --column-bar: 0px
 * goes on with the column band of a grid above; --column-hue and --column-ground colour it.
 */
export const gridStyles = css`
  :host {
    display: block;
    min-width: 0;
    max-width: 100%;
  }
  .scroll {
    position: relative;
  }
  .scroll.scrolls {
    overflow-x: auto;
    overscroll-behavior-x: contain;
    margin: -6px -4px -12px;
    padding: 6px 4px 12px;
  }
  .grid {
    --cap: var(--cell-width, 56px);
    --matrix-pitch: clamp(var(--least-pitch, 44px), calc(var(--grid-room, 9999px) / var(--matrix-columns)), var(--cap));
    --height: var(--cell-height, 40px);
    display: grid;
    grid-template-columns:
      [labels] minmax(calc(var(--label-width, 88px) - 2px), max-content)
      [cells] repeat(var(--matrix-columns), minmax(calc(var(--matrix-pitch) - 2px), max-content));
    gap: 2px;
    position: relative;
    width: max-content;
    isolation: isolate;
    font: var(--text-number);
    letter-spacing: 0;
  }
  .grid.few {
    --cap: var(--cell-width-few, var(--cell-width, 56px));
  }
  .grid.one_decimal {
    --cap: min(44px, var(--cell-width, 44px));
  }
  .grid.heat {
    --matrix-pitch: 26px;
    --height: 26px;
  }
  .grid.no-labels {
    grid-template-columns:
      [labels] 0 [cells] repeat(var(--matrix-columns), minmax(calc(var(--matrix-pitch) - 2px), max-content));
    column-gap: 2px;
    margin-left: -2px;
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    grid-template-rows: calc(var(--height) - 2px);
  }
  .head {
    grid-template-rows: auto auto;
    align-items: end;
  }

  /* Axes: in the corner and above the columns, on the phone together in one line. */
  .axes {
    display: contents;
  }
  .corner,
  .across {
    font: var(--text-13);
    color: var(--ink2);
    white-space: nowrap;
  }
  .corner {
    padding: 0 14px 6px 0;
    text-align: right;
    line-height: 16px;
    grid-row: 1 / span 2;
    grid-column: 1;
    align-self: end;
  }
  .corner span,
  .corner b {
    display: block;
  }
  .across {
    grid-row: 1;
    grid-column: 2 / -1;
    width: 0;
  }
  .captioned .across {
    height: 20px;
  }
  .corner b,
  .across b {
    font-weight: 400;
  }
  .label {
    --label-size: 14px;
    font: var(--text-14);
    color: var(--ink2);
    white-space: nowrap;
  }
  .label.feature {
    --label-size: 13px;
    font: var(--text-13);
  }
  /* Labels wider than their column first get smaller, all alike; then the column grows. */
  .grid:not(.heat) .label.across-label {
    font-size: clamp(12px, calc((var(--matrix-pitch) - 3px) / var(--widest-label, 1)), var(--label-size));
  }
  .label.query {
    color: var(--query);
  }
  .label.key {
    color: var(--key);
  }
  .label.down {
    align-self: center;
    contain: size layout style;
    min-width: calc(var(--label-room) + 16px);
    height: 20px;
    padding-right: 14px;
    text-align: right;
  }
  .label.across-label {
    grid-row: 2;
    position: relative;
    contain: size layout style;
    min-inline-size: var(--label-room);
    block-size: 30px;
    padding: 4px 0 6px;
    text-align: center;
  }
  .heat .label.across-label {
    justify-self: center;
    writing-mode: vertical-rl;
    min-inline-size: calc(var(--label-room) + 12px);
    block-size: 24px;
    padding: 2px 0 6px;
    line-height: 22px;
    text-align: right;
  }
  .heat .label.down {
    font-size: 12px;
    line-height: 22px;
  }
  .label.strong {
    font-weight: 700;
    color: var(--ink);
  }
  .label.strong.query {
    color: var(--query);
  }
  .label.strong.key {
    color: var(--key);
  }
  .label.previewed {
    text-decoration: underline 2px var(--line2);
    text-underline-offset: 4px;
  }
  .no-labels .label.down,
  .no-labels .corner {
    position: absolute;
    width: 1px;
    height: 1px;
    padding: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* The hidden label takes no track, so the first cell has to be told its own. */
  .no-labels .label.down + .cell {
    grid-column: 2;
  }
  .no-head .head {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @container (max-width: 719.98px) {
    .axes {
      display: flex;
      gap: 16px;
      grid-row: 1;
      grid-column: 1 / -1;
      width: 0;
    }
    .corner,
    .across {
      width: auto;
      padding: 0;
      line-height: 20px;
    }
    .corner b,
    .corner span {
      display: inline;
    }
    .corner:empty,
    .across:empty {
      display: none;
    }
    .label.down {
      min-width: calc(var(--label-room) + 12px);
      padding-right: 10px;
    }
  }

  /* Cells */
  .cell {
    position: relative;
    contain: size layout style;
    min-width: 0;
    scroll-margin: 8px;
    forced-color-adjust: none;
    border-radius: var(--radius-cell);
    box-shadow:
      inset 0 0 0 2px var(--ring-colour, transparent),
      inset 0 -3px 0 var(--foot-colour, transparent);
    cursor: cell;
    user-select: none;
    -webkit-user-select: none;
    touch-action: manipulation;
    transition: background-color var(--motion-colour), box-shadow var(--motion-colour);
  }
  /* Another number needs a layout of this box alone, which no item of a grid is granted. */
  .number {
    display: block;
    contain: size layout style;
    height: 100%;
    line-height: calc(var(--height) - 2px);
    text-align: center;
  }
  .still .cell {
    transition: none;
  }
  .cell.long {
    font-size: 13px;
  }
  .one_decimal .cell.long {
    font-size: 12px;
  }
  .cell.foot {
    --foot-colour: var(--foot-hue);
  }
  .cell.result {
    --foot-colour: var(--context);
  }
  .cell.ring {
    --ring-colour: var(--ring-hue);
  }
  .cell.masked {
    background: repeating-linear-gradient(
      135deg,
      transparent 0 5px,
      var(--line2) 5px 6px,
      transparent 6px 6.5px
    );
    color: var(--ink3);
  }
  .cell.masked .number {
    background: linear-gradient(var(--ground) 0 0) center / 28px 20px no-repeat;
    --ground: var(--patch, var(--page));
    font-size: 13px;
  }
  .heat .cell.masked .number {
    display: none;
  }
  .cell.pinned {
    --ring-colour: var(--ink);
    font-weight: 700;
  }
  .cell.pinned.foot,
  .cell.pinned.result {
    box-shadow:
      inset 0 0 0 2px var(--ink),
      inset 0 -5px 0 var(--foot-colour);
  }
  .cell.pinned::before {
    content: "";
    position: absolute;
    top: 0;
    right: 0;
    width: 12px;
    height: 12px;
    border-top-right-radius: var(--radius-cell);
    background: var(--ink);
    clip-path: polygon(0 0, 100% 0, 100% 100%);
  }
  .heat .cell.pinned::before {
    width: 9px;
    height: 9px;
  }
  .cell.hovered {
    outline: 2px solid var(--line2);
    outline-offset: 0;
    z-index: 1;
  }
  .cell.moved .number {
    text-decoration: underline 1.5px;
    text-underline-offset: 4px;
  }
  .cell:focus-visible {
    outline-offset: 2px;
  }
  .cell.focused {
    outline: 2px solid var(--ink);
    outline-offset: 2px;
    font-weight: 700;
    z-index: 2;
  }
  .cell.editing {
    outline: none;
    z-index: 4;
  }

  /* The followed row and column */
  .row.followed::before {
    content: "";
    position: absolute;
    z-index: -1;
    inset: -5px calc(-1 * var(--band-after, 12px)) -5px calc(-1 * var(--band-before, 12px));
    border-radius: var(--radius);
    background: var(--query-band);
  }
  .row.followed::after {
    content: "";
    position: absolute;
    left: calc(-1 * var(--band-before, 12px));
    top: 3px;
    bottom: 3px;
    width: 3px;
    border-radius: 1.5px;
    background: var(--query);
  }
  .row.followed {
    --patch: var(--query-band);
  }
  .no-band .row.followed::before,
  .no-band .row.followed::after {
    display: none;
  }
  .no-labels .row.followed::after {
    display: none;
  }
  .column-band {
    position: absolute;
    z-index: -2;
    inset: calc(-1 * var(--column-before, 0px)) -5px calc(-1 * var(--column-after, 4px));
    border-radius: 3px 3px var(--radius) var(--radius);
    border-top: var(--column-bar, 3px) solid var(--column-hue, var(--key));
    background: var(--column-ground, var(--key-band));
  }
  .captioned .column-band {
    top: 22px;
  }

  /* Scrolling: cells move under their labels. */
  .scrolls .label.down {
    position: sticky;
    left: -4px;
    z-index: 3;
    align-self: stretch;
    height: auto;
    display: grid;
    align-content: center;
    padding-left: 4px;
    background: var(--patch, var(--page));
  }
  .scrolls .row.followed {
    --band-before: 4px;
    --band-after: 4px;
  }
  .scroll.scrolls {
    scroll-padding-left: var(--label-width, 88px);
  }

  /* The followed row in digits, where cells have none. */
  .written {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    margin: 12px 0 0;
    padding: 0;
    list-style: none;
  }
  .written-title {
    margin: 12px 0 0;
    font: var(--text-13);
    color: var(--ink2);
  }
  .written li {
    display: grid;
    justify-items: center;
    gap: 4px;
    font: var(--text-number);
  }
  .written small {
    font: var(--text-12);
    color: var(--ink3);
  }

  /* Editing in place */
  .editor {
    position: absolute;
    inset: -1px auto -1px 50%;
    width: max(calc(100% + 2px), 84px);
    transform: translateX(-50%);
    margin: 0;
    padding: 0 4px;
    border: 1px solid var(--edge);
    border-radius: var(--radius-cell);
    outline: 2px solid var(--ink);
    outline-offset: 1px;
    background: var(--surface);
    color: var(--ink);
    font: 400 15px / 1 var(--sans);
    font-variant-numeric: tabular-nums lining-nums;
    text-align: center;
    user-select: text;
    -webkit-user-select: text;
  }
  @media (pointer: coarse) {
    .editor {
      font-size: 16px;
    }
  }
  .editor-note {
    position: absolute;
    top: calc(100% + 8px);
    left: 50%;
    transform: translateX(-50%);
    width: max-content;
    max-width: 240px;
    padding: 4px 8px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    color: var(--ink);
    font: var(--text-13);
  }
  @media print {
    .scroll.scrolls {
      overflow: visible;
    }
    .row {
      break-inside: avoid;
    }
    .cell {
      print-color-adjust: exact;
      -webkit-print-color-adjust: exact;
    }
  }
`;
