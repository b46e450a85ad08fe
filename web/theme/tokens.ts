/**
 * Everything of the look that is one value: colours, type, shape and motion as custom properties of the
 * outermost element. They inherit through shadow roots, so every element below it reads them.
 *
 * Colours follow `color-scheme`: the system's, or the one that the `theme` attribute forces.
 */
import { type CSSResult, css, unsafeCSS } from "lit";
import { PALETTE } from "./palette.ts";

const colours: CSSResult = unsafeCSS(
  Object.entries(PALETTE)
    .map(([name, [light, dark]]) => `--${name}: light-dark(${light}, ${dark});`)
    .join(" "),
);

export const tokens = css`
  :host {
    color-scheme: light dark;
    ${colours}

    --sans: Pretendard, -apple-system, "Apple SD Gothic Neo", "Segoe UI", "Malgun Gothic",
      "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
    --serif: "STIX Two Text", Cambria, "Noto Serif KR", "Noto Serif CJK KR", serif;
    --mono: ui-monospace, "Cascadia Mono", "Segoe UI Mono", "DejaVu Sans Mono", monospace;

    /* Use as "font: 700 var(--text-15)". Only 400 and 700 exist. */
    --text-headline: 26px / 38px var(--sans);
    --text-token: 22px / 28px var(--sans);
    --text-box: 20px / 28px var(--sans);
    --text-18: 18px / 28px var(--sans);
    --text-15: 15px / 24px var(--sans);
    --text-14: 14px / 20px var(--sans);
    --text-13: 13px / 20px var(--sans);
    --text-12: 12px / 16px var(--sans);
    --text-number: 15px / 1 var(--sans);
    --text-symbol: 17px / 24px var(--serif);
    --text-name: 12px / 16px var(--mono);

    --radius-cell: 4px;
    --radius: 8px;
    --radius-box: 10px;
    --radius-card: 12px;

    --ease: cubic-bezier(0.2, 0, 0, 1);
    --motion-colour: 120ms;
    --motion-arcs: 240ms;

    color: var(--ink);
    background: var(--page);
    font: var(--text-15);
    font-variant-numeric: tabular-nums lining-nums;
    word-break: keep-all;
    overflow-wrap: break-word;
    -webkit-text-size-adjust: 100%;
  }
  :host([theme="light"]) {
    color-scheme: light;
  }
  :host([theme="dark"]) {
    color-scheme: dark;
  }
  @media (max-width: 719.98px) {
    :host {
      --text-headline: 22px / 34px var(--sans);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host {
      --motion-colour: 0ms;
      --motion-arcs: 0ms;
    }
  }
  @media print {
    :host,
    :host([theme]) {
      color-scheme: light;
      --page: #ffffff;
    }
  }
`;
