import { describe, expect, it } from "vitest";
import type { PassResult } from "../../web/compute/protocol.ts";
import { headline, namedKeys } from "../../web/elements/headline.ts";
import { axesOf, visibleText } from "../../web/elements/labels.ts";
import { maskWords } from "../../web/elements/mask-words.ts";
import { isComposed, spokenLabels, stripTokens } from "../../web/elements/token-groups.ts";
import { en } from "../../web/language/en.ts";
import { ko } from "../../web/language/ko.ts";
import { plainText } from "../../web/language/pieces.ts";
import { NO_MASK } from "../../web/state/defaults.ts";

const keys = ["나", "는", "학교", "에", "갔다"];

describe("namedKeys", () => {
  it("names the largest key, and the second from 0.1 on", () => {
    expect(namedKeys([0.34, 0.09, 0.43, 0.14, 0])).toEqual({
      first: { key: 2, weight: 0.43 },
      second: { key: 0, weight: 0.34 },
    });
    expect(namedKeys([0.91, 0.09])?.second).toBeNull();
    expect(namedKeys([0.9, 0.1])?.second).toEqual({ key: 1, weight: 0.1 });
  });

  it("names the earlier one of equal keys first", () => {
    expect(namedKeys([0.5, 0.5])?.first.key).toBe(0);
  });

  it("names nobody where a query sees nothing", () => {
    expect(namedKeys([0, 0])).toBeNull();
  });
});

describe("headline", () => {
  const say = (language: "ko" | "en", query: string, weights: number[], self: number) =>
    plainText(headline({ ko, en }[language], query, keys, weights, self));

  it("says whom the query looks at in Korean, with the particles that fit", () => {
    expect(say("ko", "갔다", [0.34, 0.09, 0.43, 0.14, 0], 4)).toBe(
      "‘갔다’는 ‘학교’를 0.43, ‘나’를 0.34만큼 봐요.",
    );
    expect(say("ko", "는", [0, 1, 0, 0, 0], -1)).toBe("‘는’은 ‘는’을 1.00만큼 봐요.");
  });

  it("says it in English", () => {
    expect(say("en", "갔다", [0.34, 0.09, 0.43, 0.14, 0], 4)).toBe(
      "“갔다” gives 0.43 of its attention to “학교” and 0.34 to “나”.",
    );
  });

  it("calls the query itself so", () => {
    expect(say("ko", "나", [1, 0, 0, 0, 0], 0)).toBe("‘나’는 자기 자신을 1.00만큼 봐요.");
    expect(say("en", "나", [1, 0, 0, 0, 0], 0)).toBe("“나” gives 1.00 of its attention to itself.");
  });

  it("says so where a query sees nothing", () => {
    expect(say("ko", "나", [0, 0, 0, 0, 0], 0)).toBe(
      "‘나’는 아무것도 볼 수 없어요. 가중치가 모두 0이에요.",
    );
  });
});

describe("stripTokens", () => {
  it("joins pieces of one 어절 and parts those with a space between", () => {
    const tokens = [
      { text: "나", start: 0, end: 1 },
      { text: "는", start: 1, end: 2 },
      { text: "갔다", start: 3, end: 5 },
    ];
    expect(stripTokens(tokens, "나는 갔다", null).map(({ joined }) => joined)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("shows a byte under its character", () => {
    const tokens = ["ea", "b0", "80"].map((text) => ({ text, start: 0, end: 1 }));
    expect(stripTokens(tokens, "가", "byte").map(({ text, of }) => `${of} ${text}`)).toEqual([
      "가 ea",
      "가 b0",
      "가 80",
    ]);
    expect(spokenLabels(tokens, "가", "byte")[0]).toBe("ea(가)");
  });
});

describe("isComposed", () => {
  const token = { text: "갔", start: 4, end: 5 };
  it("is true where the composed part and the token overlap", () => {
    expect(isComposed(token, { start: 4, end: 5 })).toBe(true);
    expect(isComposed(token, { start: 5, end: 6 })).toBe(false);
    expect(isComposed(token, { start: 3, end: 4 })).toBe(false);
    expect(isComposed(token, null)).toBe(false);
  });
});

describe("visibleText", () => {
  it("shows what cannot be seen, and never �", () => {
    expect(visibleText("\u0000\t")).toBe("␀␉");
    expect(visibleText("\ud800")).toBe("□");
    expect(visibleText("")).toBe("∅");
    expect(visibleText("👩‍💻 가")).toBe("👩‍💻 가");
  });
});

describe("axesOf", () => {
  const token = (text: string) => ({ text, start: 0, end: 1 });
  const pass = {
    tokens: [token("I"), token("go")],
    keyTokens: [token("나")],
    origin: {
      kind: "seeded",
      unknown: [],
      example: null,
      features: null,
      projections: "seeded",
      headFeatures: null,
    },
    numHeads: 2,
    headDim: 2,
    modelDim: 3,
    headed: true,
  } as unknown as PassResult;

  it("gives scores queries as rows and keys as columns, in every head", () => {
    const { rows, cols } = axesOf("head.1.attention_weights", pass, { head: 0 }, "ko");
    expect(rows).toEqual({ role: "query", labels: ["I", "go"] });
    expect(cols).toEqual({ role: "key", labels: ["나"] });
  });

  it("numbers features without names, and tells heads apart where they stand side by side", () => {
    expect(axesOf("input", pass, { head: 0 }, "en").cols.labels).toEqual(["0", "1", "2"]);
    expect(axesOf("w_query", pass, { head: 0 }, "en").cols.labels).toEqual([
      "1 0",
      "1 1",
      "2 0",
      "2 1",
    ]);
  });
});

describe("maskWords", () => {
  it("names every rule that applies, in both languages", () => {
    expect(maskWords(ko, NO_MASK)).toBe("없음");
    expect(maskWords(ko, { ...NO_MASK, causal: true })).toBe("인과 — 자기와 앞만 봐요");
    expect(maskWords(en, { causal: true, window: 2, validKeys: 3, painted: [[0, 0]] })).toBe(
      "causal — itself and what came before · window 2 — up to 2 to either side · padding — from token 4 on · 1 cell hidden by hand",
    );
  });
});
