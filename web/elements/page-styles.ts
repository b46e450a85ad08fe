import { css } from "lit";

/** The page: one column of at most 1152, its bars to the window's edges. */
export const pageStyles = css`
  :host {
    display: block;
  }
  :host([page]) {
    min-height: 100vh;
    min-height: 100dvh;
  }
  :host([guided]) formula-bar {
    bottom: var(--story-sheet, 0);
  }
  @media (min-width: 960px) {
    :host([guided]) {
      padding-right: 304px;
    }
  }
  @media (max-width: 959.98px) {
    :host([guided]) {
      padding-bottom: var(--story-sheet, 0);
    }
  }
  .invite {
    display: none;
    margin-top: 12px;
    padding: 4px 0;
    font: var(--text-14);
  }
  .page {
    --page-margin: 32px;
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: inherit;
    container-type: inline-size;
  }
  .bar-room {
    position: relative;
    border-bottom: 1px solid var(--line);
    padding: 0 var(--page-margin);
  }
  .bar-room top-bar {
    border: 0;
  }
  .notice-room {
    position: relative;
    max-width: 1152px;
    margin: 0 auto;
  }
  main {
    flex: 1;
    width: 100%;
    max-width: calc(1152px + 2 * var(--page-margin));
    margin: 0 auto;
    padding: 24px var(--page-margin) 32px;
  }
  .top {
    display: grid;
    grid-template-columns: 464px minmax(0, 1fr);
    column-gap: 64px;
    min-height: 232px;
  }
  .words {
    min-width: 0;
  }
  .boxes.two {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 36px minmax(0, 1fr);
    align-items: end;
  }
  .arrow {
    align-self: end;
    line-height: 52px;
    text-align: center;
    color: var(--ink3);
  }
  example-chips {
    margin-top: 12px;
  }
  head-line {
    margin-top: 24px;
  }
  .top.waiting head-line {
    min-height: 76px;
  }
  step-view.waiting,
  model-room {
    display: block;
    min-height: 100vh;
  }
  .strip {
    min-width: 0;
  }
  .loading {
    min-height: 196px;
    margin: 0;
    padding-top: 80px;
    text-align: center;
    font: var(--text-13);
    color: var(--ink3);
  }
  .condensed {
    grid-template-columns: minmax(0, max-content) max-content minmax(320px, 1fr);
    column-gap: 20px;
    align-items: center;
    min-height: 0;
    margin: -8px 0 32px;
  }
  .condensed head-line {
    margin: 0;
    text-align: right;
  }
  .condensed .edit {
    font: var(--text-13);
  }
  step-rail {
    margin-top: 20px;
  }
  step-view {
    margin-top: 14px;
  }
  .caption {
    max-width: 88ch;
    margin: 12px 0 0;
    font: var(--text-13);
    color: var(--ink2);
  }
  .all-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px 24px;
    margin: 20px 0;
  }
  .all-head settings-panel {
    flex: 1 1 320px;
    margin: 0;
  }
  .follow {
    display: flex;
    gap: 16px;
  }
  /* Out of sight, its layout waits; as high as it was last. */
  head-thumbnails {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 240px;
    margin-top: 24px;
  }
  small-print {
    margin-top: 28px;
  }
  settings-panel {
    margin-top: 8px;
  }
  .scrolled {
    position: sticky;
    z-index: 9;
    top: 0;
    height: 0;
  }
  .scrolled > div {
    display: grid;
    grid-template-columns: minmax(0, max-content) minmax(320px, 1fr);
    align-items: center;
    gap: 24px;
    padding: 8px max(var(--page-margin), (100% - 1152px) / 2);
    background: var(--page);
    border-bottom: 1px solid var(--line);
  }
  .scrolled head-line {
    margin: 0;
    text-align: right;
  }
  @container (max-width: 1215.98px) {
    .top {
      grid-template-columns: 400px minmax(0, 1fr);
      column-gap: 40px;
    }
    .condensed {
      grid-template-columns: minmax(0, max-content) max-content minmax(320px, 1fr);
      column-gap: 20px;
    }
  }
  @container (max-width: 959.98px) {
    main,
    .bar-room,
    .scrolled,
    formula-bar {
      --page-margin: 24px;
    }
    .top {
      grid-template-columns: minmax(0, 1fr);
      row-gap: 24px;
    }
  }
  @container (max-width: 719.98px) {
    main,
    .bar-room,
    .scrolled,
    formula-bar {
      --page-margin: 16px;
    }
    main {
      padding-top: 16px;
    }
    .boxes.two {
      grid-template-columns: minmax(0, 1fr);
      row-gap: 12px;
    }
    .arrow {
      display: none;
    }
    .invite {
      display: inline-block;
    }
    .top {
      row-gap: 20px;
    }
    head-line {
      margin-top: 20px;
    }
    .top.waiting head-line {
      min-height: 68px;
    }
    .scrolled > div {
      grid-template-columns: minmax(0, 1fr);
    }
    .scrolled head-line {
      display: none;
    }
    step-view {
      margin-top: 12px;
    }
  }
`;
