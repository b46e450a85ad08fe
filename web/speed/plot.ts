/** The geometry of a log-log plot. Pure: points and CSS pixels in, paths and places out. */
import { type ScaleLogarithmic, scaleLog } from "d3-scale";
import type { Point } from "./figures.ts";

export interface PlotLine {
  readonly id: string;
  readonly points: readonly Point[];
}

/** A line that shows a growth, below the line it goes along. */
export interface PlotGuide {
  readonly id: string;
  readonly growth: 1 | 2;
  readonly along: string;
}

export interface PlotBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A name at the right of the plot, moved apart from the others. */
export interface Label extends Place {
  /** From the line's end to the name, where the line ends early. */
  readonly leader: string | null;
}

export interface Plot {
  /** Lengths; only some are labelled where there is little room. */
  readonly columns: readonly {
    readonly x: number;
    readonly length: number;
    readonly labelled: boolean;
  }[];
  /** Powers of ten. */
  readonly rows: readonly { readonly y: number; readonly value: number }[];
  readonly lines: readonly {
    readonly id: string;
    readonly path: string;
    readonly dots: readonly Place[];
    readonly label: Label;
  }[];
  readonly guides: readonly { readonly id: string; readonly path: string; readonly label: Label }[];
}

/** Room above and below the measured values, as a factor. */
const MARGIN = 1.6;
/** How far below its line a guide runs. */
const BELOW = 0.45;
const LABEL_HEIGHT = 16;
const LABEL_GAP = 10;

/** `lengths`: the whole range to come; `labelRoom`: the width of a label under the plot. */
export function plotOf(
  box: PlotBox,
  lengths: readonly number[],
  lines: readonly PlotLine[],
  guides: readonly PlotGuide[],
  labelRoom: number,
): Plot | null {
  const drawn = lines.filter(({ points }) => points.length > 0);
  const [first, last] = [lengths[0], lengths.at(-1)];
  if (drawn.length === 0 || first === undefined || last === undefined) return null;
  const x = scaleLog([first, Math.max(last, 2 * first)], [box.left, box.right]);
  const y = scaleLog(valueDomain(drawn.flatMap(({ points }) => points.map(({ value }) => value))), [
    box.bottom,
    box.top,
  ]);
  const place = ({ length, value }: Point): Place => ({ x: x(length), y: y(value) });
  const placed = drawn.map(({ id, points }) => ({ id, dots: points.map(place) }));
  const shown = guides.flatMap((guide) => {
    const points = drawn.find(({ id }) => id === guide.along)?.points ?? [];
    const ends = guideEnds(guide.growth, points, last, y);
    return ends ? [{ id: guide.id, dots: ends.map(place) }] : [];
  });
  const labels = labelPlaces(
    [...placed, ...shown].map(({ id, dots }) => ({ id, end: dots.at(-1) ?? { x: 0, y: 0 } })),
    box,
  );
  const finished = ({ id, dots }: { id: string; dots: readonly Place[] }) => ({
    id,
    dots,
    path: pathThrough(dots),
    label: labels.get(id) ?? { x: 0, y: 0, leader: null },
  });
  return {
    columns: columnsOf(lengths, x, labelRoom),
    rows: powersOfTen(y).map((value) => ({ value, y: y(value) })),
    lines: placed.map(finished),
    guides: shown.map(finished),
  };
}

export function pathThrough(places: readonly Place[]): string {
  return places
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}

/** The measured range with some room, and with two powers of ten at least. */
export function valueDomain(values: readonly number[]): [least: number, most: number] {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return [1, 10];
  const [least, most] = [Math.min(...positive) / MARGIN, Math.max(...positive) * MARGIN];
  const powers = Math.floor(Math.log10(most)) - Math.ceil(Math.log10(least)) + 1;
  if (powers >= 2) return [least, most];
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))];
}

function powersOfTen(scale: ScaleLogarithmic<number, number>): number[] {
  return scale.ticks().filter((value) => Math.abs(Math.log10(value) % 1) < 1e-9);
}

/** Every length has its place; labels stand as dense as there is room, the last always. */
function columnsOf(
  lengths: readonly number[],
  x: ScaleLogarithmic<number, number>,
  labelRoom: number,
): Plot["columns"] {
  const [first = 1, second = 2 * first] = lengths;
  const every = Math.max(1, Math.ceil(labelRoom / (x(second) - x(first))));
  return lengths.map((length, index) => ({
    x: x(length),
    length,
    labelled: (lengths.length - 1 - index) % every === 0,
  }));
}

/** From where the guide leaves the plot at the bottom to the last length. */
function guideEnds(
  growth: 1 | 2,
  points: readonly Point[],
  lastLength: number,
  y: ScaleLogarithmic<number, number>,
): readonly Point[] | null {
  const [from, to] = [points[0], points.at(-1)];
  if (!from || !to || points.length < 2) return null;
  const valueAt = (length: number) => BELOW * to.value * (length / to.length) ** growth;
  const [least = 0] = y.domain();
  const lengthAtLeast = to.length * (least / (BELOW * to.value)) ** (1 / growth);
  const start = Math.max(from.length, lengthAtLeast);
  const end = Math.min(to.length, lastLength);
  if (start >= end) return null;
  return [start, end].map((length) => ({ length, value: valueAt(length) }));
}

/** Names in the margin at the right, one above the other where they would touch. */
function labelPlaces(
  ends: readonly { readonly id: string; readonly end: Place }[],
  box: PlotBox,
): ReadonlyMap<string, Label> {
  const sorted = [...ends].sort((a, b) => a.end.y - b.end.y);
  const heights = apart(
    sorted.map(({ end }) => end.y),
    LABEL_HEIGHT,
    box.top,
    box.bottom,
  );
  return new Map(
    sorted.map(({ id, end }, index) => {
      const label = { x: box.right + LABEL_GAP, y: heights[index] ?? end.y };
      const isBeside = box.right - end.x < LABEL_GAP;
      const leader = [
        { x: end.x + 7, y: end.y },
        { x: box.right, y: label.y },
        { x: label.x - 3, y: label.y },
      ];
      return [id, { ...label, leader: isBeside ? null : pathThrough(leader) }];
    }),
  );
}

/** Moves sorted positions as little as is needed to stand `gap` apart within the bounds. */
export function apart(
  positions: readonly number[],
  gap: number,
  least: number,
  most: number,
): number[] {
  const moved = positions.map((position) => Math.min(most, Math.max(least, position)));
  for (let index = 1; index < moved.length; index++) {
    moved[index] = Math.max(moved[index] ?? 0, (moved[index - 1] ?? 0) + gap);
  }
  let limit = most;
  for (let index = moved.length - 1; index >= 0; index--) {
    moved[index] = Math.min(moved[index] ?? 0, limit);
    limit = (moved[index] ?? 0) - gap;
  }
  return moved;
}
