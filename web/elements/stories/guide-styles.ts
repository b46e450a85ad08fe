import { css } from "lit";

export const guideStyles = css`
  :host {
    display: block;
    color: var(--ink);
    font: var(--text-15);
  }
  header {
    position: sticky;
    z-index: 1;
    top: 0;
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 64px;
    padding: 8px 12px 8px 24px;
    background: var(--surface);
  }
  h2 {
    flex: 1;
    margin: 0;
    font: 700 var(--text-15);
    outline: none;
  }
  @media (max-width: 959.98px) {
    header {
      min-height: 52px;
      padding: 4px 8px 4px 16px;
    }
  }
`;
