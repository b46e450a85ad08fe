import { describe, expect, test } from "vitest";
import { formatTiny } from "../../web/speed/format.ts";
import { apart, type PlotBox, plotOf, valueDomain } from "../../web/speed/plot.ts";

const box: PlotBox = { left: 50, right: 350, top: 10, bottom: 210 };
const lengths = [64, 128, 256, 512, 1024, 2048, 4096];
const square = lengths.map((length) => ({ length, value: length ** 2 / 1e4 }));
const plot = (points = square, room = 40) => {
  const made = plotOf(
    box,
    lengths,
    [{ id: "a", points }],
    [{ id: "guide", growth: 2, along: "a" }],
    room,
  );
  if (!made) throw new Error("there is something to draw");
  return made;
};

describe("plotOf", () => {
  test("puts doubled lengths at equal distances, from edge to edge", () => {
    const xs = plot().columns.map(({ x }) => x);
    expect(xs[0]).toBeCloseTo(50);
    expect(xs.at(-1)).toBeCloseTo(350);
    for (let i = 1; i < xs.length; i++) expect((xs[i] ?? 0) - (xs[i - 1] ?? 0)).toBeCloseTo(50);
  });

  test("makes n² a straight line that rises four times a doubling", () => {
    const [line] = plot().lines;
    const rises = line?.dots.slice(1).map(({ y }, i) => (line.dots[i]?.y ?? 0) - y) ?? [];
    expect(rises).toHaveLength(6);
    for (const rise of rises) expect(rise).toBeCloseTo(rises[0] ?? Number.NaN, 6);
    expect(line?.path.startsWith("M50.0 ")).toBe(true);
  });

  test("marks powers of ten, all within the plot", () => {
    const { rows } = plot();
    expect(rows.map(({ value }) => value)).toEqual([1, 10, 100, 1000]);
    for (const { y } of rows) expect(y >= box.top && y <= box.bottom).toBe(true);
  });

  test("labels every length where there is room, else fewer, the last always", () => {
    expect(plot().columns.every(({ labelled }) => labelled)).toBe(true);
    const few = plot(square, 90).columns.filter(({ labelled }) => labelled);
    expect(few.map(({ length }) => length)).toEqual([64, 256, 1024, 4096]);
  });

  test("draws a guide along its line, below it and inside the plot", () => {
    const [guide] = plot().guides;
    const [line] = plot().lines;
    const ys = [...(guide?.path.matchAll(/ ([\d.]+)/g) ?? [])].map((match) => Number(match[1]));
    expect(ys).toHaveLength(2);
    expect(ys[0]).toBeLessThanOrEqual(box.bottom + 0.1);
    expect(ys[1]).toBeGreaterThan(line?.dots.at(-1)?.y ?? Number.NaN);
  });

  test("keeps the range of lengths while a run is still short, and one point is enough", () => {
    const short = plot(square.slice(0, 1));
    expect(short.columns).toHaveLength(7);
    expect(short.lines[0]?.dots).toHaveLength(1);
    expect(short.rows.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(short)).not.toContain("null,null");
    expect(JSON.stringify(plotOf(box, lengths, [], [], 40))).toBe("null");
  });

  test("leads from a line that ends early to its name at the right", () => {
    const made = plotOf(
      box,
      lengths,
      [
        { id: "early", points: square.slice(0, 5) },
        { id: "whole", points: square.map(({ length, value }) => ({ length, value: value / 50 })) },
      ],
      [],
      40,
    );
    const [early, whole] = made?.lines ?? [];
    expect(early?.label.leader).toMatch(/^M257\.0 .*L357\.0 /);
    expect(whole?.label.leader).toBeNull();
    expect(early?.label.x).toBe(whole?.label.x);
  });
});

test("apart moves positions as little as needed, within bounds", () => {
  expect(apart([10, 50, 90], 16, 0, 100)).toEqual([10, 50, 90]);
  expect(apart([50, 52], 16, 0, 100)).toEqual([50, 66]);
  expect(apart([95, 99], 16, 0, 100)).toEqual([84, 100]);
  expect(apart([-5], 16, 0, 100)).toEqual([0]);
});

describe("valueDomain", () => {
  test("leaves room around the values and holds two powers of ten", () => {
    const [least, most] = valueDomain([0.05, 200]);
    expect(least).toBeLessThan(0.05);
    expect(most).toBeGreaterThan(200);
    expect(valueDomain([3, 4])).toEqual([1, 10]);
  });
  test("does without values that have no logarithm", () => {
    expect(valueDomain([0, Number.NaN])).toEqual([1, 10]);
  });
});

test("a difference that rounding makes is printed with one digit and no exponent", () => {
  expect(formatTiny(3.8e-6)).toBe("0.000004");
  expect(formatTiny(1.2e-7)).toBe("0.0000001");
  expect(formatTiny(0)).toBe("0");
  expect(formatTiny(Number.NaN)).toBe("0");
});
