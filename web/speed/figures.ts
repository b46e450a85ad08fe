/** What the numbers come to: collected events, ratios, and where one line passes another. */
import type { SpeedEvent, Timed, Timing, Weighed, Weight } from "./protocol.ts";

/** Everything measured so far, by series in order of length. */
export interface SpeedResults {
  readonly times: Readonly<Partial<Record<Timed, readonly Timing[]>>>;
  readonly memory: Readonly<Partial<Record<Weighed, readonly Weight[]>>>;
  readonly stopped: Readonly<
    Partial<Record<Timed, { readonly length: number; readonly reason: "time" | "memory" }>>
  >;
  /** null until the cores are there. */
  readonly hasRelaxed: boolean | null;
  readonly difference: number | null;
}

export const NO_RESULTS: SpeedResults = {
  times: {},
  memory: {},
  stopped: {},
  hasRelaxed: null,
  difference: null,
};

/** The results with what an event adds to them. */
export function withEvent(results: SpeedResults, event: SpeedEvent): SpeedResults {
  switch (event.kind) {
    case "ready":
      return { ...results, hasRelaxed: event.hasRelaxed };
    case "time": {
      const before = results.times[event.series] ?? [];
      return { ...results, times: { ...results.times, [event.series]: [...before, event.timing] } };
    }
    case "memory": {
      const before = results.memory[event.series] ?? [];
      return {
        ...results,
        memory: { ...results.memory, [event.series]: [...before, event.weight] },
      };
    }
    case "stopped": {
      const { length, reason } = event;
      return { ...results, stopped: { ...results.stopped, [event.series]: { length, reason } } };
    }
    case "agreement":
      return { ...results, difference: Math.max(results.difference ?? 0, event.difference) };
    default:
      return results;
  }
}

/** A point of a line: a length and what was measured there. */
export interface Point {
  readonly length: number;
  readonly value: number;
}

export function timePoints(results: SpeedResults, series: Timed): Point[] {
  return (results.times[series] ?? []).map(({ length, milliseconds }) => ({
    length,
    value: milliseconds,
  }));
}

export function memoryPoints(results: SpeedResults, series: Weighed): Point[] {
  return (results.memory[series] ?? []).map(({ length, bytes }) => ({ length, value: bytes }));
}

export function valueAt(points: readonly Point[], length: number): number | null {
  return points.find((point) => point.length === length)?.value ?? null;
}

/** The lengths that any of the lines has, in order. */
export function lengthsOf(lines: readonly (readonly Point[])[]): number[] {
  const lengths = new Set(lines.flatMap((points) => points.map(({ length }) => length)));
  return [...lengths].sort((a, b) => a - b);
}

/** The longest length that all lines have, with their values there in order; null if none. */
export function longestCommon(
  ...lines: readonly (readonly Point[])[]
): { readonly length: number; readonly values: readonly number[] } | null {
  for (const length of lengthsOf(lines).reverse()) {
    const values = lines.map((points) => valueAt(points, length));
    if (values.every((value) => value !== null)) return { length, values };
  }
  return null;
}

/** Where a line that grows faster passes another. */
export type Crossing =
  | { readonly kind: "at"; readonly length: number }
  /** Below the other at the longest length; above it everywhere. */
  | { readonly kind: "below" | "above"; readonly longest: number };

/**
 * The length from which on `steep` lies above `flat`, between two measured ones by a straight line in
 * log-log; null with fewer than two lengths in common.
 */
export function crossing(steep: readonly Point[], flat: readonly Point[]): Crossing | null {
  const gaps = lengthsOf([steep, flat]).flatMap((length) => {
    const [a, b] = [valueAt(steep, length), valueAt(flat, length)];
    return a !== null && b !== null && a > 0 && b > 0 ? [{ length, gap: Math.log(a / b) }] : [];
  });
  const last = gaps.at(-1);
  if (!last || gaps.length < 2) return null;
  if (last.gap <= 0) return { kind: "below", longest: last.length };
  const before = gaps.findLastIndex(({ gap }) => gap <= 0);
  const [from, to] = [gaps[before], gaps[before + 1]];
  if (!from || !to) return { kind: "above", longest: last.length };
  const share = -from.gap / (to.gap - from.gap);
  return { kind: "at", length: from.length * (to.length / from.length) ** share };
}

/** Multiplications of one attention (scores and mixing) and of one recurrent layer (both products). */
export function attentionProducts(length: number, width: number): number {
  return 2 * length * length * width;
}
export function recurrentProducts(length: number, width: number): number {
  return 2 * length * width * width;
}
