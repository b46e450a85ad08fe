import { html, type TemplateResult } from "lit";
import { radical } from "./radical.ts";

/** Plain text with its roots drawn: "why √d?". Needs `radicalStyles` in the same root. */
export function withRadicals(text: string): (string | TemplateResult)[] {
  return text
    .split(/(√[a-z]+|√\d+)/i)
    .map((part) =>
      part.startsWith("√") ? html`<i class="serif">${radical(part.slice(1), part)}</i>` : part,
    );
}
