import { describe, expect, it } from "vitest";
import type { TranslationResult } from "../../web/compute/protocol.ts";
import type { PieceToken, StepResult } from "../../web/core/model-types.ts";
import { doubtsOf, doubtText, UNSURE } from "../../web/elements/models/doubts.ts";
import { modelMessages } from "../../web/language/models.ts";

function piece(text: string, start: number, change: Partial<PieceToken> = {}): PieceToken {
  return {
    id: 1,
    text,
    start,
    end: start + text.length,
    startsWord: true,
    unknown: false,
    ...change,
  };
}

function step(text: string, probability: number, change: Partial<StepResult> = {}): StepResult {
  return {
    done: text === "",
    token: piece(text, 0),
    probability,
    candidates: [],
    forced: false,
    ...change,
  };
}

function translation(change: Partial<TranslationResult> = {}): TranslationResult {
  return {
    model: "transformer-ko-en",
    kind: "transformer",
    to: "en",
    source: [piece("나는", 0), piece("갔다", 3)],
    steps: [step("I", 0.9), step("went", 0.95), step("", 0.99)],
    text: "I went",
    encoderLayers: 2,
    decoderLayers: 2,
    ...change,
  };
}

const kindsOf = (result: TranslationResult, text: string) =>
  doubtsOf(result, text).map(({ kind }) => kind);

describe("doubts about a translation", () => {
  it("are none where the model knows what it says", () => {
    expect(doubtsOf(translation(), "나는 갔다")).toEqual([]);
    expect(doubtsOf(translation({ to: "ko" }), "I went, 2 times!")).toEqual([]);
  });

  it("are raised by letters of other languages, before pieces that are unknown", () => {
    const source = [piece("漢", 0, { unknown: true })];
    expect(kindsOf(translation({ source }), "漢 나는")).toEqual(["other_language"]);
    expect(kindsOf(translation(), "je suis allé")).toContain("other_language");
  });

  it("name the characters whose bytes the model saw, each once", () => {
    const bytes = [0xed, 0x9f, 0xbf].map((byte) =>
      piece(byte.toString(16), 0, { start: 3, end: 4, unknown: true }),
    );
    const doubts = doubtsOf(translation({ source: [piece("나는", 0), ...bytes] }), "나는 뷁");
    expect(doubts).toEqual([{ kind: "unknown", texts: ["뷁"] }]);
  });

  it("are raised by a token that is hardly more likely than others, unless the reader chose it", () => {
    const low = UNSURE - 0.01;
    const steps = [step("I", 0.9), step("flew", low), step("", 0.99)];
    expect(doubtsOf(translation({ steps }), "나는 갔다")).toEqual([
      { kind: "unsure", token: "flew", probability: low },
    ]);
    const chosen = steps.map((each) => ({ ...each, forced: each.token.text === "flew" }));
    expect(doubtsOf(translation({ steps: chosen }), "나는 갔다")).toEqual([]);
  });

  it("are raised by a sentence in the language to translate into, and by one without an end", () => {
    expect(kindsOf(translation(), "I went")).toEqual(["same_language"]);
    expect(kindsOf(translation({ steps: [step("I", 0.9)] }), "나는 갔다")).toEqual(["endless"]);
  });

  it("are said in both languages", () => {
    for (const language of ["ko", "en"] as const) {
      const words = modelMessages(language);
      const said = doubtText(words, { kind: "unsure", token: "", probability: 0.214 });
      expect(said).toContain("0.21");
      expect(said).toContain(words.end);
      expect(doubtText(words, { kind: "unknown", texts: ["뷁", "\u0007"] })).toContain("␇");
    }
  });
});
