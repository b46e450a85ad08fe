import { css } from "lit";

/** The embed: a card as wide as its host lets it be, up to 720. */
export const embedStyles = css`
  :host(:not([page])) {
    max-width: 720px;
    container-type: inline-size;
    background: none;
    /* What a host's own styles would hand down. */
    font-style: normal;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--page);
    padding: 20px 24px;
  }
  .card-head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 8px 24px;
  }
  .card-sentences {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 12px;
    min-width: 0;
    max-width: 100%;
  }
  .open {
    font: var(--text-14);
    color: var(--ink2);
    text-decoration: none;
    white-space: nowrap;
  }
  .open:hover {
    color: var(--ink);
    text-decoration: underline 1px;
    text-underline-offset: 3px;
  }
  .card-body {
    display: grid;
    grid-template-columns: minmax(0, 372px) minmax(max-content, 1fr);
    gap: 24px;
    align-items: end;
    margin: 16px 0 20px;
  }
  .card-body.stacked {
    grid-template-columns: minmax(0, 1fr);
  }
  .card-body.stacked .card-weights {
    justify-self: center;
  }
  .card-formula {
    container-type: inline-size;
  }
  .card-weights {
    justify-self: end;
    min-width: 0;
    max-width: 100%;
  }
  .card-weights matrix-grid {
    --cell-width: 48px;
    --cell-width-few: 62px;
    --label-width: 72px;
  }
  .card formula-bar {
    --page-margin: 0px;
    position: static;
    background: none;
  }
  .card small-print {
    margin-top: 12px;
  }
  .card head-thumbnails {
    margin: 0 0 16px;
  }
  @container (max-width: 559.98px) {
    .card {
      padding: 16px;
    }
    .card-body {
      grid-template-columns: minmax(0, 1fr);
    }
    .card-weights {
      justify-self: stretch;
    }
  }
`;
