import { describe, expect, it } from "vitest";
import { exampleById } from "../../web/examples/index.ts";
import { stateOf } from "../../web/state/defaults.ts";
import { followToken } from "../../web/state/follow.ts";
import { frozenOf, History, snapshot } from "../../web/state/history.ts";
import { isHeaded, parseTensorName, tensorName } from "../../web/state/names.ts";
import {
  countPins,
  MAX_PINS,
  pinAt,
  withoutPin,
  withoutTensor,
  withPin,
} from "../../web/state/pins.ts";
import type { PlaygroundState } from "../../web/state/state.ts";

const base = stateOf(exampleById("ko-school"));
const saying = (text: string, more: Partial<PlaygroundState> = {}) =>
  snapshot({ ...base, ...more, text });
const tokens = (text: string) =>
  text.split(" ").map((word) => ({ text: word, start: 0, end: word.length }));

describe("History", () => {
  it("goes back and forth through edits", () => {
    const history = new History();
    history.record(saying("가"), null, 0);
    history.record(saying("나"), null, 0);
    expect(history.undo(saying("다"))?.text).toBe("나");
    expect(history.undo(saying("나"))?.text).toBe("가");
    expect(history.canUndo).toBe(false);
    expect(history.redo(saying("가"))?.text).toBe("나");
    expect(history.redo(saying("나"))?.text).toBe("다");
    expect(history.canRedo).toBe(false);
  });

  it("keeps typing without a pause in one entry", () => {
    const history = new History();
    history.record(saying("a"), "text", 0);
    history.record(saying("ab"), "text", 700);
    history.record(saying("abc"), "text", 1_400);
    expect(history.undo(saying("abcd"))?.text).toBe("a");
  });

  it("starts an entry after a pause of 800 ms", () => {
    const history = new History();
    history.record(saying("a"), "text", 0);
    history.record(saying("ab"), "text", 801);
    expect(history.undo(saying("abc"))?.text).toBe("ab");
  });

  it("starts an entry after a settled composition", () => {
    const history = new History();
    history.record(saying("ㄱ"), "text", 0);
    history.settle();
    history.record(saying("가"), "text", 10);
    expect(history.undo(saying("가ㄴ"))?.text).toBe("가");
  });

  it("starts an entry when another kind of thing is edited", () => {
    const history = new History();
    history.record(saying("a"), "text", 0);
    history.record(saying("b"), "pins", 10);
    history.record(saying("b", { temperature: 2 }), "text", 20);
    expect(history.undo(saying("c"))?.temperature).toBe(2);
    expect(history.undo(saying("b", { temperature: 2 }))?.temperature).toBe(1);
  });

  it("lets a composition take its time", () => {
    const history = new History();
    history.record(saying("가"), "text", 0);
    history.record(saying("각"), "text", 5_000, true);
    expect(history.undo(saying("간"))?.text).toBe("가");
  });

  it("forgets what could be redone once something new is edited", () => {
    const history = new History();
    history.record(saying("a"), null, 0);
    history.undo(saying("b"));
    history.record(saying("a"), null, 1);
    expect(history.redo(saying("c"))).toBeNull();
  });

  it("skips entries that would change no number", () => {
    const history = new History();
    history.record(saying("a"), null, 0);
    history.record(saying("b"), null, 0);
    expect(history.undo(saying("b"))?.text).toBe("a");
  });

  it("keeps 200 entries", () => {
    const history = new History();
    for (let edit = 0; edit <= 250; edit++) history.record(saying(String(edit)), null, edit);
    let current = saying("end");
    let count = 0;
    for (let entry = history.undo(current); entry; entry = history.undo(current)) {
      current = entry;
      count++;
    }
    expect(count).toBe(200);
  });
});

describe("what is kept of a state", () => {
  it("is only what is said to be", () => {
    const state = { ...base, ...{ new: 1 } };
    expect(snapshot(state)).not.toHaveProperty("new");
    expect(frozenOf(state)).not.toHaveProperty("new");
  });
});

