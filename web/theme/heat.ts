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
  const { along, table } = scaleFor(theme, scale, followed);
  const step = Math.round(position * STEPS);
  let heatAt = table[step];
  if (!heatAt) {
    if (!(step >= 0 && step <= STEPS)) {
      throw new RangeError(`a position on a scale is 0…1, not ${position}`);
    }
    const fill = along(step / STEPS, followed ? undefined : colourIn(theme, "page"));
    heatAt = { fill, text: textOn(theme, fill) };
    table[step] = heatAt;
  }
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
/** What has been asked for so far: each is mixed once. */
interface HeatScale {
  readonly along: ReturnType<typeof mixed>;
  readonly table: Heat[];
}
const scales: Record<Theme, ByScale<HeatScale | null>> = {
  light: { sequential: [null, null], diverging: [null, null] },
  dark: { sequential: [null, null], diverging: [null, null] },
};

/** Asked for every cell that is drawn, so nothing is put together to find it. */
function scaleFor(theme: Theme, scale: Scale, followed: boolean): HeatScale {
  const pair = scales[theme][scale];
  const which = followed ? 0 : 1;
  pair[which] ??= { along: mixed(HEAT_STOPS[scale][theme]), table: [] };
  return pair[which];
}
