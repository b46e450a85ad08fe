import {
  type AttentionOptions,
  CoreRangeError,
  CoreTypeError,
  loadCore,
  type MultiHeadAttentionOptions,
} from "attention-playground/core";
import { afterEach, describe, expect, test } from "vitest";
import { wavy } from "./matrices.ts";

const core = await loadCore();
const query = wavy(3, 4, 1);
const key = wavy(5, 4, 2);
const value = wavy(5, 2, 3);
const good = { query, key, value };
const expected = core.attention(good).get("context");
const layer = {
  input: wavy(3, 4),
  numHeads: 2,
  wQuery: wavy(4, 4),
  wKey: wavy(4, 4),
  wValue: wavy(4, 4),
  wOutput: wavy(4, 4),
};

// Whatever was refused, the next call works as if nothing had happened.
afterEach(() => {
  expect(core.attention(good).get("context")).toEqual(expected);
});

const attend = (change: object) => () => core.attention({ ...good, ...change } as AttentionOptions);
const attendWithHeads = (change: object) => () =>
  core.multiHeadAttention({ ...layer, ...change } as MultiHeadAttentionOptions);
const nan = { ...key, data: key.data.map((x, i) => (i === 7 ? Number.NaN : x)) };
const endless = { ...key, data: key.data.map((x, i) => (i === 7 ? Number.NEGATIVE_INFINITY : x)) };

