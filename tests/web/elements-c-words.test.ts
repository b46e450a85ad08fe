import { describe, expect, it } from "vitest";
import type { PassResult } from "../../web/compute/protocol.ts";
import { changedByAttribute, stateFromAttributes } from "../../web/elements/attributes.ts";
import { fitsBeside } from "../../web/elements/embed-layout.ts";
import { headline, namedKeys } from "../../web/elements/headline.ts";
import { axesOf, visibleText } from "../../web/elements/labels.ts";
import { maskWords } from "../../web/elements/mask-words.ts";
import {
  fits,
  leastPitch,
  softmaxArrangement,
  stepLayout,
} from "../../web/elements/steps/layout.ts";
import { isComposed, spokenLabels, stripTokens } from "../../web/elements/token-groups.ts";
import { EXAMPLES } from "../../web/examples/index.ts";
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

describe("softmaxArrangement", () => {
  const at = (width: number, n: number, dim = 4) =>
    softmaxArrangement(stepLayout(width, n, n, 88), n, dim);

  it("is one line up to six tokens at 1152", () => {
    expect([2, 4, 5, 6].map((n) => at(1152, n))).toEqual(["row", "row", "row", "row"]);
    expect(at(1152, 7, 1)).toBe("pair");
  });

  it("puts the context below from seven tokens on, everything below each other from thirteen", () => {
    expect([7, 10, 12, 13].map((n) => at(1152, n))).toEqual(["pair", "pair", "pair", "stack"]);
  });

  it("puts matrices below each other where long labels make them wider", () => {
    expect(softmaxArrangement(stepLayout(1152, 12, 12, 88), 12, 4, 20)).toBe("stack");
    expect(at(936, 11)).toBe("stack");
  });

  it("puts the context below between 672 and 1152, and stacks on the phone", () => {
    expect(at(936, 5)).toBe("pair");
    expect(at(358, 3)).toBe("stack");
  });

  it("keeps long sentences apart: their rows have another height", () => {
    expect(softmaxArrangement(stepLayout(1152, 40, 5, 88), 5, 4)).toBe("stack");
  });
});

describe("leastPitch", () => {
  it("cuts the last column in sight in half where columns do not fit, and is never under 44", () => {
    expect(leastPitch(298, 6)).toBe(44);
    for (const [room, cols] of [
      [298, 7],
      [298, 64],
      [268, 7],
      [60, 4],
    ] as const) {
      const pitch = leastPitch(room, cols);
      expect(pitch).toBeGreaterThanOrEqual(44);
      if (room > 66) expect((room / pitch) % 1).toBeCloseTo(0.5);
    }
  });
});

describe("stepLayout", () => {
  it("gives wide columns to few keys and narrow ones to many", () => {
    expect([4, 5, 9].map((n) => stepLayout(1152, n, n, 0).keyPitch)).toEqual([68, 56, 44]);
  });

  it("lets a long row label have its room", () => {
    expect(stepLayout(1152, 5, 5, 140).labels).toBe(140);
    expect(stepLayout(358, 5, 5, 20).labels).toBe(60);
  });

  it("fits nothing side by side on the phone", () => {
    expect(fits(stepLayout(358, 2, 2, 0), 10)).toBe(false);
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

describe("stateFromAttributes", () => {
  const state = (attributes: Record<string, string>) =>
    stateFromAttributes(new Map(Object.entries(attributes)), "ko");

  it("takes the language from HTML's own attribute, too", () => {
    expect(state({ lang: "en" }).language).toBe("en");
    expect(state({ language: "en" }).language).toBe("en");
    expect(state({}).language).toBeNull();
  });

  it("opens the first example without any", () => {
    expect(state({}).text).toBe("나는 학교에 갔다");
  });

  it("takes text, mode, heads and language, and clamps what is too much", () => {
    const { text, mode, numHeads, language } = state({
      text: "a & b = c",
      mode: "multi",
      heads: "99",
      language: "en",
    });
    expect({ text, mode, numHeads, language }).toEqual({
      text: "a & b = c",
      mode: "multi",
      numHeads: 16,
      language: "en",
    });
  });

  it("finds the example that a sentence belongs to", () => {
    const example = EXAMPLES.filter(({ mode }) => mode === "self").at(-1);
    expect(state({ text: example?.text ?? "" }).example).toBe(example?.id);
  });

  it("changes only what a changed attribute says", () => {
    const before = state({ heads: "2" });
    expect(changedByAttribute(before, state({ heads: "3" }))).toEqual({ numHeads: 3 });
  });
});

describe("fitsBeside", () => {
  it("puts strip and weights side by side up to five tokens in a card of 720", () => {
    expect([3, 5, 6].map((tokens) => fitsBeside(720, tokens))).toEqual([true, true, false]);
  });

  it("stacks them below 560, however few the tokens", () => {
    expect(fitsBeside(560, 2)).toBe(true);
    expect(fitsBeside(559, 2)).toBe(false);
  });
});
