/** How much of a matrix fits: two decimals, one, colour alone, or a picture. */

export const DENSITIES = ["full", "one_decimal", "heat", "canvas"] as const;
export type Density = (typeof DENSITIES)[number];

/** More displayed columns than this, and … */
const MOST = { full: 8, one_decimal: 16, cells: 32 } as const;

export function densityOf(rows: number, cols: number): Density {
  if (rows > MOST.cells || cols > MOST.cells) return "canvas";
  if (cols > MOST.one_decimal) return "heat";
  return cols > MOST.full ? "one_decimal" : "full";
}
