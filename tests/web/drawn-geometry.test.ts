import { describe, expect, it } from "vitest";
import { arcs, type Spot } from "../../web/elements/arcs.ts";
import { crossings } from "../../web/elements/crossings.ts";
import { mainTerm, runningBars } from "../../web/elements/opened/running-bars.ts";
import { pile } from "../../web/elements/steps/pile.ts";

/** Tokens of 60 px, 40 px apart. */
const line = (count: number): Spot[] =>
  Array.from({ length: count }, (_, index) => ({ left: index * 100, width: 60 }));

/** The four points of "M x y C x1 y1 x2 y2 x y". */
function points(path: string): [number, number][] {
  const numbers = [...path.matchAll(/-?[\d.]+/g)].map(([text]) => Number(text));
  return [0, 2, 4, 6].map((at) => [numbers[at] ?? 0, numbers[at + 1] ?? 0]);
}

function pointAt(path: string, t: number): [number, number] {
  const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3];
  return points(path).reduce<[number, number]>(
    ([x, y], [px, py], index) => [x + px * (weights[index] ?? 0), y + py * (weights[index] ?? 0)],
    [0, 0],
  );
}

/** Height above the tokens where the arc passes over `x`; null where it does not. */
function heightOver(path: string, x: number): number | null {
  let best: number | null = null;
  for (let step = 0; step <= 400; step++) {
    const [px, py] = pointAt(path, step / 400);
    if (Math.abs(px - x) < 1.2) best = Math.max(best ?? Number.NEGATIVE_INFINITY, 160 - py);
  }
  return best;
}

describe("arcs", () => {
  const drawn = arcs(line(5), 4, [0.34, 0.09, 0.43, 0.14, 0], 160);
  const byKey = (key: number) => drawn.find((arc) => arc.key === key);

  it("leaves every key at its middle and stands 5 px above the tokens at both ends", () => {
    for (const { key, path } of drawn) {
      const [start, , , end] = points(path);
      expect(start).toEqual([key * 100 + 30, 155]);
      expect(end?.[1]).toBe(155);
    }
  });

  it("lands side by side on the query, the nearest key innermost, 13 px apart at most", () => {
    const ends = [3, 2, 1, 0].map((key) => byKey(key)?.to ?? Number.NaN);
    for (let index = 1; index < ends.length; index++) {
      const step = (ends[index] ?? 0) - (ends[index - 1] ?? 0);
      expect(step).toBeGreaterThan(0);
      expect(step).toBeLessThanOrEqual(13);
    }
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(400);
    expect(Math.max(...ends)).toBeLessThanOrEqual(460);
  });

  it("nests: a farther key's arc passes over all nearer ones", () => {
    for (const [inner, outer] of [
      [3, 2],
      [2, 1],
      [1, 0],
    ] as const) {
      const inside = byKey(inner);
      const outside = byKey(outer);
      for (let x = (inside?.from ?? 0) + 4; x < (inside?.to ?? 0) - 4; x += 7) {
        expect(heightOver(outside?.path ?? "", x) ?? 0).toBeGreaterThan(
          heightOver(inside?.path ?? "", x) ?? 999,
        );
      }
    }
  });

  it("stays within the height", () => {
    for (const { lift } of drawn) expect(0.75 * lift + 5 + 8).toBeLessThan(160);
  });

  it("draws a weight that prints as 0.00 as nothing", () => {
    expect(arcs(line(3), 2, [0.0049, 0.005, 0.99], 160).map(({ key }) => key)).toEqual([1, 2]);
  });

  it("draws what a query gives itself as a small loop at the right", () => {
    const [loop] = arcs(line(3), 1, [0, 1, 0], 160);
    expect(loop?.from).toBeGreaterThanOrEqual(100);
    expect(loop?.to).toBeLessThanOrEqual(160);
    expect((loop?.to ?? 0) - (loop?.from ?? 0)).toBeLessThan(20);
    expect(loop?.width).toBe(7);
  });

  it("mirrors keys to the right, so that no two arcs cross at the query", () => {
    const both = arcs(line(5), 2, [0.2, 0.2, 0.2, 0.2, 0.2], 160);
    const ends = [1, 0, 4, 3].map((key) => both.find((arc) => arc.key === key)?.to ?? Number.NaN);
    expect(ends).toEqual([...ends].sort((a, b) => a - b));
  });

  it("is wider and stronger where the weight is larger, on a fixed scale", () => {
    expect(byKey(2)?.width).toBeCloseTo(1.5 + 15 * 0.43);
    expect(byKey(2)?.opacity).toBeGreaterThan(byKey(1)?.opacity ?? 1);
    expect(byKey(1)?.opacity).toBeGreaterThanOrEqual(0.38);
  });

  it("draws nothing for a query that is not there", () => {
    expect(arcs([], 0, [], 160)).toEqual([]);
  });

  it("draws finite paths over tokens that were not measured yet", () => {
    const unmeasured = [0, 1, 2].map(() => ({ left: 0, width: 0 }));
    const drawn = arcs(unmeasured, 2, [0.3, 0.3, 0.4], 160);
    expect(drawn).toHaveLength(3);
    for (const { path } of drawn) expect(path).not.toMatch(/NaN|Infinity/);
  });
});

