import { type AttentionOptions, EVERY, loadCore, SCORES } from "attention-playground/core";
import { describe, expect, test } from "vitest";
import { referenceAttention, relativeError, rowsOf, wavy } from "./matrices.ts";

const core = await loadCore();
const query = wavy(5, 6, 1);
const key = wavy(7, 6, 2);
const value = wavy(7, 3, 3);
const scoreWeights = {
  general: { w: wavy(6, 6, 4) },
  additive: { w_query: wavy(6, 4, 5), w_key: wavy(6, 4, 6), v: [1, -0.5, 0.25, 2] },
  concat: { w: wavy(12, 4, 7), v: wavy(4, 1, 8) },
};

describe("attention", () => {
  test.each(SCORES)("%s agrees with the formula in double precision", (score) => {
    const options = {
      query,
      key,
      value,
      score,
      scoreWeights: { ...scoreWeights[score as keyof typeof scoreWeights] },
      temperature: 0.7,
      causal: true,
    };
    const trace = core.attention(options);
    const expected = referenceAttention(options);
    expect(relativeError(trace.get("attention_scores"), expected.scores)).toBeLessThan(2e-6);
    expect(relativeError(trace.get("attention_weights"), expected.weights)).toBeLessThan(2e-6);
    expect(relativeError(trace.get("context"), expected.context)).toBeLessThan(2e-6);
  });

  const masks: Record<string, Partial<AttentionOptions>> = {
    causal: { causal: true },
    window: { window: 1 },
    padding: { validKeys: 4 },
    arbitrary: { mask: Uint8Array.from({ length: 35 }, (_, i) => Number(i % 3 !== 0)) },
    together: { causal: true, window: 2, validKeys: 3, mask: new Uint8Array(35).fill(1) },
    "scale given": { scale: 2 },
  };
  test.each(Object.entries(masks))("%s: weights and context agree", (_name, mask) => {
    const options = { query, key, value, ...mask };
    const trace = core.attention(options);
    const expected = referenceAttention(options);
    expect(relativeError(trace.get("attention_weights"), expected.weights)).toBeLessThan(2e-6);
    expect(relativeError(trace.get("context"), expected.context)).toBeLessThan(2e-6);
  });

  test("names come in order of computation", () => {
    expect(core.attention({ query, key, value }).names).toEqual([
      "query",
      "key",
      "value",
      "attention_scores",
      "scaled_scores",
      "masked_scores",
      "row_maximum",
      "exponentials",
      "exponential_sum",
      "attention_weights",
      "context",
    ]);
  });

  test("a query that may see no key has zero weights and a zero context", () => {
    const trace = core.attention({ query, key, value, validKeys: 0 });
    expect([...trace.get("attention_weights").data]).toEqual(new Array(35).fill(0));
    expect([...trace.get("context").data]).toEqual(new Array(15).fill(0));
  });

  test("plain numbers and a resident matrix are read like a Float32Array", () => {
    const resident = core.matrix(5, 6);
    resident.data.set(query.data);
    const wanted = core.attention({ query, key, value }).get("context");
    const plain = { rows: 7, cols: 6, data: [...key.data] };
    expect(core.attention({ query: resident, key: plain, value }).get("context")).toEqual(wanted);
    resident.dispose();
  });

  test("what get() gave stays as it was after later calls", () => {
    const first = core.attention({ query, key, value });
    const weights = first.get("attention_weights");
    const before = [...weights.data];
    core.attention({ query: key, key: query, value: wavy(5, 2) });
    expect([...weights.data]).toEqual(before);
    expect([...first.get("attention_weights").data]).toEqual(before);
    weights.data.fill(9);
    expect([...first.get("attention_weights").data]).toEqual(before);
  });
});

