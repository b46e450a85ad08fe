/** Attention weights in small: colour alone. */
import { html, svg, type TemplateResult } from "lit";
import type { Matrix } from "../core/types.ts";
import { heatCss } from "../theme/heat.ts";

const PITCH = 19;
/** The widest a thumbnail gets, in CSS pixels. */
const WIDEST = 96;
/** Of longer sentences it shows the first this many rows and columns. */
const MOST_CELLS = 32;

export function thumbnail(weights: Matrix, widest = WIDEST): TemplateResult {
  const cols = Math.min(weights.cols, MOST_CELLS);
  const rows = Math.min(weights.rows, MOST_CELLS);
  const pitch = Math.min(PITCH, widest / Math.max(cols, rows));
  const gap = pitch > 6 ? 1 : 0;
  return html`<svg
    width=${Math.round(cols * pitch - gap)}
    height=${Math.round(rows * pitch - gap)}
    viewBox="0 0 ${cols * pitch - gap} ${rows * pitch - gap}"
    aria-hidden="true"
  >
    ${squares(weights, rows, cols, pitch, gap)}
  </svg>`;
}

function squares(
  { data, cols: stride }: Matrix,
  rows: number,
  cols: number,
  pitch: number,
  gap: number,
): TemplateResult[] {
  return Array.from({ length: rows * cols }, (_, index) => {
    const [row, col] = [Math.floor(index / cols), index % cols];
    const { fill } = heatCss("sequential", Math.min(1, Math.max(0, data[row * stride + col] ?? 0)));
    return svg`<rect x=${col * pitch} y=${row * pitch} width=${pitch - gap} height=${pitch - gap}
      rx=${gap * 2} fill=${fill} />` as unknown as TemplateResult;
  });
}
