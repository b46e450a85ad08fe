import { type AttentionOptions, loadCore, SCORES, type Trace } from "attention-playground/core";
import { describe, expect, test } from "vitest";
import { relativeError, rowsOf, wavy } from "./matrices.ts";

const core = await loadCore();
const length = 21;
const memoryLength = 13;
const layer = {
  input: wavy(length, 12, 1),
  numHeads: 3,
  wQuery: wavy(12, 15, 2),
  wKey: wavy(12, 15, 3),
  wValue: wavy(12, 6, 4),
  wOutput: wavy(6, 10, 5),
};
const biases = {
  bQuery: wavy(1, 15, 6),
  bKey: wavy(1, 15, 7),
  bValue: wavy(1, 6, 8),
  bOutput: wavy(1, 10, 9).data,
};
const scoreWeights = {
  general: { w: wavy(5, 5, 4) },
  additive: { w_query: wavy(5, 4, 5), w_key: wavy(5, 4, 6), v: [1, -0.5, 0.25, 2] },
  concat: { w: wavy(10, 4, 7), v: wavy(4, 1, 8) },
};

function expectSame(result: Trace, traced: Trace, name: string): void {
  expect(result.names).toEqual([name]);
  expect(relativeError(result.get(name), rowsOf(traced.get(name)))).toBeLessThan(1e-5);
}

describe("intermediates: false gives the traced result and nothing else", () => {
  const variants: Record<string, object> = {
    plain: {},
    causal: { causal: true },
    biases,
    "causal, with biases": { ...biases, causal: true },
    memory: { memory: wavy(memoryLength, 12, 10) },
    "memory with padding": { memory: wavy(memoryLength, 12, 10), validKeys: 5 },
    window: { window: 3 },
    "a mask": { mask: Array.from({ length: length ** 2 }, (_, i) => (i % 3 === 0 ? 0 : 1)) },
    "nothing to see": { validKeys: 0 },
    "scale and temperature": { scale: 0.3, temperature: 0.5 },
    embeddings: { input: undefined, tokenEmbedding: layer.input, position: "sinusoidal" },
  };
  test.each(Object.entries(variants))("multi-head, %s", (_, variant) => {
    const options = { ...layer, ...variant };
    const result = core.multiHeadAttention({ ...options, intermediates: false });
    expectSame(result, core.multiHeadAttention(options), "output");
  });

  test.each(SCORES)("multi-head, score %s", (score) => {
    const weights = scoreWeights[score as keyof typeof scoreWeights];
    const options = { ...layer, score, ...(weights && { scoreWeights: weights }), causal: true };
    const result = core.multiHeadAttention({ ...options, intermediates: false });
    expectSame(result, core.multiHeadAttention(options), "output");
  });

  test.each(["wOutput", "no wOutput"])("one head on sentences, %s", (which) => {
    const { wOutput, numHeads, ...rest } = layer;
    const options = which === "wOutput" ? { ...rest, wOutput } : rest;
    const result = core.attention({ ...options, intermediates: false });
    const name = which === "wOutput" ? "output" : "context";
    expectSame(result, core.attention(options), name);
  });

  test("queries, keys and values, also as matrices of this core and of another", async () => {
    const other = await loadCore();
    const options = {
      query: wavy(length, 5, 1),
      key: wavy(memoryLength, 5, 2),
      value: wavy(memoryLength, 4, 3),
    };
    const traced = core.attention(options);
    expectSame(core.attention({ ...options, intermediates: false }), traced, "context");
    for (const owner of [core, other]) {
      const key = owner.matrix(memoryLength, 5);
      key.data.set(options.key.data);
      expectSame(core.attention({ ...options, key, intermediates: false }), traced, "context");
      expectSame2(core.attention({ ...options, key }), traced);
      expect(key.data).toEqual(options.key.data);
      key.dispose();
    }
  });

  const expectSame2 = (one: Trace, other: Trace) => {
    expect(one.names).toEqual(other.names);
    for (const name of one.names) expect(one.get(name)).toEqual(other.get(name));
  };

  test("resident weights take no memory for a copy", async () => {
    const own = await loadCore();
    const weights = { wQuery: own.matrix(512, 512), wKey: own.matrix(512, 512) };
    const all = { ...weights, wValue: own.matrix(512, 512), wOutput: own.matrix(512, 512) };
    const before = own.heapBytes();
    const input = wavy(8, 512);
    const result = own.multiHeadAttention({ input, numHeads: 8, ...all, intermediates: false });
    expect(result.get("output")).toMatchObject({ rows: 8, cols: 512 });
    expect(own.heapBytes() - before).toBeLessThan(512 * 512 * 4);
  });
});

describe("intermediates: false", () => {
  const small = { query: wavy(2, 3), key: wavy(2, 3), value: wavy(2, 3) };

  test("has no steps to explain, and says so", () => {
    const result = core.attention({ ...small, intermediates: false });
    expect(() => result.explain("context", 0, 0)).toThrow(RangeError);
    expect(() => result.explain("context", 0, 0)).toThrow(/steps to context were not kept/);
    expect(() => result.explain("context", 2, 0)).toThrow(/no cell \[2, 0\]/);
    expect(() => result.get("attention_weights")).toThrow(/no tensor "attention_weights"/);
    expect(result.pinned("context")).toEqual([]);
    expect(result.notes).toEqual([]);
  });

  test("refuses pins by name", () => {
    const pins = { key: [[0, 0, 1]] } as const;
    const call = () => core.attention({ ...small, intermediates: false, pins });
    expect(call).toThrow(RangeError);
    expect(call).toThrow(/^pins need the steps/);
  });

  test("is read as a flag, and true means the trace as ever", () => {
    const wrong = { ...small, intermediates: 0 as never };
    expect(() => core.attention(wrong)).toThrow(/intermediates needs to be true or false/);
    const traced = core.attention({ ...small, intermediates: true });
    expect(traced.names).toEqual(core.attention(small).names);
  });

  test("refuses wrong shapes and numbers as the traced pass does", () => {
    const refuse = (wrong: Partial<AttentionOptions>, message: RegExp) =>
      expect(() =>
        core.attention({ ...small, ...wrong, intermediates: false } as AttentionOptions),
      ).toThrow(message);
    refuse({ key: wavy(2, 4) }, /key has shape \[2, 4\]; it needs \[any, 3\]/);
    const numbers = [1, 2, Number.NaN, 4, 5, 6];
    refuse({ query: { rows: 2, cols: 3, data: numbers } }, /query\[0, 2\] is NaN/);
    const large = { rows: 2, cols: 3, data: new Array(6).fill(3e38) };
    refuse({ query: large, key: large }, /context\[0, 0\] left the range of float32/);
  });

  test("works for lengths whose scores would not fit", () => {
    const long = wavy(60_000, 4, 1);
    const few = wavy(2000, 4, 2);
    const result = core.attention({ query: few, key: long, value: long, intermediates: false });
    expect(result.get("context").data.every(Number.isFinite)).toBe(true);
  });
});
