/** How much of a matrix fits: two decimals, one, colour alone, or a picture. */

const DENSITIES = ["full", "one_decimal", "heat", "canvas"] as const;
export type Density = (typeof DENSITIES)[number];

/** More displayed columns than this, and … */
const MOST = { full: 8, one_decimal: 16, cells: 32 } as const;

/** `isCompact`: one of several side by side, which would rather be small than print one decimal. */
export function densityOf(rows: number, cols: number, isCompact = false): Density {
  if (rows > MOST.cells || cols > MOST.cells) return "canvas";
  if (cols > (isCompact ? MOST.full : MOST.one_decimal)) return "heat";
  return cols > MOST.full ? "one_decimal" : "full";
}