describe("pins", () => {
  test("of a whole tensor hold in every cell, single ones on top, and are told as one", () => {
    const pins = { context: [[EVERY, EVERY, 0] as const, [1, 2, 0.5] as const] };
    const trace = core.attention({ query, key, value, pins });
    const expected = new Float32Array(5 * 3);
    expected[1 * 3 + 2] = 0.5;
    expect(trace.get("context").data).toEqual(expected);
    expect(trace.pinned("context").map(({ row, col }) => [row, col])).toEqual([[1, 2]]);
    const free = core.attention({ query, key, value }).get("context");
    const explanation = trace.explain("context", 4, 0);
    expect(explanation).toMatchObject({ value: 0, pinned: true });
    expect(explanation.result).toBeCloseTo(free.data[4 * 3] ?? 0, 6);
  });

  test("a pin holds, everything later follows, and the core's own number is kept", () => {
    const free = core.attention({ query, key, value });
    const pinned = core.attention({ query, key, value, pins: { key: [[2, 1, 5]] } });
    const changed = { rows: 7, cols: 6, data: key.data.slice() };
    changed.data[2 * 6 + 1] = 5;
    expect(pinned.get("context")).toEqual(
      core.attention({ query, key: changed, value }).get("context"),
    );
    expect(pinned.get("context")).not.toEqual(free.get("context"));
    expect(pinned.pinned("key")).toEqual([
      { row: 2, col: 1, value: 5, computed: key.data[2 * 6 + 1] },
    ]);
    expect(pinned.pinned("value")).toEqual([]);
  });

  test("a finite pin on masked_scores unmasks its cell", () => {
    const trace = core.attention({
      query,
      key,
      value,
      causal: true,
      pins: { masked_scores: [[0, 6, 1]] },
    });
    expect(rowsOf(trace.get("attention_weights"))[0]?.[6]).toBeGreaterThan(0);
    expect(rowsOf(trace.get("attention_weights"))[1]?.[6]).toBe(0);
  });

  test("pinned weights need not sum to 1, and the trace says so", () => {
    const trace = core.attention({ query, key, value, pins: { attention_weights: [[3, 0, 2]] } });
    const row = rowsOf(trace.get("attention_weights"))[3] ?? [];
    const sum = row.reduce((a, b) => a + b, 0);
    expect(trace.notes).toEqual([
      { kind: "row_sum", name: "attention_weights", row: 3, sum: expect.closeTo(sum, 5) },
    ]);
    expect(core.attention({ query, key, value }).notes).toEqual([]);
  });
});

describe("explain", () => {
  test("the terms of a context cell are weight times value and add up to it", () => {
    const trace = core.attention({ query, key, value });
    const context = rowsOf(trace.get("context"));
    const weights = rowsOf(trace.get("attention_weights"));
    const { terms, result, operation } = trace.explain("context", 4, 2);
    expect(operation).toBe("product");
    expect(result).toBe(context[4]?.[2]);
    expect(terms.map((term) => [term.name, term.row, term.col, term.value])).toEqual(
      weights[4]?.map((weight, j) => ["attention_weights", 4, j, weight]),
    );
    expect(terms.map((term) => term.with)).toEqual(
      rowsOf(value).map((row, j) => [{ name: "value", row: j, col: 2, value: row[2] }]),
    );
    expect(terms.reduce((sum, term) => sum + term.product, 0)).toBeCloseTo(result, 5);
  });

  test("every cell of every tensor of a multi-head pass with positions explains itself", () => {
    const trace = core.multiHeadAttention({
      tokenEmbedding: wavy(3, 4),
      memoryTokenEmbedding: wavy(2, 4, 1),
      position: "sinusoidal",
      numHeads: 2,
      wQuery: wavy(4, 4, 2),
      wKey: wavy(4, 4, 3),
      wValue: wavy(4, 6, 4),
      wOutput: wavy(6, 4, 5),
      bOutput: [1, 2, 3, 4],
      causal: true,
    });
    for (const name of trace.names) {
      const { rows, cols, data } = trace.get(name);
      for (let cell = 0; cell < rows * cols; cell++) {
        const explanation = trace.explain(name, Math.floor(cell / cols), cell % cols);
        expect(explanation.value).toBe(data[cell]);
        if (Number.isFinite(explanation.value)) {
          expect(explanation.result).toBeCloseTo(explanation.value, 5);
        }
      }
    }
  });

  test("a pinned cell's arithmetic still gives the core's number", () => {
    const free = core.attention({ query, key, value }).explain("attention_scores", 1, 2);
    const pinned = core
      .attention({ query, key, value, pins: { attention_scores: [[1, 2, 9]] } })
      .explain("attention_scores", 1, 2);
    expect(pinned).toMatchObject({ value: 9, pinned: true, result: free.value });
    expect(free).toMatchObject({ pinned: false, result: free.value });
  });

  test("an earlier trace can still be explained after later passes", () => {
    const trace = core.attention({ query, key, value });
    const before = trace.explain("context", 0, 0);
    core.attention({ query: key, key: query, value: wavy(5, 2) }).explain("context", 0, 0);
    expect(trace.explain("context", 0, 0)).toEqual(before);
  });
});