describe("a shape that does not fit is a RangeError with the tensor, the shape it had and the one it needs", () => {
  test.each([
    ["key width", attend({ key: wavy(5, 3) }), /key has shape \[5, 3\]; it needs \[any, 4\]/],
    [
      "value length",
      attend({ value: wavy(4, 2) }),
      /value has shape \[4, 2\]; it needs \[5, any\]/,
    ],
    ["mask", attend({ mask: new Uint8Array(14) }), /mask has shape \[1, 14\]; it needs \[3, 5\]/],
    ["no mask cells", attend({ mask: [] }), /mask has shape \[1, 0\]; it needs \[3, 5\]/],
    [
      "general",
      attend({ score: "general", scoreWeights: { w: wavy(4, 3) } }),
      /score\.w has shape \[4, 3\]; it needs \[4, 4\]/,
    ],
    [
      "additive v",
      attend({
        score: "additive",
        scoreWeights: { w_query: wavy(4, 3), w_key: wavy(4, 3), v: [1, 2] },
      }),
      /score\.v has shape \[1, 2\]; it needs \[1, 3\]/,
    ],
    [
      "concat",
      attend({ score: "concat", scoreWeights: { w: wavy(4, 3), v: [1, 2, 3] } }),
      /score\.w has shape \[4, 3\]; it needs \[8, any\]/,
    ],
    [
      "w_query",
      attendWithHeads({ wQuery: wavy(5, 4) }),
      /w_query has shape \[5, 4\]; it needs \[4, any\]/,
    ],
    ["heads", attendWithHeads({ numHeads: 3 }), /w_query has shape \[4, 4\].*numHeads = 3/],
    [
      "w_output",
      attendWithHeads({ wOutput: wavy(3, 4) }),
      /w_output has shape \[3, 4\]; it needs \[4, any\]/,
    ],
    ["bias", attendWithHeads({ bKey: [1, 2] }), /b_key has shape \[1, 2\]; it needs \[1, 4\]/],
    ["memory", attendWithHeads({ memory: wavy(2, 3) }), /w_key has shape \[4, 4\]; it needs \[3, /],
    [
      "numbers",
      attend({ key: { rows: 5, cols: 4, data: [1] } }),
      /key has shape \[5, 4\] but 1 num/,
    ],
  ])("%s", (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(CoreRangeError);
    expect(call).toThrow(message);
  });
});

describe("an empty matrix is refused by name", () => {
  test.each(["query", "key", "value"])("%s", (name) => {
    expect(attend({ [name]: { rows: 0, cols: 4, data: [] } })).toThrow(
      new RegExp(`${name} is empty: it has shape \\[0, 4\\]`),
    );
  });
});

describe("numbers that are not finite are refused by name and cell", () => {
  test.each([
    ["NaN in key", attend({ key: nan }), /key\[1, 3\] is NaN or infinite/],
    ["−∞ in key", attend({ key: endless }), /key\[1, 3\] is NaN or infinite/],
    [
      "too large for float32",
      attend({ key: { rows: 5, cols: 4, data: [...key.data].fill(1e300, 2, 3) } }),
      /key\[0, 2\] is NaN or infinite/,
    ],
    ["NaN pin", attend({ pins: { key: [[1, 1, Number.NaN]] } }), /pin on key\[1, 1\] is NaN/],
    [
      "∞ pin",
      attend({ pins: { attention_weights: [[1, 1, Number.POSITIVE_INFINITY]] } }),
      /pin on attention_weights\[1, 1\] is NaN or infinite/,
    ],
    ["temperature", attend({ temperature: Number.NaN }), /temperature needs to be finite/],
    ["scale", attend({ scale: Number.POSITIVE_INFINITY }), /scale needs to be finite/],
    [
      "overflow on the way",
      attend({ pins: { query: [[0, 0, 3e38]], key: [[0, 0, 3e38]] } }),
      /attention_scores\[0, 0\] left the range of float32/,
    ],
  ])("%s", (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("pins that cannot be are refused by name", () => {
  test.each([
    ["outside", attend({ pins: { key: [[5, 0, 1]] } }), /key\[5, 0\] lies outside.*\[5, 4\]/],
    ["negative", attend({ pins: { key: [[0, -1, 1]] } }), /key\[0, -1\] lies outside/],
    ["between cells", attend({ pins: { key: [[0.5, 0, 1]] } }), /lies outside/],
    ["unknown", attend({ pins: { keys: [[0, 0, 1]] } }), /no tensor "keys"/],
    ["a head without heads", attend({ pins: { "head.0.key": [[0, 0, 1]] } }), /"head\.0\.key"/],
    ["unknown head", attendWithHeads({ pins: { "head.2.key": [[0, 0, 1]] } }), /"head\.2\.key"/],
  ])("%s", (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("what is no matrix, number or choice is a TypeError that names it", () => {
  test.each([
    ["no options", () => core.attention(undefined as never), /options/],
    ["a string for a matrix", attend({ key: "1 2 3" }), /key needs to be a matrix/],
    ["rows missing", attend({ key: { cols: 4, data: key.data } }), /key needs whole numbers/],
    ["text among the numbers", attend({ key: { ...key, data: ["1"] } }), /key has something/],
    ["query missing", () => core.attention({ key, value } as never), /query is missing/],
    ["value missing", () => core.attention({ query, key } as never), /value is missing/],
    ["no score weights", attend({ score: "general" }), /score\.w is missing.*\[4, 4\]/],
    [
      "half of the score weights",
      attend({ score: "additive", scoreWeights: { w_query: wavy(4, 3) } }),
      /score\.w_key is missing.*\[4, 3\]/,
    ],
    ["w_output", attendWithHeads({ wOutput: undefined }), /w_output is missing.*\[4, any\]/],
    ["numHeads", attendWithHeads({ numHeads: undefined }), /numHeads/],
    ["causal", attend({ causal: "yes" }), /causal needs to be true or false/],
    ["pins", attend({ pins: [[0, 0, 1]] }), /pins need to be an object/],
    ["a pin", attend({ pins: { key: [[0, 0]] } }), /pins\.key needs pins of the form/],
    ["both ways at once", attend({ wQuery: wavy(4, 4) }), /either query, key and value or/],
    ["text", () => core.tokenize(7 as never, "word"), /text needs to be a string/],
  ])("%s", (_name, call, message) => {
    expect(call).toThrow(TypeError);
    expect(call).toThrow(CoreTypeError);
    expect(call).toThrow(message);
  });

  test.each([
    ["an unknown score", attend({ score: "euclid" }), /score needs to be one of .*"euclid"/],
    ["an unknown unit", () => core.tokenize("a", "letter" as never), /unit needs to be one of/],
    ["temperature 0", attend({ temperature: 0 }), /temperature needs to be greater than 0/],
    ["a negative window", attend({ window: -1 }), /window needs to be a whole number from 0/],
    ["half a head", attendWithHeads({ numHeads: 1.5 }), /numHeads needs to be a whole number/],
  ])("%s is a RangeError", (_name, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

test("a problem comes in parts, so that it can be said in another language", () => {
  try {
    core.attention({ ...good, key: wavy(5, 3) });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(CoreRangeError);
    expect((error as CoreRangeError).problem).toEqual({
      kind: "shape",
      name: "key",
      shape: [5, 3],
      needs: [null, 4],
    });
  }
});

test("a trace has no cell outside its matrices and no tensor that was not computed", () => {
  const trace = core.attention(good);
  expect(() => trace.get("output")).toThrow(/no tensor "output"/);
  expect(() => trace.explain("context", 3, 0)).toThrow(/context has no cell \[3, 0\].*\[3, 2\]/);
  expect(() => trace.explain("context", 0, 0.5)).toThrow(RangeError);
  expect(() => trace.pinned("outputs")).toThrow(RangeError);
});

test("what is too large to keep is refused, and points to the fused path", () => {
  const long = { rows: 40_000, cols: 1, data: new Float32Array(40_000) };
  expect(() => core.attention({ query: long, key: long, value: long })).toThrow(
    /attention_scores would have shape \[40000, 40000\].*flashAttention/,
  );
  const tall = { rows: 2 ** 16, cols: 1, data: new Float32Array(2 ** 16) };
  const one = { rows: 1, cols: 1, data: new Float32Array(1) };
  const wide = { rows: 1, cols: 2 ** 16, data: new Float32Array(2 ** 16) };
  for (const intermediates of [true, false]) {
    // 2³² numbers, which 32 bits count as none.
    expect(() => core.attention({ query: tall, key: one, value: wide, intermediates })).toThrow(
      /context would have shape \[65536, 65536\]: there is no memory/,
    );
    const projections = { wQuery: one, wKey: one, wValue: wide, wOutput: tall, numHeads: 1 };
    expect(() => core.multiHeadAttention({ input: tall, ...projections, intermediates })).toThrow(
      /(context|attention_scores) would have shape \[65536, 65536\]/,
    );
    const hidden = { w_query: wide, w_key: wide, v: wide };
    expect(() =>
      core.attention({
        query: tall,
        key: one,
        value: one,
        score: "additive",
        scoreWeights: hidden,
        intermediates,
      }),
    ).toThrow(/score\.projected_query would have shape \[65536, 65536\]/);
  }
  expect(() => core.matrix(2 ** 20, 2 ** 20)).toThrow(RangeError);
  expect(() => core.matrix(0, 3)).toThrow(RangeError);
});

test("a step of decoding names what is not finite, whatever it would weigh", () => {
  const shape = { numHeads: 2, queryLength: 1, keyLength: 40, headDim: 3 };
  const query = new Float32Array(6).fill(1);
  const key = new Float32Array(240).map((_, i) => (i < 3 ? 1e4 : -1e4));
  const call = (name: "key" | "value", at: number, number: number) => () => {
    const value = new Float32Array(240).fill(1);
    const input = { query, key: key.slice(), value };
    input[name][at] = number;
    core.flashAttention({ ...input, ...shape });
  };
  expect(call("key", 119, -Infinity)).toThrow(/key\[39, 2\] is NaN or infinite/);
  expect(call("value", 119, Infinity)).toThrow(/value\[39, 2\] is NaN or infinite/);
  expect(call("value", 120, Number.NaN)).toThrow(/value\[40, 0\] is NaN or infinite/);
  expect(call("key", 0, 1e4)).not.toThrow();
});

test("flashAttention names the array that has the wrong length", () => {
  const shape = { numHeads: 2, queryLength: 3, keyLength: 2, headDim: 4 };
  const array = (length: number) => new Float32Array(length);
  const call = (query: unknown, key: unknown) => () =>
    core.flashAttention({ query, key, value: array(16), ...shape } as never);
  expect(call(array(23), array(16))).toThrow(/query has 23 numbers; it needs 24/);
  expect(call(array(24), array(24))).toThrow(/key has 24 numbers; it needs 16/);
  expect(call([1, 2, 3], array(16))).toThrow(TypeError);
  expect(call(array(24).fill(Number.NaN), array(16))).toThrow(/query\[0, 0\] is NaN/);
  expect(call(core.matrix(3, 4), array(16))).toThrow(/query has shape \[3, 4\]; it needs \[6, 4\]/);
});
