/** Models with weights, across the seam: files, steps, pins, traces. */
import { loadCore, type Model } from "attention-playground/core";
import { beforeAll, describe, expect, test } from "vitest";
import { parameterShapes, SETTINGS, tinyModel, VOCAB_SIZE } from "./tiny-model.ts";

const TEXT = "나는 학교에 갔다.";
let model: Model;

beforeAll(async () => {
  model = await (await loadCore()).loadModel(tinyModel());
});

describe("a model's file", () => {
  test("gives name, settings and parameters", () => {
    expect(model.name).toBe("tiny");
    expect(model.kind).toBe("transformer");
    expect(model.directions).toEqual(["ko", "en"]);
    const { kind: _, ...settings } = SETTINGS;
    expect(model.config).toEqual(settings);
    expect(model.parameterNames).toEqual(parameterShapes().map(([name]) => name));
    const gain = model.parameter("decoder.layer_norm.gain");
    expect([gain.rows, gain.cols]).toEqual([1, SETTINGS.model_dim]);
    expect(() => model.parameter("decoder.2.w_query")).toThrow(RangeError);
  });

  test.each([
    ["no file at all", new Uint8Array(3), /8 bytes|short/],
    ["a setting that is no number", tinyModel({ num_heads: "two" }), /num_heads/],
    ["a setting that is missing", tinyModel({ norm: "" }), /norm: missing, post or pre is needed/],
    ["one out of range", tinyModel({ num_heads: "0" }), /num_heads: 0 instead of 1 to 4096/],
    [
      "heads that do not divide the width",
      tinyModel({ num_heads: "3" }),
      /num_heads: 3 does not divide model_dim 8/,
    ],
    ["another kind", tinyModel({ kind: "oracle" }), /kind: oracle instead of transformer or rec/],
    [
      "a name that breaks the line",
      tinyModel({ name: "a\nparameter\tx\t9\t9\t0" }),
      /name: a cont/,
    ],
    [
      "more layers than weights",
      tinyModel({ encoder_layers: "2" }),
      /encoder\.1.*\[.*\] is needed/,
    ],
    ["another width", tinyModel({ model_dim: "4" }), /shape/],
    [
      "a broken vocabulary",
      tinyModel({ vocabulary: "byte_pair_encoding 9\n" }),
      /vocabulary, line 1/,
    ],
    ["a vocabulary of another size", tinyModel({ vocab_size: "300" }), /vocab_size/],
    ["the end cut off", tinyModel().slice(0, -5), /ends|truncated/],
  ])("is refused with a reason: %s", async (_name, bytes, reason) => {
    const core = await loadCore();
    await expect(core.loadModel(bytes)).rejects.toThrow(RangeError);
    await expect(core.loadModel(bytes)).rejects.toThrow(reason);
  });
});

