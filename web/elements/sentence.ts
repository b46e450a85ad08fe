/** Draws the sentences of web/language/pieces.ts. Needs `hues` and `base` of the shared styles. */
import { html, type TemplateResult } from "lit";
import type { Piece, Sentence } from "../language/pieces.ts";

export function sentence(phrases: Sentence): TemplateResult[] {
  return phrases.map(
    (phrase, index) =>
      html`${index > 0 ? " " : ""}<span class="together">${phrase.map(drawPiece)}</span>`,
  );
}

function drawPiece({ text, hue, strong }: Piece): TemplateResult | string {
  const hueClass = hue && hue !== "ink" ? hue : "";
  if (strong) return html`<b class=${hueClass}>${text}</b>`;
  return hueClass ? html`<span class=${hueClass}>${text}</span>` : text;
}