describe("crossings", () => {
  const weights = [
    [0.1, 0.9],
    [0.5, 0.5],
  ];
  const drawn = crossings(line(2), line(2), (q, k) => weights[q]?.[k] ?? 0, 0, 100);

  it("puts the chosen query's lines last, on top", () => {
    expect(drawn.map(({ chosen }) => chosen)).toEqual([false, false, true, true]);
  });

  it("draws the chosen query's lines wider than another's of the same weight", () => {
    const same = crossings(line(1), line(2), () => 0.5, 0, 100);
    expect(same.find(({ query }) => query === 0)?.width).toBeCloseTo(1.25 + 5.5);
    expect(same.find(({ query }) => query === 1)?.width).toBeCloseTo(1.25 + 3);
  });

  it("spreads the ends on a token in the order of where they come from", () => {
    const startOf = (query: number, key: number) =>
      points(drawn.find((each) => each.query === query && each.key === key)?.path ?? "")[0]?.[0] ??
      0;
    expect(startOf(1, 0) - startOf(0, 0)).toBeCloseTo(6.5);
  });
});

describe("runningBars", () => {
  it("starts each bar where the last one ended", () => {
    const { steps, zero } = runningBars([2, -3, 5], 76);
    expect(steps[0]?.from).toBe(zero);
    expect(steps[1]?.from).toBe(steps[0]?.to);
    expect(steps[2]?.from).toBe(steps[1]?.to);
  });

  it("goes up for what adds and down for what takes away, within its height", () => {
    const { steps } = runningBars([2, -3, 5], 76);
    const [first, second] = steps;
    expect(first?.to).toBeLessThan(first?.from ?? 0);
    expect(second?.to).toBeGreaterThan(second?.from ?? 99);
    for (const { to } of steps) {
      expect(to).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(76);
    }
  });

  it("stays flat where every product is 0", () => {
    const { steps, zero } = runningBars([0, 0], 76);
    expect(steps.every(({ from, to }) => from === zero && to === zero)).toBe(true);
  });
});

describe("mainTerm", () => {
  const explanation = (products: number[], pinned = false) => ({
    name: "attention_scores",
    row: 0,
    col: 0,
    value: 0,
    operation: "product" as const,
    factor: 1,
    result: products.reduce((sum, product) => sum + product, 0),
    pinned,
    terms: products.map((product) => ({
      name: "q",
      row: 0,
      col: 0,
      value: 1,
      with: [],
      product,
      multiplier: 1,
    })),
  });

  it("finds the term that makes more than half, of negative sums too", () => {
    expect(mainTerm(explanation([0, 5, 0.5]))).toBe(1);
    expect(mainTerm(explanation([-4, -1]))).toBe(0);
  });

  it("finds none where no term does, where the sum is 0, or where the cell is pinned", () => {
    expect(mainTerm(explanation([1, 1, 1]))).toBeNull();
    expect(mainTerm(explanation([0, 0]))).toBeNull();
    expect(mainTerm(explanation([7.5, -7.7, 0.1]))).toBeNull();
    expect(mainTerm(explanation([5, 0], true))).toBeNull();
  });
});

describe("pile", () => {
  it("piles positive parts up from the zero line and negative ones down from it", () => {
    const { stacks, zero } = pile([[2, -1, 1]], [2], 100);
    const [stack] = stacks;
    const part = (key: number) => stack?.parts.find((each) => each.key === key);
    expect(zero).toBeCloseTo(75);
    expect((part(0)?.top ?? 0) + (part(0)?.height ?? 0)).toBeLessThanOrEqual(zero);
    expect(part(2)?.top).toBeLessThan(part(0)?.top ?? 0);
    expect(part(1)?.top).toBeCloseTo(zero);
    expect(stack?.total).toBeCloseTo(25);
  });

  it("measures every column with the same scale", () => {
    const { stacks } = pile([[1], [4]], [1, 4], 100);
    expect(stacks[0]?.total).toBeCloseTo(75);
    expect(stacks[1]?.total).toBeCloseTo(0);
  });

  it("leaves out parts too small to see", () => {
    expect(pile([[100, 0.1]], [100.1], 100).stacks[0]?.parts.map(({ key }) => key)).toEqual([0]);
  });
});
