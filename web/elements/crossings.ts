/** The geometry of lines between a row of keys above and a row of queries below. Pure. */
import { LEAST_WEIGHT, middle, type Spot } from "./arcs.ts";

export interface Crossing {
  readonly query: number;
  readonly key: number;
  readonly weight: number;
  readonly chosen: boolean;
  readonly path: string;
  readonly width: number;
}

const SPREAD = 6.5; // px between two ends on one token
const CLEARANCE = 5;

/**
 * Lines of all queries, the chosen one's last so that they lie on top. Ends spread over each token in
 * the order of the tokens they come from, so that lines to one token never cross at its edge.
 */
export function crossings(
  keys: readonly Spot[],
  queries: readonly Spot[],
  weightOf: (query: number, key: number) => number,
  chosen: number,
  height: number,
): Crossing[] {
  const pairs = queries.flatMap((_, query) =>
    keys.flatMap((_, key) => {
      const weight = weightOf(query, key);
      return weight >= LEAST_WEIGHT ? [{ query, key, weight }] : [];
    }),
  );
  const [top, bottom] = [CLEARANCE, height - CLEARANCE];
  const half = (top + bottom) / 2;
  const ofKey = group(pairs, "key", "query");
  const ofQuery = group(pairs, "query", "key");
  const lines = pairs.map(({ query, key, weight }) => {
    const x1 = end(keys[key], query, ofKey.get(key) ?? []);
    const x2 = end(queries[query], key, ofQuery.get(query) ?? []);
    const isChosen = query === chosen;
    return {
      query,
      key,
      weight,
      chosen: isChosen,
      path: `M${x1} ${top}C${x1} ${half} ${x2} ${half} ${x2} ${bottom}`,
      width: Math.round(((isChosen ? 11 : 6) * weight + 1.25) * 100) / 100,
    };
  });
  return lines.sort((a, b) => Number(a.chosen) - Number(b.chosen));
}

interface Pair {
  readonly query: number;
  readonly key: number;
}

/** The tokens at the other ends of the lines of each token, in reading order. */
function group(pairs: readonly Pair[], own: keyof Pair, other: keyof Pair): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const pair of pairs) {
    const ends = groups.get(pair[own]) ?? [];
    ends.push(pair[other]);
    groups.set(pair[own], ends);
  }
  return groups;
}

function end(spot: Spot | undefined, other: number, ends: readonly number[]): number {
  if (!spot) return 0;
  const room = Math.max(0, spot.width - 16);
  const pitch = ends.length > 1 ? Math.min(SPREAD, room / (ends.length - 1)) : 0;
  const place = ends.indexOf(other) - (ends.length - 1) / 2;
  return Math.round((middle(spot) + pitch * place) * 100) / 100;
}
