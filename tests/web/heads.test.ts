import { describe, expect, it } from "vitest";
import { TraceReader } from "../../web/core/trace.ts";
import { headMaximum } from "../../web/elements/heads/maximum.ts";
import { mostChanged } from "../../web/elements/heads/most-changed.ts";
import { largestOfBlocks } from "../../web/elements/thumbnail.ts";
import { parseHeads, writeHeads } from "../../web/state/url-values.ts";
import { passOf, rowsOf, stateWith } from "./core-for-tests.ts";

const cat = (change = {}) => passOf(stateWith("ko-cat", change));

describe("a head that is off", () => {
  it("has a context of zeros, and the output is the other heads'", () => {
    const all = cat();
    const { result, trace } = cat({ disabledHeads: [1] });
    expect(new Set(trace.get("head.1.context").data)).toEqual(new Set([0]));
    expect(trace.get("head.0.context")).toEqual(all.trace.get("head.0.context"));
    expect(trace.get("head.1.attention_weights")).toEqual(
      all.trace.get("head.1.attention_weights"),
    );
    // W_O of this example is two identities, one below the other: the output is the first context.
    expect(rowsOf(trace, "output")).toEqual(rowsOf(trace, "head.0.context"));
    expect(result.outputOfAllHeads).toEqual(all.trace.get("output"));
  });

  it("is no heap of pinned cells, but keeps the pins of the reader", () => {
    const { result } = cat({
      disabledHeads: [1],
      pins: { "head.1.context": [[2, 3, 5]], "head.0.context": [[0, 0, 7]] },
    });
    const trace = new TraceReader(result.trace);
    expect(trace.pinned("head.1.context")).toMatchObject([{ row: 2, col: 3, value: 5 }]);
    expect(trace.pinned("head.0.context")).toMatchObject([{ row: 0, col: 0, value: 7 }]);
    expect(rowsOf(trace, "head.1.context").flat().filter(Boolean)).toEqual([5]);
  });

  it("rests where it is not there, or where it is the only one", () => {
    const all = cat();
    for (const change of [{ disabledHeads: [2, 15] }, { disabledHeads: [] }]) {
      const { result } = cat(change);
      expect(result.trace).toEqual(all.result.trace);
      expect(result.outputOfAllHeads).toBeUndefined();
    }
    const alone = { numHeads: 1, source: "seeded" };
    expect(cat({ ...alone, disabledHeads: [0] }).result.trace).toEqual(cat(alone).result.trace);
  });

  it("lets a pin rest that belongs to a longer sentence", () => {
    const { result } = cat({ disabledHeads: [0], pins: { "head.1.key": [[400, 0, 1]] } });
    expect(result.restingPins).toEqual([{ name: "head.1.key", row: 400, col: 0 }]);
  });
});

describe("heads in a link", () => {
  it("come back as they were written, in order and once", () => {
    const read = (text: string) => {
      let clamped = false;
      const heads = parseHeads(text, () => {
        clamped = true;
      });
      return { heads, clamped };
    };
    expect(writeHeads([0, 2])).toBe("0;2");
    expect(read("0;2")).toEqual({ heads: [0, 2], clamped: false });
    expect(read("none")).toEqual({ heads: [], clamped: false });
    expect(writeHeads([])).toBe("none");
    expect(read("2;0;2;99;-1;x")).toEqual({ heads: [0, 2], clamped: true });
    for (const text of ["", "16", "1e1", "x"]) expect(read(text).heads, text).toBeUndefined();
  });
});

describe("the largest weight of all heads", () => {
  const matrix = (...data: number[]) => ({ rows: 1, cols: 3, data: Float32Array.from(data) });

  it("is some head's own number, and says which head's", () => {
    const largest = headMaximum([
      { head: 1, matrix: matrix(0.5, 0.25, 0.25) },
      { head: 4, matrix: matrix(0.5, 0.125, 0.375) },
    ]);
    expect(largest).toEqual({ weights: matrix(0.5, 0.25, 0.375), heads: [1, 1, 4] });
    expect(headMaximum([])).toBeNull();
  });
});

describe("what changes most", () => {
  it("is kept in the order of the columns; nothing where nothing changed", () => {
    expect(mostChanged([0, 0, 0, 0], [1, 0, -3, 2], 2)).toEqual({ cols: [2, 3], most: 2 });
    expect(mostChanged([1, 2], [1, 2], 5)).toEqual({ cols: [0, 1], most: null });
  });
});

describe("a thumbnail of a long sentence", () => {
  it("shows all of it: a square is the largest of the cells that it stands for", () => {
    const data = new Float32Array(5 * 5);
    data[1 * 5 + 1] = 0.5;
    data[4 * 5 + 4] = 0.25;
    const weights = { rows: 5, cols: 5, data };
    expect(largestOfBlocks(weights, 5)).toEqual(weights);
    expect(largestOfBlocks(weights, 3)).toEqual({
      rows: 3,
      cols: 3,
      data: Float32Array.of(0.5, 0, 0, 0, 0, 0, 0, 0, 0.25),
    });
  });
});
