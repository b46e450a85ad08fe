/**
 * Icons as inline SVG, drawn on a 20 px square in the colour of their text: those of the first picture;
 * the others are in later-icons.ts.
 */
import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

export function icon(shapes: SVGTemplateResult): TemplateResult {
  return html`<svg
    viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"
    stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
  >${shapes}</svg>`;
}

export const moon = icon(svg`<path d="M16.2 11.9A6.6 6.6 0 0 1 8.1 3.8a6.6 6.6 0 1 0 8.1 8.1Z" />`);

export const sun = icon(svg`
  <circle cx="10" cy="10" r="3.2" />
  <path d="M10 2.6v1.6M10 15.8v1.6M2.6 10h1.6M15.8 10h1.6M4.8 4.8l1.1 1.1M14.1 14.1l1.1 1.1M4.8 15.2l1.1-1.1M14.1 5.9l1.1-1.1" />
`);

export const book = icon(svg`
  <path d="M10 5.4C8.4 4.3 6 3.8 3 3.8v11.4c3 0 5.4.5 7 1.6 1.6-1.1 4-1.6 7-1.6V3.8c-3 0-5.4.5-7 1.6Zm0 0v11.2" />
`);

export const share = icon(svg`
  <path d="M10 12.4V3.2M6.8 6.2 10 3l3.2 3.2M6.4 9H4.2v8h11.6V9h-2.2" />
`);

export const chevronLeft = icon(svg`<path d="m12.2 4.6-5 5.4 5 5.4" />`);
export const chevronRight = icon(svg`<path d="m7.8 4.6 5 5.4-5 5.4" />`);
