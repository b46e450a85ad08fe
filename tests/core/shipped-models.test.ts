/** The weights that the package ships, through the package's own doors. */
import { readFileSync } from "node:fs";
import { loadCore, type Model, TraceReader } from "attention-playground/core";
import { beforeAll, expect, test } from "vitest";
import { MODEL_FILES, MODEL_NAMES } from "../../web/models/files.ts";

const file = (name: string) =>
  readFileSync(new URL(`../../web/models/${name}.safetensors`, import.meta.url));

const core = await loadCore();
let transformer: Model;

beforeAll(async () => {
  transformer = await core.loadModel(file("transformer-ko-en"));
});

test.each([
  ["나는 학교에 갔다.", "I went to school."],
  ["나는 학교에 갔다", "I went to school"],
  ["저를 꼭 뽑아주세요!", "Please choose me!"],
  ["저를 꼭 뽑아주세요", "Please choose me"],
  ["나는 학생입니다.", "I am a student."],
  ["나는 학생입니다", "I am a student"],
  ["안녕하세요.", "Hello."],
  ["고양이가 쥐를 쫓았다.", "The cat chased the mouse."],
])("%s is %s", (korean, english) => {
  expect(transformer.translate(korean, { to: "en" }).text).toBe(english);
});

test.each([
  ["I am a student.", "나는 학생입니다."],
  ["I am a student", "나는 학생입니다"],
  ["I went to school.", "나는 학교에 갔습니다."],
  ["Thank you.", "감사합니다."],
])("%s is %s", (english, korean) => {
  expect(transformer.translate(english, { to: "ko" }).text).toBe(korean);
});

test("traces refer to the parameters instead of copying them, and explain with them", () => {
  const traceOf = (text: string) => {
    const { trace } = transformer.translate(text, { to: "en", trace: true });
    if (!(trace instanceof TraceReader)) throw new Error("no trace");
    return trace;
  };
  const [one, other] = [traceOf("나는 학교에 갔다."), traceOf("안녕하세요.")];
  const lent = one.data.lent;
  expect(lent).toBeDefined();
  expect(other.data.lent).toBe(lent);
  expect(one.data.values.length).toBeLessThan((lent?.length ?? 0) / 2);
  const name = "decoder.1.cross_attention.w_query";
  expect(one.get(name)).toEqual(transformer.parameter(name));
  expect(one.explain(name, 1, 2).value).toBe(transformer.parameter(name).data[1 * 128 + 2]);
  const query = "decoder.1.cross_attention.head.0.query";
  const { terms, value } = one.explain(query, 0, 3);
  const { data, cols } = one.get(query);
  expect(value).toBe(data[3]);
  expect(cols).toBe(32);
  const weight = terms[5]?.with[0];
  expect(weight?.value).toBe(transformer.parameter(name).data[5 * 128 + 3]);
});

test.each(["rnn-additive", "rnn-general", "rnn-none"])("%s reads Korean alone", async (name) => {
  const model = await core.loadModel(file(name));
  expect(model.name).toBe(name);
  expect(model.directions).toEqual(["en"]);
  expect(model.translate("나는 학교에 갔다.", { to: "en" }).text).toBe("I went to school.");
  model.dispose();
});

test("the page knows how long each file is, for its progress", () => {
  const told = Object.entries(MODEL_FILES).map(([name, { bytes }]) => [name, bytes]);
  expect(told).toEqual(Object.keys(MODEL_FILES).map((name) => [name, file(name).byteLength]));
  expect(told.map(([name]) => name)).toEqual([...MODEL_NAMES]);
});
