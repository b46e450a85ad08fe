import { css } from "lit";

export const compareStyles = css`
  :host {
    --cell-width: 48px;
    --cell-width-few: 56px;
    --cell-height: 36px;
    --label-width: 72px;
    display: block;
    container-type: inline-size;
    padding: 4px 0 24px;
  }
  p {
    margin: 0;
  }
  .intro {
    max-width: 68ch;
    font: var(--text-15);
    color: var(--ink2);
    word-break: keep-all;
    overflow-wrap: break-word;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 20px;
    margin-top: 12px;
    font: var(--text-14);
  }
  .go {
    min-height: 36px;
    padding: 0 16px;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    font: var(--text-14);
    color: var(--ink);
  }
  .changed {
    margin-top: 12px;
    font: var(--text-14);
    color: var(--ink2);
    word-break: keep-all;
    overflow-wrap: break-word;
  }
  .chosen {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    margin-top: 20px;
    font: var(--text-14);
    color: var(--ink2);
  }
  select.box {
    max-width: 100%;
    min-height: 36px;
    padding: 0 8px;
    font: var(--text-14);
  }
  .found {
    max-width: 68ch;
    margin-top: 12px;
    font: var(--text-18);
    word-break: keep-all;
    overflow-wrap: break-word;
  }
  .notes {
    display: grid;
    gap: 2px;
    margin-top: 4px;
    font: var(--text-14);
    color: var(--ink2);
  }
  .blocks {
    display: flex;
    flex-wrap: wrap;
    gap: 24px 40px;
    align-items: start;
    margin-top: 20px;
  }
  figure {
    min-width: 0;
    max-width: 100%;
    margin: 0;
  }
  figcaption {
    margin-bottom: 4px;
    font: var(--text-13);
    color: var(--ink3);
  }
  figcaption b {
    margin-right: 6px;
    font: 700 var(--text-symbol);
    color: var(--ink);
  }
  .drawn {
    width: min(400px, 100cqw);
  }
  .reading {
    min-height: 20px;
    margin-top: 12px;
    font: var(--text-14);
    color: var(--ink2);
    font-variant-numeric: tabular-nums;
  }
  @media (pointer: coarse) {
    .go,
    select.box {
      min-height: 44px;
    }
    select.box {
      font-size: 16px;
    }
    .actions .link {
      min-height: 32px;
    }
  }
  @media (hover: hover) {
    .go:hover {
      border-color: var(--ink);
    }
  }
  @container (max-width: 719.98px) {
    :host {
      --label-width: 60px;
      --grid-room: calc(100cqw - 64px);
    }
    .found {
      font: var(--text-15);
    }
  }
`;
