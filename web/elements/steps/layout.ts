/** How the blocks of a step are arranged at a width. Pure; CSS pixels. */

export type Tier = "wide" | "medium" | "narrow" | "phone";

export interface StepLayout {
  readonly width: number;
  readonly tier: Tier;
  /** Whether rows have one height everywhere, so that blocks may stand level. */
  readonly isLevel: boolean;
  /** Room for row labels. */
  readonly labels: number;
  /** Room for what stands between two blocks. */
  readonly operator: number;
  /** Pitch of a matrix whose columns are keys. */
  readonly keyPitch: number;
  /** Pitch of a matrix whose columns are features: beside the weights, and where it has room. */
  readonly featurePitch: number;
  readonly roomyPitch: number;
}

const TIERS: readonly [Tier, number][] = [
  ["wide", 1152],
  ["medium", 896],
  ["narrow", 672],
  ["phone", 0],
];

/** Where cells give up a decimal and stand closer. */
const MANY_KEYS = 8;
/** More keys than this stand side by side only where cells and what is between them are at their closest. */
const MOST_APART = 10;
/** More keys than this never stand side by side. */
const MOST_IN_PAIR = 12;
/** A cell on the phone is no narrower. */
const LEAST_PITCH = 44;
const FEW_KEYS = 4;

/** More rows than this are drawn as pictures. */
const MOST_ROWS = 32;

/** `width`: room inside the margins; `label`: the widest row label with its space. */
export function stepLayout(
  width: number,
  queries: number,
  keys: number,
  label: number,
): StepLayout {
  const tier = TIERS.find(([, least]) => width >= least)?.[0] ?? "phone";
  const widePitch = keys <= FEW_KEYS ? 68 : 56;
  const isClose = tier === "wide" && keys > MOST_APART && keys <= MOST_IN_PAIR;
  return {
    width,
    tier,
    isLevel: Math.max(queries, keys) <= MOST_ROWS,
    labels: Math.max(tier === "phone" ? 60 : 88, label),
    operator: isClose ? 48 : { wide: 72, medium: 48, narrow: 40, phone: 32 }[tier],
    keyPitch: isClose ? 42 : keys > MANY_KEYS ? 44 : tier === "wide" ? widePitch : 48,
    featurePitch: 48,
    roomyPitch: tier === "wide" ? 56 : 48,
  };
}

/** Whether blocks and gaps of these widths stand side by side. */
export function fits(layout: StepLayout, ...widths: readonly number[]): boolean {
  if (layout.tier === "phone" || !layout.isLevel) return false;
  return widths.reduce((sum, width) => sum + width, 0) <= layout.width;
}

/** The share bar's least width beside the context. */
const LEAST_SHARE = 44;
/** More keys than this never share a line with the context. */
const MOST_IN_ROW = 6;

/**
 * Scores, weights and context in one line; scores and weights with the context below; or all below each
 * other. `excess`: what labels wider than their columns add to a matrix.
 */
export function softmaxArrangement(
  layout: StepLayout,
  keys: number,
  dim: number,
  excess = 0,
): "row" | "pair" | "stack" {
  const matrix = keys * layout.keyPitch + excess;
  const pair = [layout.labels, matrix, layout.operator, matrix];
  const context = [layout.operator, LEAST_SHARE, 12, dim * layout.featurePitch];
  if (keys <= MOST_IN_ROW && layout.tier === "wide" && fits(layout, ...pair, ...context)) {
    return "row";
  }
  return keys <= MOST_IN_PAIR && fits(layout, ...pair) ? "pair" : "stack";
}

/**
 * On the phone the least width of a cell. Where columns do not fit, the last one in sight is cut in half,
 * so that one sees that there are more.
 */
export function leastPitch(room: number, cols: number): number {
  if (room >= cols * LEAST_PITCH) return LEAST_PITCH;
  const whole = Math.floor(room / LEAST_PITCH - 0.5);
  return Math.max(LEAST_PITCH, room / (whole + 0.5));
}

/** Whether the left matrix, the one above and their product meet, with `beside` left over. */
export function meets(
  layout: StepLayout,
  leftCols: number,
  leftPitch: number,
  between: number,
  cols: number,
  pitch: number,
  beside: number,
): boolean {
  return fits(layout, layout.labels, leftCols * leftPitch, between, cols * pitch, beside);
}