describe("pins", () => {
  const cell = { name: "key", row: 1, col: 2 };

  it("set, replace and remove one cell", () => {
    const pins = withPin(withPin({}, cell, 2.5), cell, -1);
    expect(pins).toEqual({ key: [[1, 2, -1]] });
    expect(pinAt(pins, cell)).toBe(-1);
    expect(withoutPin(pins, cell)).toEqual({});
  });

  it("stay in reading order whatever the order of editing", () => {
    const later = withPin({}, { name: "key", row: 1, col: 0 }, 1);
    const pins = withPin(withPin(later, { name: "key", row: 0, col: 3 }, 2), cell, 3);
    expect(pins.key).toEqual([
      [0, 3, 2],
      [1, 0, 1],
      [1, 2, 3],
    ]);
  });

  it("refuse numbers that are no finite float32", () => {
    for (const value of [Number.NaN, Number.NEGATIVE_INFINITY, 1e39]) {
      expect(withPin({}, cell, value)).toEqual({});
    }
  });

  it("stop when a link could hold no more", () => {
    let pins = {};
    for (let row = 0; row <= MAX_PINS; row++) pins = withPin(pins, { name: "key", row, col: 0 }, 1);
    expect(countPins(pins)).toBe(MAX_PINS);
    expect(
      pinAt(withPin(pins, { name: "key", row: 0, col: 0 }, 7), { name: "key", row: 0, col: 0 }),
    ).toBe(7);
  });

  it("go together when their tensor is reset", () => {
    const pins = withPin(withPin({}, cell, 1), { name: "query", row: 0, col: 0 }, 2);
    expect(withoutTensor(pins, "key")).toEqual({ query: [[0, 0, 2]] });
    expect(withoutTensor(pins, "value")).toBe(pins);
  });
});

describe("followToken", () => {
  const before = tokens("나 는 학교 에 갔다");

  it("stays with the last token when the sentence grows or shrinks", () => {
    expect(followToken(before, tokens("나 는 학교 에"), 4)).toBe(3);
    expect(followToken(before, tokens("나 는 학교 에 갔다 ."), 4)).toBe(4);
    expect(followToken(tokens("갔다 ."), tokens("갔다 . 나"), 0)).toBe(2);
  });

  it("stays where it is when something behind it is edited", () => {
    expect(followToken(before, tokens("나 는 집 에 빨리 갔다"), 1)).toBe(1);
  });

  it("moves along when something before it is edited", () => {
    expect(followToken(before, tokens("어제 나 는 학교 에 갔다"), 2)).toBe(3);
    expect(followToken(before, tokens("학교 에 갔다"), 2)).toBe(0);
  });

  it("follows the last word of a sentence that has nothing in common with the one before", () => {
    expect(followToken(before, tokens("hello brave new world !"), 1)).toBe(3);
    expect(followToken(before, tokens("! ?"), 1)).toBe(1);
  });

  it("never leaves the sentence", () => {
    expect(followToken(before, [], 2)).toBe(0);
    expect(followToken(before, tokens("나"), 3)).toBe(0);
  });
});

describe("tensor names", () => {
  it("carry the head where the trace is headed", () => {
    expect(tensorName({ headed: true }, "attention_weights", 2)).toBe("head.2.attention_weights");
    expect(tensorName({ headed: false }, "attention_weights", 2)).toBe("attention_weights");
  });

  it("carry no head where a tensor belongs to all heads", () => {
    for (const name of ["input", "memory", "w_query", "concatenated_context", "output"]) {
      expect(tensorName({ headed: true }, name, 1)).toBe(name);
    }
  });

  it("come apart again", () => {
    expect(parseTensorName("head.12.query")).toEqual({
      path: "",
      head: 12,
      name: "query",
    });
    expect(parseTensorName("score.w_query")).toEqual({
      path: "",
      head: null,
      name: "score.w_query",
    });
    expect(parseTensorName("decoder.1.cross_attention.head.2.attention_weights")).toEqual({
      path: "decoder.1.cross_attention",
      head: 2,
      name: "attention_weights",
    });
    expect(parseTensorName("encoder.output")).toEqual({
      path: "encoder",
      head: null,
      name: "output",
    });
  });

  it("are headed in multi-head attention, also with one head, and with many heads anywhere", () => {
    expect(isHeaded({ mode: "multi", numHeads: 1 })).toBe(true);
    expect(isHeaded({ mode: "cross", numHeads: 4 })).toBe(true);
    expect(isHeaded({ mode: "self", numHeads: 1 })).toBe(false);
  });
});
