/** What changes with the mode: the reader's own sentences do not. */
import { describe, expect, it } from "vitest";
import { defaultState, modeChange } from "../../web/state/defaults.ts";
import type { Mode, PlaygroundState } from "../../web/state/state.ts";

const to = (state: PlaygroundState, mode: Mode): PlaygroundState => ({
  ...state,
  ...modeChange(state, mode, "ko"),
});

describe("another mode", () => {
  it("keeps both sentences of the reader for the way back", () => {
    const own = {
      ...to(defaultState(), "cross"),
      text: "The cat sat",
      memoryText: "고양이가 앉았다",
    };
    for (const mode of ["self", "multi", "translate"] as const) {
      const back = to(to(own, mode), "cross");
      expect([back.text, back.memoryText]).toEqual([own.text, own.memoryText]);
    }
  });

  it("opens with its example where the sentences are the page's", () => {
    const cross = to(defaultState(), "cross");
    expect(to(to(cross, "self"), "cross")).toEqual(cross);
    expect(to(cross, "self").memoryText).toBe(defaultState().memoryText);
  });
});
