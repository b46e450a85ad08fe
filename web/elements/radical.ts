/** A square root with a drawn hook and overline: the character is full-width in Korean fonts. */
import { css, html, nothing, type TemplateResult } from "lit";

/** `radical("d")` is √d; a screen reader hears `label`. Needs `radicalStyles` in the same root. */
export function radical(content: unknown, label?: string): TemplateResult {
  return html`<span class="radical" role=${label ? "img" : nothing} aria-label=${label ?? nothing}
    >${hook}<span class="radicand">${content}</span></span
  >`;
}

/** "√d" as a letter of formulas among words. */
export const root = (text: string): TemplateResult =>
  html`<i class="serif">${radical(text.slice(1), text)}</i>`;

export const hook = html`<svg class="hook" viewBox="0 0 10 20" preserveAspectRatio="none" aria-hidden="true">
  <path d="M0.6 12.4 2.8 11 6 19.2 9.6 0.7H10" fill="none" stroke="currentColor"
    vector-effect="non-scaling-stroke" stroke-width="1.2" stroke-linejoin="round" />
</svg>`;

export const radicalStyles = css`
  .radical {
    display: inline-flex;
    align-items: stretch;
    white-space: nowrap;
    line-height: 1.1;
    vertical-align: baseline;
  }
  .radical .hook {
    width: 0.5em;
    height: 1.15em;
    align-self: stretch;
    overflow: visible;
  }
  .radical .radicand {
    height: 1.15em;
    padding: 0.06em 0.1em 0 0.06em;
    border-top: 1.2px solid currentColor;
    font-style: italic;
  }
`;