describe("tokenize", () => {
  test("cuts into pieces that cover the text", () => {
    const tokens = model.tokenize(TEXT);
    expect(tokens.map(({ text }) => text)).toEqual(["나", "는", "학교", "에", "갔다", "."]);
    expect(tokens.map(({ startsWord }) => startsWord)).toEqual([
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(tokens[0]?.start).toBe(0);
    expect(tokens.at(-1)?.end).toBe(TEXT.length);
  });

  test("marks what the vocabulary lacks", () => {
    const unknown = model.tokenize("뷁").filter((token) => token.unknown);
    expect(unknown.map(({ text }) => text)).toEqual(["eb", "b7", "81"]);
  });
});

describe("white space", () => {
  test("of any kind and length is a single space, and none at the ends", () => {
    const ids = (text: string) => model.tokenize(text).map(({ id }) => id);
    const clean = ids(TEXT);
    for (const text of [
      "나는\n학교에\t갔다.",
      "  나는 \r\n\r\n 학교에\u3000\u3000갔다.\n",
      "\ufeff나는\u00a0학교에\u2028갔다. ",
    ]) {
      expect(ids(text)).toEqual(clean);
      expect(model.translate(text, { to: "en" }).text).toBe(
        model.translate(TEXT, { to: "en" }).text,
      );
    }
  });

  test("keeps the places of pieces in the text as it came", () => {
    const text = "\n 나는 \t 학교에 갔다.\n";
    const tokens = model.tokenize(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual([
      "나",
      "는",
      " \t 학교",
      "에",
      " 갔다",
      ".",
    ]);
  });

  test("alone is like an empty text", () => {
    for (const text of ["", " ", "\n\t \u3000\ufeff"]) {
      expect(model.tokenize(text)).toEqual([]);
      expect(model.translate(text, { to: "en" })).toMatchObject({ text: "", targetTokens: [] });
      expect(() => model.start(text, { to: "en" })).toThrow(/text is empty/);
      expect(() => model.encode(text)).toThrow(/text is empty/);
    }
  });
});

describe("a translation", () => {
  test("grows by one token a step, with its candidates", () => {
    const session = model.start(TEXT, { to: "en" });
    const first = session.step();
    expect(first.candidates).toHaveLength(10);
    expect(first.candidates[0]).toMatchObject({
      id: first.token.id,
      probability: first.probability,
    });
    const sum = first.candidates.reduce((total, { probability }) => total + probability, 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(1.000001);
    session.step();
    expect(session.targetTokens).toHaveLength(2);
    expect(session.targetTokens[1]?.start).toBe(session.targetTokens[0]?.end);
    session.dispose();
    expect(() => session.step()).toThrow(TypeError);
  });

  test("takes a forced piece and goes on from there", () => {
    const free = model.translate(TEXT, { to: "en", maxLength: 4 });
    const other = free.candidates[0]?.[3];
    if (!other) throw new Error("no fourth candidate");
    const forced = model.translate(TEXT, { to: "en", maxLength: 4, force: [other.id] });
    expect(forced.targetTokens[0]?.id).toBe(other.id);
    expect(forced.probabilities[0]).toBeCloseTo(other.probability, 5);
    expect(() => model.translate(TEXT, { to: "en", force: ["뷁"] })).toThrow(/vocabulary/);
    expect(() => model.translate(TEXT, { to: "en", force: [VOCAB_SIZE] })).toThrow(RangeError);
  });

  test("has a trace whose last row chose the last token", () => {
    const { trace, targetTokens, sourceTokens, candidates } = model.translate(TEXT, {
      to: "en",
      maxLength: 3,
      trace: true,
    });
    if (!trace) throw new Error("no trace");
    const weights = trace.get("decoder.1.cross_attention.head.1.attention_weights");
    expect(weights.cols).toBe(sourceTokens.length);
    const logits = trace.get("logits");
    expect(logits.cols).toBe(VOCAB_SIZE);
    candidates.forEach((row, t) => {
      const scores = logits.data.subarray(t * VOCAB_SIZE, (t + 1) * VOCAB_SIZE);
      expect(scores.indexOf(Math.max(...scores))).toBe(row[0]?.id);
    });
    expect(targetTokens.length).toBeGreaterThan(0);
    const cell = trace.explain("decoder.1.cross_attention.head.1.context", 1, 2);
    expect(cell.result).toBeCloseTo(cell.value, 5);
    expect(cell.terms).toHaveLength(sourceTokens.length);
  });

  test("follows pins, also on rows that come later", () => {
    const free = model.translate(TEXT, { to: "en", maxLength: 4 });
    const rows = free.targetTokens.length;
    const pins = { logits: [[rows - 1, 9, 50]] as const };
    const pinned = model.translate(TEXT, { to: "en", maxLength: 4, pins, trace: true });
    expect(pinned.targetTokens.slice(0, rows - 1)).toEqual(free.targetTokens.slice(0, rows - 1));
    expect(pinned.targetTokens[rows - 1]?.id).toBe(9);
    expect(pinned.trace?.pinned("logits")).toMatchObject([{ row: rows - 1, col: 9, value: 50 }]);
  });

  test("has the probabilities of its steps in the trace; a pin on one decides", () => {
    const options = { to: "en", maxLength: 3, trace: true } as const;
    const { trace, probabilities, targetTokens } = model.translate(TEXT, options);
    const all = trace?.get("probabilities");
    if (!trace || !all) throw new Error("no trace");
    expect([all.rows, all.cols]).toEqual([trace.get("logits").rows, VOCAB_SIZE]);
    targetTokens.forEach(({ id }, t) => {
      expect(all.data[t * VOCAB_SIZE + id]).toBeCloseTo(probabilities[t] ?? 0, 5);
    });
    const cell = trace.explain("probabilities", 1, 7);
    expect(cell.operation).toBe("softmax");
    const [logit] = cell.terms;
    expect(logit).toMatchObject({ name: "logits", row: 1, col: 7 });
    expect(Math.exp((logit?.value ?? 0) - cell.factor)).toBeCloseTo(cell.value, 5);

    const pins = { probabilities: [[1, 9, 0.875]] } as const;
    const pinned = model.translate(TEXT, { ...options, pins });
    expect(pinned.targetTokens[0]?.id).toBe(targetTokens[0]?.id);
    expect(pinned.targetTokens[1]?.id).toBe(9);
    expect(pinned.probabilities[1]).toBe(0.875);
    expect(pinned.candidates[1]?.[0]).toMatchObject({ id: 9, probability: 0.875 });
    expect(pinned.trace?.pinned("probabilities")).toMatchObject([{ row: 1, col: 9, value: 0.875 }]);
    expect(model.translate(TEXT, { ...options, pins, topK: 1, seed: 5 }).text).toBe(pinned.text);
    const outside = { probabilities: [[0, VOCAB_SIZE, 1]] } as const;
    expect(() => model.translate(TEXT, { ...options, pins: outside })).toThrow(/probabilities/);
  });

  test("shows mean and deviation of a layer norm, and follows pins on them", () => {
    const free = model.encode(TEXT);
    const path = "encoder.0.self_attention.layer_norm";
    const cell = free.explain(path, 2, 3);
    const [x] = cell.terms;
    const [gain, bias, mean, deviation] = (x?.with ?? []).map(({ value }) => value);
    const normal = ((x?.value ?? 0) - Number(mean)) / Number(deviation);
    expect(normal * Number(gain) + Number(bias)).toBeCloseTo(cell.value, 5);
    expect(x?.with.map(({ name }) => name)).toEqual(
      ["gain", "bias", "mean", "deviation"].map((part) => `${path}.${part}`),
    );
    for (const part of ["mean", "deviation"] as const) {
      const explained = free.explain(`${path}.${part}`, 2, 0);
      expect(explained.operation).toBe(part);
      expect(explained.result).toBeCloseTo(explained.value, 5);
    }
    const pinned = model.encode(TEXT, { pins: { [`${path}.mean`]: [[2, 0, 4]] } });
    const rows = (trace: typeof free, first: number, count: number) =>
      trace.get(path).data.slice(first * SETTINGS.model_dim, (first + count) * SETTINGS.model_dim);
    expect(rows(pinned, 0, 2)).toEqual(rows(free, 0, 2));
    expect(rows(pinned, 2, 1)).not.toEqual(rows(free, 2, 1));
  });

  test("refuses pins that have no cell, by name and shape", () => {
    const refuse = (pins: Record<string, [number, number, number][]>) =>
      expect(() => model.translate(TEXT, { to: "en", maxLength: 2, pins, trace: true }));
    refuse({ "encoder.7.input": [[0, 0, 1]] }).toThrow(/encoder\.7\.input/);
    refuse({ "encoder.input": [[0, 99, 1]] }).toThrow(/\[6, 8\]/);
    refuse({ "decoder.input": [[20, 0, 1]] }).toThrow(/decoder\.input/);
  });

  test("by a beam of one is the greedy one; a wide beam is at least as probable", () => {
    const greedy = model.translate(TEXT, { to: "en", maxLength: 6 });
    expect(model.translate(TEXT, { to: "en", maxLength: 6, beam: 1 }).text).toBe(greedy.text);
    const beam = model.translate(TEXT, { to: "en", maxLength: 6, beam: 4 });
    expect(beam.targetTokens.length).toBeGreaterThan(0);
    expect(() => model.translate(TEXT, { to: "en", beam: 2, pins: {} })).toThrow(/beam/);
  });

  test("a malformed pin leaves no trace of those before it", () => {
    const free = model.encode(TEXT).get("encoder.input").data;
    const pins = { "encoder.input": [[0, 0, 5]], "encoder.0.input": [[0, 0]] } as never;
    expect(() => model.encode(TEXT, { pins })).toThrow(/encoder\.0\.input/);
    expect(() => model.start(TEXT, { to: "en", pins })).toThrow(TypeError);
    expect(model.encode(TEXT).get("encoder.input").data).toEqual(free);
    expect(model.encode(TEXT, { pins: { "encoder.input": [] } }).get("encoder.input").data).toEqual(
      free,
    );
  });

  test("ends with its model", async () => {
    const own = await (await loadCore()).loadModel(tinyModel());
    const session = own.start(TEXT, { to: "en" });
    session.step();
    own.dispose();
    expect(() => session.step()).toThrow(/model was disposed/);
    expect(() => session.trace()).toThrow(/model was disposed/);
    expect(() => own.tokenize(TEXT)).toThrow(/model was disposed/);
    session.dispose();
  });

  test("is drawn where a temperature, a top k or a seed is given, the same for the same seed", () => {
    const draw = (options: object) => model.translate(TEXT, { to: "en", maxLength: 6, ...options });
    const greedy = draw({});
    expect(draw({ topK: 1, temperature: 5, seed: 3 })).toEqual(greedy);
    const seeds = [0, 1, 2, 3, 2 ** 53 - 1];
    const texts = seeds.map((seed) => draw({ seed, temperature: 2 }).text);
    expect(seeds.map((seed) => draw({ seed, temperature: 2 }).text)).toEqual(texts);
    expect(new Set(texts).size).toBeGreaterThan(1);
    expect(draw({ temperature: 2 }).text).toBe(texts[0]);
    const drawn = draw({ seed: 1, topK: 4 });
    drawn.targetTokens.forEach(({ id }, step) => {
      const rank = drawn.candidates[step]?.findIndex((candidate) => candidate.id === id) ?? -1;
      expect(rank).toBeGreaterThanOrEqual(0);
      expect(rank).toBeLessThan(4);
      expect(drawn.candidates[step]?.[rank]?.probability).toBe(drawn.probabilities[step]);
    });
  });

  test("draws a step by its place and the seed, whatever was forced before", () => {
    const options = { temperature: 3, seed: 7 };
    const whole = model.translate(TEXT, { to: "en", maxLength: 3, ...options });
    const session = model.start(TEXT, { to: "en" });
    const ids = whole.targetTokens.slice(0, 2).map(({ id }) => id);
    expect(session.step({ ...options, force: ids[0] ?? 0 })).toMatchObject({ forced: true });
    expect(session.step(options)).toMatchObject({ token: { id: ids[1] }, forced: false });
    session.dispose();
  });

  test.each([
    [{ temperature: 0 }, /temperature/],
    [{ temperature: 1e-60 }, /temperature/],
    [{ temperature: Number.POSITIVE_INFINITY }, /temperature/],
    [{ topK: 0 }, /topK/],
    [{ topK: 1.5 }, /topK/],
    [{ seed: -1 }, /seed/],
    [{ seed: 2 ** 53 }, /seed/],
    [{ seed: 1, beam: 2 }, /beam/],
  ])("refuses to be drawn with %o", (options, name) => {
    const refused = () => model.translate(TEXT, { to: "en", ...options });
    expect(refused).toThrow(RangeError);
    expect(refused).toThrow(name);
    const session = model.start(TEXT, { to: "en" });
    if (!("beam" in options)) expect(() => session.step(options)).toThrow(name);
    session.dispose();
    const worded = { temperature: "1" } as unknown as { temperature: number };
    expect(() => model.translate(TEXT, { to: "en", ...worded })).toThrow(TypeError);
  });

  test("of nothing is nothing; too long or in no language is refused", () => {
    expect(model.translate("", { to: "ko" })).toMatchObject({ text: "", targetTokens: [] });
    expect(() => model.translate("가".repeat(40), { to: "en" })).toThrow(/40 pieces|41 pieces/);
    expect(() => model.translate(TEXT, { to: "fr" as "en" })).toThrow(/to/);
  });
});

test("the encoder alone gives its tensors, under pins", () => {
  const free = model.encode(TEXT);
  expect(free.get("encoder.output").rows).toBe(6);
  const pinned = model.encode(TEXT, { pins: { "encoder.input": [[0, 0, 3]] } });
  expect(pinned.get("encoder.input").data[0]).toBe(3);
  expect(pinned.get("encoder.output").data).not.toEqual(free.get("encoder.output").data);
});

test("a thousand translations take no more memory than the first", async () => {
  const core = await loadCore();
  const own = await core.loadModel(tinyModel());
  const once = () => own.translate("나는", { to: "en", maxLength: 2, trace: true });
  for (let i = 0; i < 20; i++) once();
  const before = own.memoryBytes();
  for (let i = 0; i < 1000; i++) once();
  expect(own.memoryBytes()).toBe(before);
  own.dispose();
  expect(() => own.tokenize("나는")).toThrow(TypeError);
});
