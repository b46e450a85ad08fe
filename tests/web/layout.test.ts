import { describe, expect, it } from "vitest";
import { fitsBeside } from "../../web/elements/embed-layout.ts";
import {
  fits,
  leastPitch,
  softmaxArrangement,
  stepLayout,
} from "../../web/elements/steps/layout.ts";

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

describe("fitsBeside", () => {
  it("puts strip and weights side by side up to five tokens in a card of 720", () => {
    expect([3, 5, 6].map((tokens) => fitsBeside(720, tokens))).toEqual([true, true, false]);
  });

  it("stacks them below 560, however few the tokens", () => {
    expect(fitsBeside(560, 2)).toBe(true);
    expect(fitsBeside(559, 2)).toBe(false);
  });
});
