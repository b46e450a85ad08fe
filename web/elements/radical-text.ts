import type { TemplateResult } from "lit";
import { root } from "./radical.ts";

/** Plain text with its roots drawn: "why √d?". Needs `radicalStyles` in the same root. */
export function withRadicals(text: string): (string | TemplateResult)[] {
  return text.split(/(√[a-z]+|√\d+)/i).map((part) => (part.startsWith("√") ? root(part) : part));
}
