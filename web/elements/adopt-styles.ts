import type { CSSResult } from "lit";

/** Styles that come after the element's own were adopted, at the place that they have in the cascade. */
export function adoptStyles(
  root: HTMLElement | DocumentFragment,
  styles: readonly CSSResult[],
  before: CSSResult,
): void {
  if (!(root instanceof ShadowRoot)) return;
  const sheets = [...root.adoptedStyleSheets];
  const place = sheets.indexOf(before.styleSheet as CSSStyleSheet);
  sheets.splice(place, 0, ...styles.flatMap(({ styleSheet }) => styleSheet ?? []));
  root.adoptedStyleSheets = sheets;
}
