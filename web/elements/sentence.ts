/**
 * Draws the sentences of web/language/pieces.ts. Needs `hues` and `base` of the shared styles, and
 * `radicalStyles` where a piece is a root.
 */
import { html, type TemplateResult } from "lit";
import type { Piece, Sentence } from "../language/pieces.ts";
import { root } from "./radical.ts";

export function sentence(phrases: Sentence): TemplateResult[] {
  return phrases.map(
    (phrase, index) =>
      html`${index > 0 ? " " : ""}<span class="together">${phrase.map(drawPiece)}</span>`,
  );
}

function drawPiece({ text, hue, strong, term }: Piece): TemplateResult | string {
  if (term) return html`<glossary-term class=${hue ?? ""} term=${term}>${text}</glossary-term>`;
  if (text.startsWith("√")) return root(text);
  const hueClass = hue && hue !== "ink" ? hue : "";
  if (strong) return html`<b class=${hueClass}>${text}</b>`;
  return hueClass ? html`<span class=${hueClass}>${text}</span>` : text;
}
