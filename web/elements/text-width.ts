/** Widths of texts as the page sets them, for arranging blocks before they are drawn. */

let pen: CanvasRenderingContext2D | null | undefined;
let family = "sans-serif";
/** Widths by font and text; emptied when there are too many. */
const known = new Map<string, number>();
const MOST_KNOWN = 4_000;

/** The page's family, as resolved by an element of it. */
export function setFamily(name: string): void {
  family = name;
}

export function textWidth(text: string, size: number, bold = true): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size;
  const font = `${bold ? 700 : 400} ${size}px ${family}`;
  const key = `${font}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  pen.font = font;
  const { width } = pen.measureText(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, width);
  return width;
}

/** Room that a column of row labels needs, its space to the cells included. */
export function labelWidth(labels: readonly string[], size = 14): number {
  const widest = Math.max(0, ...labels.map((label) => textWidth(label, size)));
  return Math.ceil(widest) + 18;
}