describe("multiHeadAttention", () => {
  const layer = {
    input: wavy(4, 6),
    numHeads: 2,
    wQuery: wavy(6, 6, 1),
    wKey: wavy(6, 6, 2),
    wValue: wavy(6, 6, 3),
    wOutput: wavy(6, 6, 4),
  };

  test("each head is attention on its own columns", () => {
    const trace = core.multiHeadAttention({ ...layer, causal: true });
    for (const head of [0, 1]) {
      const alone = core.attention({
        query: trace.get(`head.${head}.query`),
        key: trace.get(`head.${head}.key`),
        value: trace.get(`head.${head}.value`),
        causal: true,
      });
      expect(alone.get("context")).toEqual(trace.get(`head.${head}.context`));
      expect(alone.get("attention_weights")).toEqual(trace.get(`head.${head}.attention_weights`));
    }
    const joined = rowsOf(trace.get("head.0.context")).map((row, i) => [
      ...row,
      ...(rowsOf(trace.get("head.1.context"))[i] ?? []),
    ]);
    expect(rowsOf(trace.get("concatenated_context"))).toEqual(joined);
  });

  test("one head keeps its prefix, and gives what plain attention gives", () => {
    const one = core.multiHeadAttention({ ...layer, numHeads: 1 });
    const plain = core.attention(layer);
    expect(one.has("head.0.attention_weights")).toBe(true);
    expect(plain.has("attention_weights")).toBe(true);
    expect(one.get("output")).toEqual(plain.get("output"));
  });

  test("keys and values come from memory when there is one", () => {
    const trace = core.multiHeadAttention({ ...layer, memory: wavy(3, 6, 9) });
    expect(trace.get("head.0.attention_weights")).toMatchObject({ rows: 4, cols: 3 });
    expect(trace.names.slice(0, 2)).toEqual(["input", "memory"]);
  });

  test("the embedding scale is √model_dim, and only with sinusoidal positions", () => {
    const { input: tokenEmbedding, ...weights } = layer;
    const positioned = core.multiHeadAttention({
      ...weights,
      tokenEmbedding,
      position: "sinusoidal",
    });
    const scaled = rowsOf(positioned.get("token_embedding"));
    rowsOf(tokenEmbedding).forEach((row, i) => {
      row.forEach((x, j) => {
        expect(scaled[i]?.[j]).toBeCloseTo(x * Math.sqrt(6), 5);
      });
    });
    const encoding = rowsOf(positioned.get("position_encoding"));
    expect(encoding[0]).toEqual([0, 1, 0, 1, 0, 1]);
    expect(encoding[2]?.[0]).toBeCloseTo(Math.sin(2), 6);
    expect(encoding[2]?.[3]).toBeCloseTo(Math.cos(2 / 10000 ** (2 / 6)), 6);
    const plain = core.multiHeadAttention({ ...weights, tokenEmbedding });
    expect(plain.get("token_embedding")).toEqual(tokenEmbedding);
    expect(plain.has("position_encoding")).toBe(false);
  });
});

describe("flashAttention", () => {
  test.each([
    { numHeads: 1, queryLength: 1, keyLength: 1, headDim: 1, causal: false },
    { numHeads: 3, queryLength: 65, keyLength: 97, headDim: 5, causal: false },
    { numHeads: 2, queryLength: 97, keyLength: 64, headDim: 8, causal: true },
    { numHeads: 1, queryLength: 63, keyLength: 130, headDim: 64, causal: true },
  ])(
    "agrees with the traced pass: $numHeads heads, $queryLength × $keyLength, d $headDim, causal $causal",
    (shape) => {
      const { numHeads, queryLength, keyLength, headDim, causal } = shape;
      const q = wavy(numHeads * queryLength, headDim, 1);
      const k = wavy(numHeads * keyLength, headDim, 2);
      const v = wavy(numHeads * keyLength, headDim, 3);
      const fused = core.flashAttention({ query: q.data, key: k.data, value: v.data, ...shape });
      for (let head = 0; head < numHeads; head++) {
        const part = (matrix: typeof q, length: number) => ({
          rows: length,
          cols: headDim,
          data: matrix.data.subarray(head * length * headDim, (head + 1) * length * headDim),
        });
        const traced = core
          .attention({
            query: part(q, queryLength),
            key: part(k, keyLength),
            value: part(v, keyLength),
            causal,
          })
          .get("context");
        const fusedHead = part({ ...q, data: fused }, queryLength);
        expect(relativeError(fusedHead, rowsOf(traced))).toBeLessThan(1e-5);
      }
    },
  );

  test("resident matrices give what arrays give", () => {
    const data = wavy(6, 4).data;
    const shape = { numHeads: 2, queryLength: 3, keyLength: 3, headDim: 4 };
    const resident = core.matrix(6, 4);
    resident.data.set(data);
    expect(
      core.flashAttention({ query: resident, key: resident, value: resident, ...shape }),
    ).toEqual(core.flashAttention({ query: data, key: data, value: data, ...shape }));
    resident.dispose();
  });
});
