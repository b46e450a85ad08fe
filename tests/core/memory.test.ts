import { loadCore } from "attention-playground/core";
import { expect, test } from "vitest";
import { wavy } from "./matrices.ts";

test("100,000 calls leave the memory where it was after the first hundred, errors included", async () => {
  const core = await loadCore();
  const query = wavy(4, 8, 1);
  const key = wavy(6, 8, 2);
  const value = wavy(6, 8, 3);
  const weights = wavy(8, 8, 4);
  const flat = { numHeads: 1, queryLength: 4, keyLength: 6, headDim: 8 };
  let refused = 0;
  const attempt = (call: () => unknown) => {
    try {
      call();
    } catch {
      refused++;
    }
  };
  const turns = [
    () =>
      core.attention({ query, key, value, pins: { key: [[1, 1, 2]] } }).explain("context", 0, 0),
    () =>
      core.multiHeadAttention({
        input: query,
        memory: key,
        numHeads: 2,
        wQuery: weights,
        wKey: weights,
        wValue: weights,
        wOutput: weights,
        score: "cosine",
      }),
    () => core.attention({ query, key: wavy(6, 7), value }),
    () => core.attention({ query, key, value, pins: { nothing: [[0, 0, 1]] } }),
    () => core.attention({ query, key, value, score: "additive" }),
    () => core.flashAttention({ query: query.data, key: key.data, value: value.data, ...flat }),
    () => core.flashAttention({ query: query.data, key: query.data, value: value.data, ...flat }),
    () => core.tokenize("나는 학교에 갔다", "particle"),
    () => core.matrix(16, 16).dispose(),
    () => core.tokenize("x", "no such unit" as never),
  ] as const;
  const run = (from: number, to: number) => {
    for (let call = from; call < to; call++) attempt(turns[call % turns.length] ?? turns[0]);
  };
  run(0, 100);
  const before = core.memoryBytes();
  run(100, 100_000);
  expect(core.memoryBytes()).toBe(before);
  expect(refused).toBe(50_000);
}, 60_000);

test("a resident matrix is zero at first, keeps what is written, and cannot be used once disposed of", async () => {
  const core = await loadCore();
  const resident = core.matrix(2, 3);
  expect([...resident.data]).toEqual([0, 0, 0, 0, 0, 0]);
  resident.data.set([1, 2, 3, 4, 5, 6]);
  const large = core.matrix(4096, 4096); // moves the memory
  expect([...resident.data]).toEqual([1, 2, 3, 4, 5, 6]);
  large.dispose();
  resident.dispose();
  resident.dispose();
  expect(() => resident.data).toThrow(/disposed/);
  expect(() => core.attention({ query: resident, key: wavy(1, 3), value: wavy(1, 1) })).toThrow(
    /disposed/,
  );
  expect(core.attention({ query: wavy(1, 3), key: wavy(1, 3), value: wavy(1, 1) }).names).toContain(
    "context",
  );
});

test("a resident matrix is zero at first also where something was before", async () => {
  const core = await loadCore();
  const used = core.matrix(100, 100);
  used.data.fill(7);
  used.dispose();
  expect(core.matrix(100, 100).data.every((x) => x === 0)).toBe(true);
});

test("cores do not share their memory", async () => {
  const [one, other] = await Promise.all([loadCore(), loadCore()]);
  const before = other.memoryBytes();
  one.matrix(4096, 4096);
  expect(one.memoryBytes()).toBeGreaterThan(before);
  expect(other.memoryBytes()).toBe(before);
});

test("the relaxed build computes the same attention within float32 rounding, or says it is not there", async () => {
  const relaxed = await loadCore({ simd: "relaxed" });
  const plain = await loadCore();
  expect(plain.simd).toBe("baseline");
  expect(["relaxed", "baseline"]).toContain(relaxed.simd);
  const options = { query: wavy(9, 12, 1), key: wavy(9, 12, 2), value: wavy(9, 12, 3) };
  const [a, b] = [relaxed, plain].map((core) => core.attention(options).get("context").data);
  a?.forEach((x, i) => {
    expect(x).toBeCloseTo(b?.[i] ?? Number.NaN, 5);
  });
});
