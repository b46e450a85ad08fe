import { loadCore, TOKEN_UNITS } from "attention-playground/core";
import { describe, expect, test } from "vitest";

const core = await loadCore();
const texts = (text: string, unit: (typeof TOKEN_UNITS)[number]) =>
  core.tokenize(text, unit).map((token) => token.text);

const AWKWARD = [
  "나는 학교에 갔다.",
  "학교에서는\t‘고양이’가 3.14배 빨라요?!",
  "GPT모델은 don't 👨‍👩‍👧‍👦 🇰🇷 👍🏽",
  "한국어".normalize("NFD"),
  "ㄱㅏ ㅋㅋㅋ",
  "a\0b \ud83d x\udc00 \ufeff",
  "   ",
  "",
  "日本語のテキスト、混在。",
  "e\u0301 é",
];

describe("tokenize", () => {
  test("cuts 어절, particles, syllables, jamo and bytes", () => {
    expect(texts("나는 학교에 갔다", "word")).toEqual(["나는", "학교에", "갔다"]);
    expect(texts("나는 학교에서는 갔다.", "particle")).toEqual([
      "나",
      "는",
      "학교",
      "에서",
      "는",
      "갔다",
      ".",
    ]);
    expect(texts("학교 go", "syllable")).toEqual(["학", "교", "go"]);
    expect(texts("갔a", "jamo")).toEqual(["ㄱ", "ㅏ", "ㅆ", "a"]);
    expect(texts("가a", "byte")).toEqual(["ea", "b0", "80", "61"]);
  });

  test("offsets count UTF-16 units of the original; pieces of one character share them", () => {
    expect(core.tokenize("😀 갔다", "word").map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 5],
    ]);
    expect(core.tokenize("a갔", "jamo")).toEqual([
      { text: "a", start: 0, end: 1 },
      { text: "ㄱ", start: 1, end: 2 },
      { text: "ㅏ", start: 1, end: 2 },
      { text: "ㅆ", start: 1, end: 2 },
    ]);
    expect(core.tokenize("😀", "byte").map(({ start, end }) => [start, end])).toEqual(
      new Array(4).fill([0, 2]),
    );
  });

  test.each(TOKEN_UNITS)("%s: pieces and the gaps between them give back the text", (unit) => {
    for (const text of AWKWARD) {
      let rebuilt = "";
      let end = 0;
      for (const token of core.tokenize(text, unit)) {
        expect(token.start).toBeGreaterThanOrEqual(0);
        if (token.start >= end) {
          const gap = text.slice(end, token.start);
          expect(gap.trim(), JSON.stringify(text)).toBe("");
          rebuilt += gap + text.slice(token.start, token.end);
        } else {
          expect(token.end, "pieces of one character").toBe(end);
        }
        end = token.end;
      }
      expect(rebuilt + text.slice(end)).toBe(text);
    }
  });

  test("bytes are the ones of TextEncoder", () => {
    for (const text of AWKWARD) {
      const bytes = [...new TextEncoder().encode(text)].map((byte) =>
        byte.toString(16).padStart(2, "0"),
      );
      expect(texts(text, "byte")).toEqual(bytes);
    }
  });

  test("a lone surrogate stays what and where it was", () => {
    expect(core.tokenize("x \ud800 y", "word")).toEqual([
      { text: "x", start: 0, end: 1 },
      { text: "\ud800", start: 2, end: 3 },
      { text: "y", start: 4, end: 5 },
    ]);
  });

  test("a token of 300,000 units is told whole, and so is a lone surrogate after it", () => {
    const long = `가${"𠮷".repeat(150_000)}`; // a pair begins at every odd place
    const found = texts(`${long}\ud800`, "word");
    expect(found.map(({ length }) => length)).toEqual([300_001, 1]);
    expect(found[0] === long).toBe(true);
    expect(found[1]).toBe("\ud800");
  });

  test("decomposed Hangul gives the tokens of composed Hangul", () => {
    const text = "학교에서는 값을 읽었다";
    for (const unit of ["word", "particle", "syllable", "jamo"] as const) {
      expect(texts(text.normalize("NFD"), unit)).toEqual(texts(text, unit));
    }
  });

  test("10,000 characters are cut like ten", () => {
    const text = "나는 학교에 갔다 ".repeat(1000);
    expect(core.tokenize(text, "particle")).toHaveLength(5000);
    expect(core.tokenize("가".repeat(10_000), "jamo")).toHaveLength(20_000);
  });
});

describe("vectors", () => {
  test("the same token has the same vector in every sentence; another seed gives another", () => {
    const [na, , school] = [0, 1, 2].map((row) =>
      core.seededVectors(["나", "는", "학교"], 8, 1).data.slice(row * 8, (row + 1) * 8),
    );
    expect(core.seededVectors(["학교"], 8, 1).data).toEqual(school);
    expect(school).not.toEqual(na);
    expect(core.seededVectors(["학교"], 8, 2).data).not.toEqual(school);
  });

  test("one-hot rows hold a single 1, in one column for equal tokens", () => {
    expect([...core.oneHot(["a", "b", "a"], 3).data]).toEqual([1, 0, 0, 0, 1, 0, 1, 0, 0]);
  });

  test("more columns leave a projection's earlier ones as they are", () => {
    const narrow = core.seededMatrix("w_query", 3, 2, 5);
    const wide = core.seededMatrix("w_query", 3, 4, 5);
    expect([wide.data[0], wide.data[1], wide.data[4], wide.data[5]]).toEqual([
      ...narrow.data.slice(0, 4),
    ]);
  });

  test("what is no text, size or seed is refused by name", () => {
    expect(() => core.seededVectors("나는" as never, 4, 1)).toThrow(/texts need to be an array/);
    expect(() => core.seededVectors(["나"], 0, 1)).toThrow(/modelDim needs to be a whole number/);
    expect(() => core.seededVectors(["나"], 4, -1)).toThrow(/seed needs to be a whole number/);
    expect(() => core.oneHot([7] as never, 4)).toThrow(/texts need to be an array of strings/);
  });
});
