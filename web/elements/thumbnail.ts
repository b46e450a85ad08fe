/** Attention weights in small: colour alone. */
import { html, svg, type TemplateResult } from "lit";
import type { Matrix } from "../core/types.ts";
import { heatCss } from "../theme/heat.ts";

const PITCH = 19;
/** The widest a thumbnail gets, in CSS pixels. */
const WIDEST = 96;
/** Of longer sentences a square stands for several cells. */
const MOST_SQUARES = 32;
/** Up to here squares are apart and each has its own colour; then few colours are drawn at once. */
const MOST_APART = 16;
const COLOURS = 32;

export function thumbnail(weights: Matrix, widest = WIDEST): TemplateResult {
  const { rows, cols, data } = largestOfBlocks(weights, MOST_SQUARES);
  const pitch = Math.min(PITCH, widest / Math.max(cols, rows));
  const isApart = Math.max(cols, rows) <= MOST_APART && pitch > 4;
  const gap = isApart ? 1 : 0;
  return html`<svg
    width=${Math.round(cols * pitch - gap)}
    height=${Math.round(rows * pitch - gap)}
    viewBox="0 0 ${cols * pitch - gap} ${rows * pitch - gap}"
    aria-hidden="true"
  >
    ${isApart ? squares(data, cols, pitch) : areas(data, rows, cols, pitch)}
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

function squares(data: Float32Array, cols: number, pitch: number): unknown[] {
  return Array.from(data, (weight, index) => {
    const [row, col] = [Math.floor(index / cols), index % cols];
    return svg`<rect x=${col * pitch} y=${row * pitch} width=${pitch - 1} height=${pitch - 1}
      rx="2" fill=${fill(weight)} />`;
  });
}

/** The squares of one colour are one shape. */
function areas(data: Float32Array, rows: number, cols: number, pitch: number): unknown[] {
  const shapes = new Map<number, string>();
  for (let index = 0; index < data.length; index++) {
    const colour = Math.round((data[index] ?? 0) * COLOURS);
    if (colour === 0) continue;
    const [x, y] = [index % cols, Math.floor(index / cols)];
    shapes.set(colour, `${shapes.get(colour) ?? ""}M${x} ${y}h1v1h-1z`);
  }
  return [
    svg`<rect width=${cols * pitch} height=${rows * pitch} fill=${fill(0)} />`,
    svg`<g transform="scale(${pitch})" shape-rendering="crispEdges">${Array.from(
      shapes,
      ([colour, d]) => svg`<path d=${d} fill=${fill(colour / COLOURS)} />`,
    )}</g>`,
  ];
}

function fill(weight: number): string {
  return heatCss("sequential", Math.min(1, Math.max(0, weight))).fill;
}
