/**
 * The colour of a cell and of the number in it. Sequential is for weights, 0…1, never rescaled;
 * diverging for everything signed, ± the largest finite |value| of that matrix. Mixed in OKLab.
 */
import { contrast, luminance, mixed } from "./mixing.ts";
import { colourIn, HEAT_STOPS, type Scale, type Theme } from "./palette.ts";

export type { Scale, Theme } from "./palette.ts";

export interface Heat {
  readonly fill: string;
  readonly text: string;
}

/** Colours are looked up at multiples of 1/STEPS, so that every stop is met exactly. */
const STEPS = 256;

/** A number as a position 0…1 on its scale; `largest` is the diverging scale's bound. */
export function heatPosition(scale: Scale, value: number, largest: number): number {
  const position = scale === "sequential" ? value : largest > 0 ? 0.5 + value / (2 * largest) : 0.5;
  return Number.isNaN(position) ? 0.5 : Math.min(1, Math.max(0, position));
}

/** The largest finite magnitude of a matrix: its bound on the diverging scale. */
export function largestMagnitude(values: ArrayLike<number>): number {
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const magnitude = Math.abs(values[index] ?? 0);
    if (magnitude > largest && magnitude < Number.POSITIVE_INFINITY) largest = magnitude;
  }
  return largest;
}

/** Ink where it reads well on the fill, else the better of black and white. */
export function textOn(theme: Theme, fill: string): string {
  const ink = colourIn(theme, "ink");
  if (contrast(ink, fill) >= 5.2) return ink;
  return luminance(fill) > 0.179 ? "#000000" : "#ffffff";
}

/** Fill and text at a position; rows that are not followed are mixed half and half with the page. */
export function heat(theme: Theme, scale: Scale, position: number, followed = true): Heat {
  const table = tableFor(theme, scale, followed);
  const heatAt = table[Math.round(position * STEPS)];
  if (!heatAt) throw new RangeError(`a position on a scale is 0…1, not ${position}`);
  return heatAt;
}

/** The same in both themes, as CSS that follows `color-scheme`. */
export function heatCss(scale: Scale, position: number, followed = true): Heat {
  const step = Math.round(position * STEPS);
  const table = cssTables[scale][followed ? 0 : 1];
  let both = table[step];
  if (!both) {
    const light = heat("light", scale, position, followed);
    const dark = heat("dark", scale, position, followed);
    both = {
      fill: `light-dark(${light.fill}, ${dark.fill})`,
      text: `light-dark(${light.text}, ${dark.text})`,
    };
    table[step] = both;
  }
  return both;
}

/** A value for each scale: of followed rows, then of the others. */
type ByScale<T> = Record<Scale, [followed: T, other: T]>;

const cssTables: ByScale<Heat[]> = { sequential: [[], []], diverging: [[], []] };
const tables: Record<Theme, ByScale<readonly Heat[] | null>> = {
  light: { sequential: [null, null], diverging: [null, null] },
  dark: { sequential: [null, null], diverging: [null, null] },
};

/** Asked for every cell that is drawn, so nothing is put together to find it. */
function tableFor(theme: Theme, scale: Scale, followed: boolean): readonly Heat[] {
  const pair = tables[theme][scale];
  const which = followed ? 0 : 1;
  pair[which] ??= makeTable(theme, scale, followed);
  return pair[which];
}

function makeTable(theme: Theme, scale: Scale, followed: boolean): readonly Heat[] {
  const along = mixed(HEAT_STOPS[scale][theme]);
  const page = colourIn(theme, "page");
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const fill = along(step / STEPS, followed ? undefined : page);
    return { fill, text: textOn(theme, fill) };
  });
}
