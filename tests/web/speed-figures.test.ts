import { describe, expect, test } from "vitest";
import { crossing, longestCommon, type Point } from "../../web/speed/figures.ts";
import {
  formatAbout,
  formatBytes,
  formatLength,
  formatMeasured,
  formatMilliseconds,
} from "../../web/speed/format.ts";
import { naiveAttention } from "../../web/speed/naive.ts";
import { evenNumbers, relativeDifference } from "../../web/speed/numbers.ts";
import { referenceAttention, relativeError } from "../core/matrices.ts";

const line = (value: (length: number) => number, lengths = [64, 128, 256, 512]): Point[] =>
  lengths.map((length) => ({ length, value: value(length) }));

describe("crossing", () => {
  test("is found exactly where both lines are straight in log-log", () => {
    const found = crossing(
      line((n) => n * n),
      line((n) => 200 * n),
    );
    expect(found?.kind).toBe("at");
    expect(found?.kind === "at" && found.length).toBeCloseTo(200, 6);
  });

  test("takes the last passing, not a noisy one at short lengths", () => {
    const flat = [5, 15, 30, 60].map((value, i) => ({ length: 64 * 2 ** i, value }));
    const steep = [6, 10, 20, 90].map((value, i) => ({ length: 64 * 2 ** i, value }));
    const found = crossing(steep, flat);
    expect(found?.kind === "at" && found.length > 256 && found.length < 512).toBe(true);
  });

  test("says so where one line lies below or above the other throughout", () => {
    const low = line((n) => n);
    const high = line((n) => 3 * n);
    expect(crossing(low, high)).toEqual({ kind: "below", longest: 512 });
    expect(crossing(high, low)).toEqual({ kind: "above", longest: 512 });
  });

  test("looks only at lengths that both have, and at two of them at least", () => {
    expect(
      crossing(
        line((n) => n, [64]),
        line((n) => n, [64]),
      ),
    ).toBeNull();
    expect(
      crossing(
        line((n) => n, [64, 128]),
        line((n) => n, [256, 512]),
      ),
    ).toBeNull();
    expect(
      crossing(
        line((n) => n, [64, 128, 256]),
        line((n) => 2 * n, [64, 128]),
      ),
    ).toEqual({
      kind: "below",
      longest: 128,
    });
  });
});

test("longestCommon gives the values where all lines still have one", () => {
  const short = line((n) => n, [64, 128]);
  const long = line((n) => 2 * n);
  expect(longestCommon(short, long)).toEqual({ length: 128, values: [128, 256] });
  expect(
    longestCommon(
      short,
      line((n) => n, [512]),
    ),
  ).toBeNull();
});

describe("numbers are printed with the digits a measurement deserves", () => {
  test.each([
    [0, "0"],
    [0.00423, "0.0042"],
    [0.1, "0.10"],
    [0.0996, "0.10"],
    [0.354, "0.35"],
    [4.81, "4.8"],
    [9.96, "10"],
    [23.4, "23"],
    [99.7, "100"],
    [671.4, "671"],
    [1234.5, "1,230"],
    [Number.NaN, "–"],
    [Number.POSITIVE_INFINITY, "–"],
    [-1, "–"],
  ])("%s as %s", (value, text) => {
    expect(formatMeasured(value)).toBe(text);
  });

  test("times in ms, memory in the unit that keeps it short, lengths with commas", () => {
    expect(formatMilliseconds(0.0351)).toBe("0.035 ms");
    expect(formatBytes(512)).toBe("512 B");
    expect(formatBytes(114_896)).toBe("115 kB");
    expect(formatBytes(999_600)).toBe("1.0 MB");
    expect(formatBytes(4_243_664)).toBe("4.2 MB");
    expect(formatBytes(1.27e9)).toBe("1.3 GB");
    expect(formatBytes(Number.NaN)).toBe("–");
    expect(formatLength(16384)).toBe("16,384");
    expect(formatAbout(1234.5)).toBe("1,200");
  });
});

describe("naiveAttention", () => {
  test.each([1, 2, 3, 4, 5, 63, 64, 65])("is attention, at length %d", (length) => {
    for (const dim of [1, 3, 8]) {
      const [query, key, value] = [1, 2, 3].map((seed) => evenNumbers(length * dim, seed, 3));
      if (!query || !key || !value) throw new Error("three arrays");
      const matrix = (data: Float32Array) => ({ rows: length, cols: dim, data });
      const { context } = referenceAttention({
        query: matrix(query),
        key: matrix(key),
        value: matrix(value),
      });
      const computed = matrix(naiveAttention(query, key, value, length, dim));
      expect(relativeError(computed, context), `width ${dim}`).toBeLessThan(1e-6);
    }
  });

  test("survives scores that would overflow without the row maximum", () => {
    const large = Float32Array.of(300, -300, 300);
    expect([...naiveAttention(large, large, Float32Array.of(1, 2, 3), 3, 1)]).toEqual([2, 2, 2]);
  });
});

describe("numbers to compute with", () => {
  test("lie evenly in their range and differ by seed", () => {
    const numbers = evenNumbers(10_000, 7, 2);
    const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.max(...numbers)).toBeGreaterThan(1.99);
    expect(Math.max(...numbers.map(Math.abs))).toBeLessThanOrEqual(2);
    expect(evenNumbers(4, 7)).not.toEqual(evenNumbers(4, 8));
    expect(evenNumbers(4, 7)).toEqual(evenNumbers(4, 7));
  });

  test("relativeDifference is infinite where something is no number", () => {
    const of = (...numbers: number[]) => Float32Array.from(numbers);
    expect(relativeDifference(of(1, 2), of(1, 4))).toBe(0.5);
    expect(relativeDifference(of(Number.NaN, 2), of(1, 4))).toBe(Number.POSITIVE_INFINITY);
    expect(relativeDifference(of(1), of(Number.NaN))).toBe(Number.POSITIVE_INFINITY);
    expect(relativeDifference(of(1), of(1, 2))).toBe(Number.POSITIVE_INFINITY);
  });
});
