import { expect, test } from "vitest";
import { flashProblem, layerProblem } from "../measure/problems.js";
import { flashReference, layerReference, spread, worstError } from "../measure/reference.js";

test("one key is all there is to see", () => {
  const problem = flashProblem({ heads: 2, queries: 3, keys: 1, dim: 4 });
  const { values } = flashReference(problem);
  for (let head = 0; head < 2; head++) {
    for (let i = 0; i < 3; i++) {
      const at = (head * 3 + i) * 4;
      expect([...values.subarray(at, at + 4)]).toEqual([
        ...problem.value.subarray(head * 4, head * 4 + 4),
      ]);
    }
  }
});

test("weights follow the scaled dot products", () => {
  const problem = {
    ...flashProblem({ heads: 1, queries: 1, keys: 2, dim: 4 }),
    query: Float32Array.of(2, 0, 0, 0),
    key: Float32Array.of(0, 0, 0, 0, Math.log(3), 0, 0, 0),
    value: Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0),
  };
  const { values } = flashReference(problem); // scores 0 and ln 3: weights 1/4 and 3/4
  expect(values[0]).toBeCloseTo(0.25, 6);
  expect(values[1]).toBeCloseTo(0.75, 6);
});

test("the first query of a causal problem sees the first key alone", () => {
  const problem = flashProblem({ heads: 1, queries: 5, dim: 4, causal: true });
  const { values } = flashReference(problem);
  expect([...values.subarray(0, 4)]).toEqual([...problem.value.subarray(0, 4)]);
  const full = flashReference({ ...problem, causal: false });
  expect([...values.subarray(16)]).toEqual([...full.values.subarray(16)]);
});

test("a layer of one token projects its value", () => {
  const problem = layerProblem({ length: 1, heads: 2, modelDim: 4 });
  const times = (row, { weight, bias }) =>
    Array.from({ length: 4 }, (_, col) =>
      row.reduce((sum, x, k) => sum + x * weight[k * 4 + col], bias[col]),
    );
  const { value, output } = problem.projections;
  const expected = times(times([...problem.input], value), output);
  const { values } = layerReference(problem);
  expected.forEach((number, col) => {
    expect(values[col]).toBeCloseTo(number, 10);
  });
});

test("of many rows the first, the last and some between are taken", () => {
  expect([...spread(4, 100)]).toEqual([0, 1, 2, 3]);
  const rows = spread(1000, 11);
  expect(rows.length).toBe(11);
  expect(rows[0]).toBe(0);
  expect(rows.at(-1)).toBe(999);
  expect(new Set(rows).size).toBe(11);
});

test("the error is the largest difference by the largest reference", () => {
  const reference = { rows: Int32Array.of(1), cols: 2, values: Float64Array.of(4, -1) };
  expect(worstError(Float32Array.of(9, 9, 4, -1), reference)).toBe(0);
  expect(worstError(Float32Array.of(9, 9, 3, -1), reference)).toBe(0.25);
  expect(worstError(Float32Array.of(9, 9, Number.NaN, -1), reference)).toBe(Infinity);
  expect(worstError(new Float32Array(2), reference)).toBe(Infinity);
});
