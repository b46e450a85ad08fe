import { css } from "lit";

export const scoresStyles = css`
  :host {
    --cell-width: 44px;
    --cell-width-few: 48px;
    --cell-height: 34px;
    --label-width: 64px;
    display: block;
    container-type: inline-size;
    padding: 4px 0 24px;
  }
  p {
    margin: 0;
    word-break: keep-all;
    overflow-wrap: break-word;
  }
  .intro,
  .note {
    max-width: 68ch;
    font: var(--text-15);
    color: var(--ink2);
  }
  .note {
    font: var(--text-14);
  }
  .setting {
    margin-top: 12px;
  }
  .multiples {
    display: flex;
    flex-wrap: wrap;
    gap: 28px 40px;
    align-items: start;
    margin-top: 20px;
  }
  figure {
    min-width: 0;
    max-width: 100%;
    margin: 0;
  }
  figcaption {
    display: grid;
    gap: 2px;
    min-height: 68px;
    margin-bottom: 4px;
    font: 700 var(--text-14);
  }
  figcaption .formula {
    font: 15px / 20px var(--serif);
    color: var(--ink2);
    white-space: nowrap;
  }
  figcaption small {
    font: var(--text-12);
    color: var(--ink3);
  }
  /* As wide as its cells, so that the row written out below them wraps. */
  figure.small {
    max-width: min(100%, calc(26px * var(--keys) + var(--label-width) + 40px));
  }
  .present::after {
    content: " •";
  }
  .drawn {
    width: min(340px, 100cqw);
  }
  h3 {
    margin: 32px 0 4px;
    font: 700 var(--text-18);
  }
  .spread {
    overflow: auto;
    max-height: 480px;
    margin-top: 12px;
  }
  .spread table {
    border-collapse: collapse;
    font: var(--text-14);
    font-variant-numeric: tabular-nums lining-nums;
  }
  .spread th,
  .spread td {
    padding: 5px 20px 5px 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
    font-weight: 400;
    white-space: nowrap;
  }
  .spread thead th {
    vertical-align: bottom;
    font: var(--text-13);
    color: var(--ink3);
    white-space: normal;
    word-break: keep-all;
  }
  .spread tbody th {
    color: var(--query);
  }
  .spread .followed th {
    font-weight: 700;
  }
  .spread .followed td,
  .spread .followed th {
    background: var(--query-band);
  }
  .spread .mean th {
    color: var(--ink2);
  }
  .spread td b {
    display: block;
    color: var(--weights);
  }
  .spread td i {
    display: block;
    width: 72px;
    height: 3px;
    margin: 2px 0;
    border-radius: 1.5px;
    background: linear-gradient(var(--weights), var(--weights)) no-repeat left / var(--share) 100%
      var(--line);
  }
  .spread td small {
    font: var(--text-12);
    color: var(--ink2);
  }
  .found {
    max-width: 68ch;
    margin-top: 8px;
    font: var(--text-18);
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 400px), 1fr));
    gap: 24px 56px;
    margin-top: 16px;
  }
  .charts h4 {
    margin: 0 0 4px;
    font: 700 var(--text-14);
    color: var(--ink2);
  }
  .again {
    margin-top: 12px;
    font: var(--text-14);
  }
  .numbers {
    margin-top: 16px;
  }
  @container (max-width: 719.98px) {
    :host {
      --label-width: 60px;
      --grid-room: calc(100cqw - 64px);
    }
    figcaption {
      min-height: 0;
    }
    .found {
      font: var(--text-15);
    }
  }
`;
