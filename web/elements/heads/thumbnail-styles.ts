import { css } from "lit";

export const thumbnailStyles = css`
  :host {
    display: block;
  }
  .title {
    margin: 0 0 8px;
    font: var(--text-14);
  }
  .title small {
    margin-left: 4px;
    font: var(--text-13);
    color: var(--ink3);
  }
  .all,
  .heads {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    gap: 16px 24px;
  }
  .all {
    padding: 2px;
  }
  /* The heads are items of the same grid as what stands behind them. */
  .heads {
    display: contents;
  }
  .item {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    column-gap: 16px;
    min-width: 0;
    font: var(--text-14);
  }
  .head {
    display: grid;
    grid-template-columns: subgrid;
    grid-area: 1 / 1 / 2 / 3;
    align-items: start;
    min-width: 0;
    border-radius: var(--radius);
    text-align: left;
  }
  .frame {
    position: relative;
    display: block;
    padding: 4px;
    border-radius: var(--radius);
    box-shadow: 0 0 0 1px var(--line2);
  }
  .head[aria-checked="true"] .frame {
    box-shadow: 0 0 0 2px var(--ink);
  }
  .head[aria-expanded="true"] .frame {
    box-shadow: 0 0 0 2px var(--ink2);
  }
  .frame > * {
    display: block;
  }
  .name {
    min-width: 0;
    padding-top: 4px;
  }
  .name > * {
    display: block;
  }
  .gaze {
    font: var(--text-13);
  }
  .off .name b,
  .off .gaze,
  .off .gaze * {
    color: var(--ink3);
  }
  .head[aria-checked="true"] b::after {
    content: " •" / "";
  }
  /* Below the name, beside the picture. */
  .switch {
    grid-area: 1 / 2;
    align-self: end;
    justify-self: start;
    min-width: 24px;
    min-height: 24px;
    margin-bottom: 4px;
    font: var(--text-13);
  }
  @media (hover: hover) {
    .head:hover .frame {
      box-shadow: 0 0 0 2px var(--line2);
    }
    .head[aria-checked="true"]:hover .frame {
      box-shadow: 0 0 0 2px var(--ink);
    }
  }
  @container (max-width: 719.98px) {
    .all {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 16px;
    }
    .item {
      grid-template-columns: minmax(0, 1fr);
      align-content: start;
    }
    .head {
      grid-area: auto;
      justify-items: start;
      gap: 4px;
    }
    .switch {
      grid-area: auto;
    }
  }
`;
