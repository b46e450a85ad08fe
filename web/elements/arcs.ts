/** The geometry of nested arcs over a strip of tokens. Pure: CSS pixels in, SVG paths out. */

/** A token's box along the strip. */
export interface Spot {
  readonly left: number;
  readonly width: number;
}

export interface Arc {
  readonly key: number;
  readonly weight: number;
  readonly path: string;
  readonly width: number;
  readonly opacity: number;
  /** Where it leaves the key and lands on the query. */
  readonly from: number;
  readonly to: number;
  /** How far its control points stand above its ends; the apex is at ¾ of it. */
  readonly lift: number;
}

/** Below this a weight is drawn as nothing: it would be printed as 0.00. */
export const LEAST_WEIGHT = 0.005;

const CLEARANCE = 5; // px between an end and its token
const LANDING = 13; // px between two ends on the query
const LOOP_WIDTH = 15;
const LOOP_STROKE = 7;
const CONTROL = 1.28;

export function middle(spot: Spot): number {
  return spot.left + spot.width / 2;
}

function arcWidth(weight: number): number {
  return 1.5 + 15 * weight;
}

function arcOpacity(weight: number): number {
  return Math.min(1, 0.38 + 1.25 * weight);
}

/**
 * Arcs from the keys that `query` looks at. `height` is the room above the tokens; ends stand at
 * `height − 5`. Keys to the left land left, nearest innermost; keys to the right mirror them; what the
 * query gives itself is a small loop at its right shoulder.
 */
export function arcs(
  spots: readonly Spot[],
  query: number,
  weights: ArrayLike<number>,
  height: number,
): Arc[] {
  const target = spots[query];
  if (!target) return [];
  const seen = spots.flatMap((spot, key) => {
    const weight = weights[key] ?? 0;
    return weight >= LEAST_WEIGHT ? [{ key, weight, spot }] : [];
  });
  const order = [
    ...seen.filter(({ key }) => key < query).sort((a, b) => b.key - a.key),
    ...seen.filter(({ key }) => key > query).sort((a, b) => b.key - a.key),
  ];
  const loop = seen.find(({ key }) => key === query);
  const landings = order.length + (loop ? 1 : 0);
  const room = target.width - 16 - (loop ? LOOP_WIDTH : 0);
  const pitch = landings > 1 ? Math.min(LANDING, Math.max(0, room) / (landings - 1)) : 0;
  const span = pitch * (landings - 1) + (loop ? LOOP_WIDTH : 0);
  const first = middle(target) - span / 2;
  const ends = order.map((arc, index) => ({
    ...arc,
    from: middle(arc.spot),
    to: first + pitch * index,
  }));
  // Tokens that were not measured yet all stand at 0: no distance is longest then.
  const longest = Math.max(1, ...ends.map(({ from, to }) => Math.abs(to - from)));
  const base = height - CLEARANCE;
  const drawn = ends.map(({ key, weight, from, to }) => {
    const lift = CONTROL * (26 + Math.max(0, height - 38) * (Math.abs(to - from) / longest));
    return make(key, weight, from, to, base, lift, arcWidth(weight));
  });
  if (loop) {
    const from = first + pitch * order.length;
    const stroke = Math.min(LOOP_STROKE, arcWidth(loop.weight));
    drawn.push(make(query, loop.weight, from, from + LOOP_WIDTH, base, 34, stroke));
  }
  return drawn;
}

function make(
  key: number,
  weight: number,
  from: number,
  to: number,
  base: number,
  lift: number,
  width: number,
): Arc {
  const top = round(base - lift);
  const [x1, x2, y] = [round(from), round(to), round(base)];
  const path = `M${x1} ${y}C${x1} ${top} ${x2} ${top} ${x2} ${y}`;
  return {
    key,
    weight,
    path,
    width: round(width),
    opacity: round(arcOpacity(weight)),
    from,
    to,
    lift,
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
