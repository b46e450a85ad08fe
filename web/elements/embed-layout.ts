/** How the parts of the card are arranged. Pure; CSS pixels. */

/** Whether strip and weights stand side by side in a card of this width, both whole. */
export function fitsBeside(width: number, tokens: number): boolean {
  const inner = width - 2 * 25 - 24;
  const weights = 96 + tokens * (tokens <= 4 ? 62 : 48);
  const strip = tokens * 60;
  return width >= 560 && weights + strip <= inner;
}
