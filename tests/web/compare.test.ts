import { afterEach, describe, expect, it } from "vitest";
import { sharedLabels } from "../../web/compare/align.ts";
import {
  counterpart,
  difference,
  differencePass,
  type Side,
} from "../../web/compare/difference.ts";
import { changedKeys, figuresOf } from "../../web/compare/words.ts";
import { TraceReader } from "../../web/core/trace.ts";
import type { AxisRole } from "../../web/elements/labels.ts";
import { compareMessages } from "../../web/language/compare.ts";
import { frozenOf } from "../../web/state/history.ts";
import { Store } from "../../web/state/store.ts";
import { passOf, sameThreadClient, settled, stateWith } from "./core-for-tests.ts";

const axis = (role: AxisRole, labels: readonly string[]) => ({ role, labels });
const side = (
  rows: readonly string[],
  cols: readonly string[],
  data: readonly number[],
  colRole: AxisRole = "key",
): Side => ({
  matrix: { rows: rows.length, cols: cols.length, data: Float32Array.from(data) },
  rows: axis("query", rows),
  cols: axis(colRole, cols),
});

describe("sharedLabels", () => {
  it("pairs what both have in the same order, equal words one by one", () => {
    expect(sharedLabels(["a", "b", "c"], ["a", "b", "c"])).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
    expect(sharedLabels(["a", "b", "a"], ["b", "a", "x"])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(sharedLabels(["a"], ["b"])).toEqual([]);
    expect(sharedLabels([], ["b"])).toEqual([]);
  });
});

describe("the difference", () => {
  it("is B − A cell by cell, with the largest change", () => {
    const found = difference(
      side(["나", "학교"], ["나", "학교"], [0.5, 0.5, 0.25, 0.75]),
      side(["나", "학교"], ["나", "학교"], [0.5, 0.5, 1, 0]),
    );
    expect(found).toMatchObject({ changed: 2, largest: { row: 1, col: 0, from: 0.25, to: 1 } });
    expect(found).toHaveProperty("matrix.data", Float32Array.of(0, 0, 0.75, -0.75));
  });

  it("covers the tokens that both have, by what they say", () => {
    const found = difference(
      side(["나", "학교"], ["나", "학교"], [1, 2, 3, 4]),
      side(["집", "나"], ["집", "나"], [9, 9, 9, 5]),
    );
    expect(found).toMatchObject({
      rows: [[0, 1]],
      cols: [[0, 1]],
      largest: { row: 0, col: 0, from: 1, to: 5 },
    });
  });

  it("says when no token is shared, and when features mean something else", () => {
    expect(difference(side(["a"], ["a"], [1]), side(["b"], ["b"], [1]))).toBe("tokens");
    const features = (labels: readonly string[]) =>
      side(["a"], labels, labels.map(Number), "feature");
    expect(difference(features(["0", "1"]), features(["0"]))).toBe("features");
    expect(difference(features(["0", "1"]), features(["1", "0"]))).toBe("features");
  });

  it("of a mask is infinite where it appears, and nothing where both are hidden", () => {
    const hidden = Number.NEGATIVE_INFINITY;
    const found = difference(
      side(["a"], ["a", "b"], [1, hidden]),
      side(["a"], ["a", "b"], [hidden, hidden]),
    );
    expect(found).toMatchObject({ changed: 1, largest: { col: 0, from: 1, to: hidden } });
  });

  it("makes a pass whose only tensor it is, with the shared tokens", () => {
    const { result } = passOf(stateWith("ko-school"));
    const names = result.tokens.map(({ text }) => text);
    const b = side(names, names, new Array(25).fill(1));
    const found = difference(side(["학교", "갔다"], ["학교", "갔다"], [0, 0, 0, 2]), b);
    if (typeof found === "string") throw new Error(found);
    const roles = { rows: "query", cols: "key" } as const;
    const pass = differencePass(result, "attention_weights", found, roles);
    expect(pass.tokens.map(({ text }) => text)).toEqual(["학교", "갔다"]);
    const trace = new TraceReader(pass.trace);
    expect(trace.names).toEqual(["attention_weights"]);
    expect([...trace.get("attention_weights").data]).toEqual([1, 1, 1, -1]);
  });

  it("is of the same tensor, also where only one of both has heads in its names", () => {
    const one = passOf(stateWith("ko-school"));
    const two = passOf(stateWith("ko-school", { numHeads: 2 }));
    const of = ({ result, trace }: typeof one) => ({ pass: result, trace });
    expect(counterpart("head.1.attention_weights", of(one))).toBe("attention_weights");
    expect(counterpart("attention_weights", of(two))).toBe("head.0.attention_weights");
    expect(counterpart("head.2.attention_weights", of(two))).toBeNull();
    expect(counterpart("score.w", of(one))).toBeNull();
  });
});

describe("its words", () => {
  it("have as many decimals as it takes to see the change", () => {
    expect(figuresOf({ from: 0.25, to: 0.75 })).toEqual({ from: "0.25", to: "0.75", by: "0.50" });
    expect(figuresOf({ from: 0.5, to: 0.4996 })).toMatchObject({ from: "0.5000", by: "−0.0004" });
    expect(figuresOf({ from: 1, to: Number.NEGATIVE_INFINITY }).to).toBe("−∞");
  });

  it("name the settings that differ, with the values of short ones", () => {
    const a = frozenOf(stateWith("ko-school"));
    const b = { ...a, text: "집에 갔다", temperature: 0.5 };
    const names = changedKeys(a, b, compareMessages("en"), (key, state) =>
      key === "temperature" ? String(state.temperature) : null,
    );
    expect(names).toEqual(["sentence", "temperature 1 → 0.5"]);
  });
});

describe("a frozen state", () => {
  const stores: Store[] = [];
  afterEach(() => {
    for (const store of stores.splice(0)) store.dispose();
  });

  it("stays while the present one is undone, and swaps with it in one step", async () => {
    const store = new Store(stateWith("ko-school"), sameThreadClient());
    stores.push(store);
    store.update({ frozen: frozenOf(store.state.value) });
    store.update({ temperature: 0.5 });
    store.update({ score: "cosine" });
    store.undo();
    expect(store.state.value).toMatchObject({ temperature: 0.5, frozen: { temperature: 1 } });
    const { frozen } = store.state.value;
    if (!frozen) throw new Error("nothing is frozen");
    store.update({ ...frozen, frozen: frozenOf(store.state.value) });
    expect(store.state.value).toMatchObject({ temperature: 1, frozen: { temperature: 0.5 } });
    store.undo();
    expect(store.state.value).toMatchObject({ temperature: 0.5, frozen: { temperature: 1 } });
    store.undo();
    store.undo();
    expect(store.state.value).toMatchObject({ temperature: 1, frozen: null });
    store.redo();
    expect(store.state.value.frozen).toMatchObject({ temperature: 1 });
    await settled();
  });
});
