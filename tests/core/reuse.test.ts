/** Calls share memory, names and layouts: nothing of one may be seen in another. */
import { loadCore, type Trace, TraceReader } from "attention-playground/core";
import { expect, test } from "vitest";
import { wavy } from "./matrices.ts";

const contents = (trace: Trace) =>
  Object.fromEntries(trace.names.map((name) => [name, trace.get(name)]));

const calls = (core: Awaited<ReturnType<typeof loadCore>>) => [
  () => core.attention({ query: wavy(3, 4, 1), key: wavy(5, 4, 2), value: wavy(5, 2, 3) }),
  () => core.attention({ query: wavy(5, 4, 1), key: wavy(3, 4, 2), value: wavy(3, 2, 3) }),
  () =>
    core.multiHeadAttention({
      input: wavy(70, 9, 1),
      numHeads: 3,
      wQuery: wavy(9, 6, 2),
      wKey: wavy(9, 6, 3),
      wValue: wavy(9, 6, 4),
      wOutput: wavy(6, 9, 5),
      pins: { "head.1.attention_weights": [[0, 3, 0.5]] },
    }),
  () =>
    core.attention({
      query: wavy(3, 4, 1),
      key: wavy(5, 4, 2),
      value: wavy(5, 2, 3),
      score: "cosine",
      mask: Array.from({ length: 15 }, (_, i) => i % 2),
    }),
];

test("a pass gives the same whatever was computed before it", async () => {
  const expected = [];
  for (const index of calls(await loadCore()).keys()) {
    const trace = calls(await loadCore())[index]?.() as TraceReader;
    expected.push({ contents: contents(trace), notes: trace.notes, data: trace.data });
  }
  const core = await loadCore();
  const all = calls(core);
  for (const index of [0, 0, 1, 0, 2, 2, 1, 3, 0, 3, 2]) {
    const trace = all[index]?.() as TraceReader;
    expect(contents(trace)).toEqual(expected[index]?.contents);
    expect(trace.notes).toEqual(expected[index]?.notes);
    expect(trace.data.pinCells).toEqual(expected[index]?.data.pinCells);
  }
});

test("a trace stays as it was when later passes and growth come", async () => {
  const core = await loadCore();
  const [first, , third] = calls(core);
  const trace = first?.() as TraceReader;
  const before = contents(trace);
  const explained = trace.explain("context", 1, 1);
  third?.();
  core.matrix(4096, 4096);
  first?.();
  expect(contents(trace)).toEqual(before);
  expect(trace.explain("context", 1, 1)).toEqual(explained);
});

test("passes of one structure share names and layout, another structure has its own", async () => {
  const [first, second] = calls(await loadCore());
  const [one, again, other] = [first?.(), first?.(), second?.()] as TraceReader[];
  expect(again?.data.names).toBe(one?.data.names);
  expect(again?.data.layout).toBe(one?.data.layout);
  expect(other?.data.layout).not.toEqual(one?.data.layout);
});

test("a trace as plain data survives a copy, with its numbers and explanations", async () => {
  const core = await loadCore();
  const trace = calls(core)[2]?.() as TraceReader;
  const copy = new TraceReader(structuredClone(trace.data));
  expect(contents(copy)).toEqual(contents(trace));
  expect(copy.pinned("head.1.attention_weights")).toEqual(trace.pinned("head.1.attention_weights"));
});

test("flashAttention gives the same at every size, small after large, and gives large rooms back", async () => {
  const core = await loadCore();
  const call = (length: number) => {
    const data = wavy(length, 16, 3).data;
    const shape = { numHeads: 1, queryLength: length, keyLength: length, headDim: 16 };
    return core.flashAttention({ query: data, key: data, value: data, ...shape });
  };
  const small = call(5);
  const before = core.heapBytes();
  call(20_000);
  expect(core.heapBytes() - before).toBeLessThan(2 ** 20);
  expect(call(5)).toEqual(small);
});

test("a matrix of another core is copied, one that was disposed of is refused", async () => {
  const [core, other] = await Promise.all([loadCore(), loadCore()]);
  const data = wavy(6, 4, 1).data;
  const shape = { numHeads: 2, queryLength: 3, keyLength: 3, headDim: 4 };
  const expected = core.flashAttention({ query: data, key: data, value: data, ...shape });
  for (const owner of [core, other]) {
    const key = owner.matrix(6, 4);
    key.data.set(data);
    expect(core.flashAttention({ query: data, key, value: data, ...shape })).toEqual(expected);
    key.dispose();
    expect(() => core.flashAttention({ query: data, key, value: data, ...shape })).toThrow(
      /disposed/,
    );
  }
});

test("resident inputs are checked: shape, NaN and range", async () => {
  const core = await loadCore();
  const shape = { numHeads: 2, queryLength: 3, keyLength: 3, headDim: 4 };
  const data = wavy(6, 4, 1).data;
  const wrong = core.matrix(4, 6);
  expect(() => core.flashAttention({ query: wrong, key: data, value: data, ...shape })).toThrow(
    /query has shape \[4, 6\]; it needs \[6, 4\]/,
  );
  const value = core.matrix(6, 4);
  value.data.fill(1);
  value.data[13] = Number.POSITIVE_INFINITY;
  expect(() => core.flashAttention({ query: data, key: data, value, ...shape })).toThrow(
    /value\[3, 1\] is NaN or infinite/,
  );
});
