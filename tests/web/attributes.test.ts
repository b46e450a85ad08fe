import { describe, expect, it } from "vitest";
import { changedByAttribute, stateFromAttributes } from "../../web/elements/attributes.ts";
import { EXAMPLES } from "../../web/examples/index.ts";

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
