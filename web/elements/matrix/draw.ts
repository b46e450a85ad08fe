/** Draws a large matrix: one pixel a cell, enlarged without smoothing, then lines, hatch and pins. */
import { heat } from "../../theme/heat.ts";
import { colourIn, type Theme } from "../../theme/palette.ts";
import { type GridModel, heatAt, indexAt } from "./model.ts";

export interface Drawing {
  readonly theme: Theme;
  /** Side of a cell in CSS pixels. */
  readonly pitch: number;
  /** The displayed row that is followed, or null. */
  readonly followedRow: number | null;
  readonly devicePixelRatio: number;
}

/** From this pitch on cells are apart and hatched one by one. */
const APART = 6;

export function pitchFor(width: number, cols: number): number {
  const least = cols > 128 ? 3 : APART;
  return Math.max(least, Math.min(20, Math.floor(width / Math.max(1, cols))));
}

export function drawMatrix(canvas: HTMLCanvasElement, model: GridModel, drawing: Drawing): void {
  const { pitch, devicePixelRatio: ratio } = drawing;
  canvas.width = Math.round(model.cols * pitch * ratio);
  canvas.height = Math.round(model.rows * pitch * ratio);
  const context = canvas.getContext("2d");
  if (!context || canvas.width === 0 || canvas.height === 0) return;
  const cells = document.createElement("canvas");
  cells.width = model.cols;
  cells.height = model.rows;
  cells.getContext("2d")?.putImageData(pixels(model, drawing), 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(cells, 0, 0, canvas.width, canvas.height);
  context.scale(ratio, ratio);
  if (pitch >= APART) drawGaps(context, model, drawing);
  drawMarks(context, model, drawing);
}

function pixels(model: GridModel, { theme, followedRow, pitch }: Drawing): ImageData {
  const image = new ImageData(model.cols, model.rows);
  const masked = colourIn(theme, pitch >= APART ? "page" : "line");
  for (let row = 0; row < model.rows; row++) {
    const followed = followedRow === null || followedRow === row;
    for (let col = 0; col < model.cols; col++) {
      const index = indexAt(model, row, col);
      const colour = model.masked[index]
        ? masked
        : heat(theme, model.scale, heatAt(model, index), followed).fill;
      image.data.set(channels(colour), (row * model.cols + col) * 4);
    }
  }
  return image;
}

const known = new Map<string, Uint8ClampedArray>();

function channels(colour: string): Uint8ClampedArray {
  const before = known.get(colour);
  if (before) return before;
  const code = Number.parseInt(colour.slice(1), 16);
  const made = Uint8ClampedArray.of(code >> 16, (code >> 8) & 255, code & 255, 255);
  known.set(colour, made);
  return made;
}

function drawGaps(context: CanvasRenderingContext2D, model: GridModel, drawing: Drawing): void {
  const { pitch, theme } = drawing;
  context.fillStyle = colourIn(theme, "page");
  for (let col = 1; col <= model.cols; col++) {
    context.fillRect(col * pitch - 1, 0, 1, model.rows * pitch);
  }
  for (let row = 1; row <= model.rows; row++) {
    context.fillRect(0, row * pitch - 1, model.cols * pitch, 1);
  }
}

function drawMarks(context: CanvasRenderingContext2D, model: GridModel, drawing: Drawing): void {
  const { pitch, theme } = drawing;
  context.strokeStyle = colourIn(theme, "line2");
  context.fillStyle = colourIn(theme, "ink");
  context.lineWidth = 1;
  context.beginPath();
  for (let row = 0; row < model.rows; row++) {
    for (let col = 0; col < model.cols; col++) {
      const index = indexAt(model, row, col);
      const [left, top] = [col * pitch, row * pitch];
      if (model.masked[index] && pitch >= APART) {
        context.moveTo(left, top + pitch - 1);
        context.lineTo(left + pitch - 1, top);
      }
      if (model.pins.has(index)) context.fillRect(left, top, pitch - 1, pitch - 1);
    }
  }
  context.stroke();
}
