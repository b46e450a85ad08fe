import { describe, expect, it } from "vitest";
import { en } from "../../web/language/en.ts";
import { preferredLanguage } from "../../web/language/index.ts";
import { josa } from "../../web/language/josa.ts";
import { ko } from "../../web/language/ko.ts";
import { formatFull, formatGiven, formatNumber, fullDigits } from "../../web/language/numbers.ts";

describe("preferredLanguage", () => {
  it("is the first of the reader's languages that the page speaks", () => {
    expect(preferredLanguage(["fr-FR", "ko-KR", "en-US"])).toBe("ko");
    expect(preferredLanguage(["EN-gb", "ko"])).toBe("en");
  });

  it("is English where the page speaks none of them", () => {
    expect(preferredLanguage(["fr", "kok"])).toBe("en");
    expect(preferredLanguage([])).toBe("en");
  });
});

describe("messages", () => {
  const shape = (value: unknown): unknown =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]))
      : typeof value;

  it("have the same keys in both languages", () => {
    expect(shape(en)).toEqual(shape(ko));
  });

  it("say a count with the unit of the tokens", () => {
    expect(ko.tokenCount(5, "particle")).toBe("조각 5개");
    expect(en.tokenCount(1, "word")).toBe("1 word");
    expect(en.tokenCount(4, "word")).toBe("4 words");
  });

  it("name at most three unknown tokens", () => {
    expect(ko.origins.mixed(["가", "나", "다", "라"])).toContain("‘다’ 등 4개");
    expect(en.origins.mixed(["a", "b", "c", "d"])).toContain("“c” and 1 more");
  });
});

describe("josa", () => {
  it.each([
    ["학교", "은/는", "는"],
    ["학생", "은/는", "은"],
    ["나", "이/가", "가"],
    ["책", "을/를", "을"],
    ["갔다", "을/를", "를"],
    ["서울", "으로/로", "로"],
    ["집", "으로/로", "으로"],
    ["바다", "과/와", "와"],
  ] as const)("follows the last syllable of %s", (text, pair, expected) => {
    expect(josa(text, pair)).toBe(expected);
  });

  it.each([
    ["0.43", "을/를", "을"], // 삼
    ["0.34", "을/를", "를"], // 사
    ["10", "이/가", "이"], // 십
    ["7", "으로/로", "로"], // 칠
    ["1", "으로/로", "로"], // 일
    ["6", "은/는", "은"], // 육
    ["9", "은/는", "는"], // 구
    ["−∞", "이에요/예요", "예요"], // 무한대
  ] as const)("reads the number %s aloud", (text, pair, expected) => {
    expect(josa(text, pair)).toBe(expected);
  });

  it.each([
    ["school", "을/를", "을"], // 스쿨
    ["school", "으로/로", "로"],
    ["choose", "은/는", "는"], // 추즈
    ["me", "을/를", "를"], // 미
    ["am", "은/는", "은"], // 앰
    ["book", "을/를", "을"], // 북
    ["student", "을/를", "를"], // 스튜던트
    ["I", "을/를", "를"], // 아이
    ["went", "은/는", "는"], // 웬트
    ["time", "이/가", "이"], // 타임
    ["Q", "은/는", "는"], // 큐
    ["L", "은/는", "은"], // 엘
    ["QK", "을/를", "를"], // 케이
    ["fish", "을/를", "를"], // 피시
    ["rains", "은/는", "는"], // 레인즈
    ["eat", "은/는", "는"], // 이트
  ] as const)("reads the Latin word %s aloud", (text, pair, expected) => {
    expect(josa(text, pair)).toBe(expected);
  });

  it("passes over marks after the last letter", () => {
    expect(josa("뽑아주세요!", "을/를")).toBe("를");
    expect(josa("‘책’", "을/를")).toBe("을");
  });

  it("reads decomposed Hangul as its syllables", () => {
    expect(josa("책".normalize("NFD"), "을/를")).toBe("을");
  });

  it("names a lone consonant as consonant and a lone vowel as vowel", () => {
    expect(josa("ㄱ", "은/는")).toBe("은");
    expect(josa("ㅏ", "은/는")).toBe("는");
  });

  it("gives both forms where nobody knows the sound", () => {
    expect(josa("!", "은/는")).toBe("은(는)");
    expect(josa("🙂", "이/가")).toBe("이(가)");
    expect(josa("", "으로/로")).toBe("(으)로");
    expect(josa("语", "을/를")).toBe("을(를)");
  });
});

describe("formatNumber", () => {
  it("prints two decimals with a true minus", () => {
    expect(formatNumber(0.4321)).toBe("0.43");
    expect(formatNumber(-1.5)).toBe("−1.50");
    expect(formatNumber(2.345, 1)).toBe("2.3");
  });

  it("never prints a negative zero", () => {
    expect(formatNumber(-0.001)).toBe("0.00");
    expect(formatNumber(-0)).toBe("0.00");
    expect(formatNumber(-0.04, 1)).toBe("0.0");
    expect(formatNumber(-0.006)).toBe("−0.01");
  });

  it("writes infinities as signs", () => {
    expect(formatNumber(Number.NEGATIVE_INFINITY)).toBe("−∞");
    expect(formatNumber(Number.POSITIVE_INFINITY)).toBe("∞");
  });
});

describe("formatGiven", () => {
  it("keeps integers as they were typed", () => {
    expect(formatGiven(2)).toBe("2");
    expect(formatGiven(-1)).toBe("−1");
    expect(formatGiven(-0)).toBe("0");
    expect(formatGiven(2.5)).toBe("2.50");
  });
});

describe("formatFull", () => {
  it("is as short as a float32 allows", () => {
    expect(formatFull(Math.fround(0.1))).toBe("0.1");
    expect(formatFull(Math.fround(-1 / 3))).toBe("−0.33333334");
    expect(formatFull(3)).toBe("3");
  });

  it("reads back as the same float32", () => {
    for (const value of [0.1, 1 / 3, 1e-30, 123456.789, 3.4e38, -2.5e-45, -0]) {
      expect(Math.fround(Number(fullDigits(value)))).toBeCloseTo(Math.fround(value), 50);
    }
  });
});
