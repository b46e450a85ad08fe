/** Icons of what is loaded after the first picture. */
import { html, svg } from "lit";
import { icon } from "./icons.ts";

export const pin = icon(svg`
  <path d="M6.6 3.2h6.8M8 3.4v4.4L5.8 10.6v.8h8.4v-.8L12 7.8V3.4M10 11.6v5.2" />
`);

export const copy = icon(svg`
  <rect x="7" y="7" width="9.6" height="9.6" rx="2" /><path d="M4.6 13A1.6 1.6 0 0 1 3.4 11.4V5a1.6 1.6 0 0 1 1.6-1.6h6.4A1.6 1.6 0 0 1 13 4.6" />
`);

export const check = icon(svg`<path d="m4 10.6 4 4 8-9" />`);

export const undo = icon(svg`<path d="M7 4 3.6 7.4 7 10.8M3.8 7.4h8.4a4 4 0 0 1 0 8H8.4" />`);

export const redo = icon(svg`<path d="m13 4 3.4 3.4L13 10.8m3.2-3.4H7.8a4 4 0 0 0 0 8h3.8" />`);

export const reset = icon(svg`
  <path d="M4.2 3.6v3.8H8M4.4 7.2a6.4 6.4 0 1 1-.8 3.6" />
`);

export const settings = icon(svg`
  <path d="M3 6h6.6M14 6h3M3 14h3M10.4 14H17" />
  <circle cx="11.8" cy="6" r="2.1" /><circle cx="8.2" cy="14" r="2.1" />
`);

export const gauge = icon(svg`<path d="M3.4 15a7 7 0 1 1 13.2 0M10 12.6l3.4-4" />`);

/** Two states, one over the other. */
export const compare = icon(svg`
  <rect x="3" y="3" width="9.4" height="9.4" rx="1.6" /><path d="M15 7.6h.4a1.6 1.6 0 0 1 1.6 1.6v6.2a1.6 1.6 0 0 1-1.6 1.6H9.2a1.6 1.6 0 0 1-1.6-1.6V15" />
`);

/** The same picture several times. */
export const multiples = icon(svg`
  <path d="M3.4 3.4h5v5h-5zM11.6 3.4h5v5h-5zM3.4 11.6h5v5h-5zM11.6 11.6h5v5h-5z" />
`);

export const close = icon(svg`<path d="m5 5 10 10M15 5 5 15" />`);

/** The mark of a pinned cell: a box with its corner filled. */
export const pinned = html`<svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
  <rect x="1" y="1" width="10" height="10" rx="2" fill="none" stroke="currentColor" stroke-width="1.6" />
  <path d="M3.4 1H9a2 2 0 0 1 2 2v5.6Z" fill="currentColor" />
</svg>`;
