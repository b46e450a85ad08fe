import { css } from "lit";

/** Keeps the place of what is loaded after the first picture, so that nothing moves when it comes. */
export const laterStyles = css`
  small-print:not(:defined),
  settings-panel:not(:defined),
  extra-panel:not(:defined),
  formula-bar:not(:defined) {
    display: block;
  }
  small-print:not(:defined) {
    min-height: 20px;
  }
  settings-panel:not(:defined),
  extra-panel:not(:defined) {
    min-height: 44px;
  }
  formula-bar:not(:defined) {
    position: sticky;
    z-index: 10;
    bottom: 0;
    min-height: 72px;
    margin-top: auto;
    border-top: 1px solid var(--line);
    background: var(--surface);
  }
`;
