import { loadCore } from "attention-playground/core";
import { describe, expect, test } from "vitest";
import { rowsOf, wavy } from "./matrices.ts";

const core = await loadCore();
const { query, key, value } = { query: wavy(5, 3, 1), key: wavy(7, 3, 2), value: wavy(7, 2, 3) };

describe("core.spread", () => {
  test("gives entropy in nats, its exponential and the largest weight of every row", () => {
    const weights = core.attention({ query, key, value }).get("attention_weights");
    const { entropy, effectiveKeys, largest, mean } = core.spread(weights);
    const rows = rowsOf(weights);
    const expected = rows.map((row) => row.reduce((sum, w) => sum - w * Math.log(w), 0));
    expect(entropy).toHaveLength(5);
    for (const [row, nats] of expected.entries()) {
      expect(entropy[row]).toBeCloseTo(nats, 5);
      expect(effectiveKeys[row]).toBeCloseTo(Math.exp(nats), 4);
      expect(largest[row]).toBe(Math.max(...(rows[row] ?? [])));
    }
    expect(mean.entropy).toBeCloseTo(expected.reduce((sum, nats) => sum + nats, 0) / 5, 5);
  });

  test("refuses by name what are no finite weights", () => {
    const broken = { rows: 1, cols: 2, data: [0.5, Number.NaN] };
    expect(() => core.spread(broken)).toThrow(/attention_weights/);
    expect(() => core.spread({ rows: 0, cols: 2, data: [] })).toThrow(/attention_weights/);
  });
});

describe("core.normalMatrix", () => {
  test("gives mean 0 and variance 1, other numbers for another seed", () => {
    const { rows, cols, data } = core.normalMatrix(100, 100, 3);
    expect([rows, cols]).toEqual([100, 100]);
    const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
    const variance = data.reduce((sum, x) => sum + (x - mean) ** 2, 0) / data.length;
    expect(Math.abs(mean)).toBeLessThan(0.05);
    expect(Math.abs(variance - 1)).toBeLessThan(0.06);
    expect(core.normalMatrix(100, 100, 3).data).toEqual(data);
    expect(core.normalMatrix(100, 100, 4).data).not.toEqual(data);
  });
});
