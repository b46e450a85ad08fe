/** Attention weights in small: colour alone. */
import { html, svg, type TemplateResult } from "lit";
import type { Matrix } from "../core/types.ts";
import { heatCss } from "../theme/heat.ts";

const PITCH = 19;
/** The widest a thumbnail gets, in CSS pixels. */
const WIDEST = 96;
/** Of longer sentences a square stands for several cells. */
const MOST_SQUARES = 32;
/** Up to here squares are apart, with round corners. */
const MOST_APART = 16;
const GAP = 1;
const CORNER = 2;
/** Colours from weight 0 to 1. */
const COLOURS = 64;

export function thumbnail(weights: Matrix, widest = WIDEST): TemplateResult {
  const shown = largestOfBlocks(weights, MOST_SQUARES);
  const { rows, cols } = shown;
  const pitch = Math.min(PITCH, widest / Math.max(cols, rows));
  const isApart = Math.max(cols, rows) <= MOST_APART && pitch > 4;
  const gap = isApart ? GAP : 0;
  return html`<svg
    width=${Math.round(cols * pitch - gap)}
    height=${Math.round(rows * pitch - gap)}
    viewBox="0 0 ${cols * pitch - gap} ${rows * pitch - gap}"
    aria-hidden="true"
  >
    ${shapes(shown, pitch, isApart)}
  </svg>`;
}

/** A matrix of at most `most` rows and columns: each cell is the largest of a block of cells. */
export function largestOfBlocks({ rows, cols, data }: Matrix, most: number): Matrix {
  const block = Math.ceil(Math.max(rows, cols) / most);
  if (block <= 1) return { rows, cols, data };
  const [down, across] = [Math.ceil(rows / block), Math.ceil(cols / block)];
  const largest = new Float32Array(down * across);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const at = Math.floor(row / block) * across + Math.floor(col / block);
      largest[at] = Math.max(largest[at] ?? 0, data[row * cols + col] ?? 0);
    }
  }
  return { rows: down, cols: across, data: largest };
}

/** The squares of one colour are one shape; its outline, where it has one, rounds their corners. */
function shapes({ cols, data }: Matrix, pitch: number, isApart: boolean): TemplateResult {
  const corner = isApart ? CORNER / pitch : 0;
  const side = (isApart ? 1 - GAP / pitch : 1) - 2 * corner;
  const square = `h${side}v${side}h${-side}z`;
  const paths = new Map<number, string>();
  data.forEach((weight, index) => {
    const colour = Math.round(weight * COLOURS);
    const place = `M${index % cols} ${Math.floor(index / cols)}`;
    paths.set(colour, `${paths.get(colour) ?? ""}${place}${square}`);
  });
  return svg`<g
    transform="scale(${pitch}) translate(${corner} ${corner})"
    stroke-width=${2 * corner}
    stroke-linejoin="round"
    shape-rendering=${isApart ? "auto" : "crispEdges"}
  >
    ${Array.from(paths, ([colour, d]) => {
      const paint = fill(colour / COLOURS);
      return svg`<path d=${d} fill=${paint} stroke=${isApart ? paint : "none"} />`;
    })}
  </g>`;
}

function fill(weight: number): string {
  return heatCss("sequential", Math.min(1, Math.max(0, weight))).fill;
}
