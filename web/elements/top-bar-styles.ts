import { css } from "lit";

/** One line; two where the modes and everything else do not fit into one. */
export const topBarStyles = css`
  :host {
    display: block;
    border-bottom: 1px solid var(--line);
  }
  header {
    display: flex;
    align-items: center;
    gap: 0 40px;
    max-width: 1152px;
    min-height: 64px;
    margin: 0 auto;
  }
  h1 {
    display: flex;
    align-items: center;
    gap: 10px;
    margin: 0;
    font: 700 16px / 24px var(--sans);
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .arc {
    stroke: var(--weights);
  }
  .dot {
    fill: var(--query);
  }
  nav {
    display: flex;
    align-self: stretch;
    gap: 28px;
    flex: 1;
  }
  nav a {
    position: relative;
    display: grid;
    place-items: center;
    color: var(--ink2);
    text-decoration: none;
    white-space: nowrap;
  }
  nav a[aria-current] {
    color: var(--ink);
    font-weight: 700;
  }
  nav a[aria-current]::after {
    content: "";
    position: absolute;
    inset: auto 0 -1px;
    height: 2px;
    background: var(--ink);
  }
  .stories {
    display: flex;
    align-items: center;
    gap: 8px;
    min-height: 36px;
    padding: 0 4px;
    border-radius: var(--radius);
    color: var(--ink2);
    white-space: nowrap;
  }
  .stories .invite {
    color: var(--ink3);
  }
  .stories[aria-pressed="true"] {
    color: var(--ink);
    font-weight: 700;
  }
  .languages {
    display: flex;
    gap: 8px;
    margin-right: -20px;
    white-space: nowrap;
  }
  .languages button {
    padding: 4px 0;
  }
  .icons {
    display: flex;
    margin-right: -8px;
  }
  @media (hover: hover) {
    nav a:hover,
    .stories:hover {
      color: var(--ink);
    }
  }
  @container (max-width: 1023.98px) {
    .stories .invite {
      display: none;
    }
  }
  /* The English name is longer: the other language alone is offered beside it. */
  @container (max-width: 429.98px) or ((min-width: 960px) and (max-width: 1099.98px)) {
    .en .languages [aria-pressed="true"] {
      display: none;
    }
  }
  @container (max-width: 1099.98px) {
    header {
      gap: 0 24px;
    }
    nav {
      gap: 22px;
    }
  }
  @container (max-width: 959.98px) {
    header {
      flex-wrap: wrap;
      gap: 0 12px;
      min-height: 0;
    }
    h1 {
      flex: 1;
      min-height: 56px;
    }
    .languages {
      margin-right: 0;
    }
    nav {
      order: 2;
      flex: 1 0 calc(100% - 140px);
      min-height: 44px;
    }
    .stories {
      order: 3;
    }
  }
  @container (max-width: 719.98px) {
    nav {
      flex: 1 1 auto;
      gap: 8px;
      justify-content: space-between;
    }
    .stories {
      gap: 4px;
      min-height: 44px;
      margin-right: -4px;
      padding-left: 8px;
    }
    .stories svg {
      width: 16px;
    }
  }
  @container (max-width: 429.98px) {
    h1 {
      gap: 8px;
    }
    header {
      gap: 0 8px;
    }
    /* Only for the eye: it is still the button's name. */
    .en .stories .title {
      position: absolute;
      width: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  @container (max-width: 379.98px) {
    h1 {
      font-size: 15px;
      gap: 6px;
    }
    header {
      gap: 0 6px;
    }
    .en nav {
      gap: 6px;
      font: var(--text-14);
    }
    .languages {
      gap: 6px;
      font: var(--text-14);
    }
  }
`;
