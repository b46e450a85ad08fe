import { describe, expect, it } from "vitest";
import type { PassResult } from "../../web/compute/protocol.ts";
import type { Explanation } from "../../web/core/types.ts";
import { groupTensors } from "../../web/elements/all/groups.ts";
import { firstCell } from "../../web/elements/formula/first-cell.ts";
import { sourcesOf } from "../../web/elements/formula/sources.ts";
import { densityOf } from "../../web/elements/matrix/density.ts";
import { marksOf } from "../../web/elements/matrix/marks.ts";
import { cellText, fitted, gridModel, indexAt, placeOf } from "../../web/elements/matrix/model.ts";
import { tensorInfo } from "../../web/elements/matrix/tensors.ts";
import { siblingName } from "../../web/state/names.ts";
import { fakeTrace } from "./fake-trace.ts";

const hidden = Number.NEGATIVE_INFINITY;

function modelOf(...given: Parameters<typeof gridModel>) {
  const model = gridModel(...given);
  if (!model) throw new Error(`no ${given[1]}`);
  return model;
}

describe("gridModel", () => {
  const scores = [
    [1, hidden],
    [-4, 2],
  ];
  const weights = [
    [1, 0],
    [0, 1],
  ];

  it("hatches a weight where its score is −∞, not where it is merely 0", () => {
    const trace = fakeTrace({ masked_scores: scores, attention_weights: weights });
    expect([...modelOf(trace, "attention_weights").masked]).toEqual([0, 1, 0, 0]);
    expect([...modelOf(trace, "masked_scores").masked]).toEqual([0, 1, 0, 0]);
  });

  it("looks for the mask in the same head", () => {
    const trace = fakeTrace({
      "head.0.masked_scores": [[hidden, 1]],
      "head.1.masked_scores": [[1, hidden]],
      "head.1.attention_weights": [[1, 0]],
    });
    expect([...modelOf(trace, "head.1.attention_weights").masked]).toEqual([0, 1]);
  });

  it("shows a pinned weight of a masked cell as a number", () => {
    const pins = [{ name: "attention_weights", row: 0, col: 1, computed: 0 }];
    const trace = fakeTrace(
      {
        masked_scores: scores,
        attention_weights: [
          [1, 0.5],
          [0, 1],
        ],
      },
      pins,
    );
    const model = modelOf(trace, "attention_weights");
    expect(model.masked[1]).toBe(0);
    expect(cellText(model, 1)).toBe("0.50");
    expect(model.pins.get(1)?.computed).toBe(0);
  });

  it("prints −∞ in masked scores and 0 in masked weights", () => {
    const trace = fakeTrace({ masked_scores: scores, attention_weights: weights });
    expect(cellText(modelOf(trace, "masked_scores"), 1)).toBe("−∞");
    expect(cellText(modelOf(trace, "attention_weights"), 1)).toBe("0");
  });

  it("keeps scores before the mask readable", () => {
    const trace = fakeTrace({ attention_scores: [[3, 5]], masked_scores: [[3, hidden]] });
    expect([...modelOf(trace, "attention_scores").masked]).toEqual([0, 0]);
  });

  it("measures signed numbers by the largest finite one, weights never", () => {
    const trace = fakeTrace({ masked_scores: scores, attention_weights: weights });
    expect(modelOf(trace, "masked_scores").largest).toBe(4);
    expect(modelOf(trace, "masked_scores").scale).toBe("diverging");
    expect(modelOf(trace, "attention_weights").scale).toBe("sequential");
  });

  it("swaps the display, not the cells, of a transposed matrix", () => {
    const trace = fakeTrace({
      key: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    });
    const model = modelOf(trace, "key", { transposed: true });
    expect([model.rows, model.cols]).toEqual([3, 2]);
    expect(model.matrix.data[indexAt(model, 2, 1)]).toBe(6);
    expect(placeOf(model, { row: 1, col: 2 })).toEqual({ row: 2, col: 1 });
  });

  it("keeps integers that somebody typed as they are, and only there", () => {
    const trace = fakeTrace({ input: [[2, 0.5]], query: [[2, 0.5]] });
    expect([0, 1].map((index) => cellText(modelOf(trace, "input"), index))).toEqual(["2", "0.50"]);
    expect(cellText(modelOf(trace, "query"), 0)).toBe("2.00");
  });

  it("is null for a tensor that the trace lacks", () => {
    expect(gridModel(fakeTrace({ key: [[1]] }), "memory")).toBeNull();
  });
});

describe("fitted", () => {
  it("gives up decimals, then digits, before it leaves its cell", () => {
    expect(fitted(-12.5, 2)).toBe("−12.50");
    expect(fitted(-123.456, 2)).toBe("−123.5");
    expect(fitted(12345.6, 2)).toBe("12346");
    expect(fitted(-1234567, 2)).toBe("−1.2e6");
    expect(fitted(3e20, 2)).toBe("3e20");
  });
});

describe("densityOf", () => {
  it("prints two decimals up to eight columns, one up to sixteen, none beyond", () => {
    expect(densityOf(5, 8)).toBe("full");
    expect(densityOf(5, 9)).toBe("one_decimal");
    expect(densityOf(5, 16)).toBe("one_decimal");
    expect(densityOf(5, 17)).toBe("heat");
  });

  it("leaves digits out beyond eight columns where several stand side by side", () => {
    expect(densityOf(8, 8, true)).toBe("full");
    expect(densityOf(9, 9, true)).toBe("heat");
  });

  it("paints a picture beyond 32 rows or columns", () => {
    expect(densityOf(32, 32)).toBe("heat");
    expect(densityOf(33, 1)).toBe("canvas");
    expect(densityOf(1, 33)).toBe("canvas");
  });

  it("keeps two decimals in a long column", () => {
    expect(densityOf(32, 1)).toBe("full");
  });
});

describe("tensorInfo", () => {
  it("knows a tensor with and without its head", () => {
    expect(tensorInfo("head.3.key")).toMatchObject({ base: "key", head: 3, hue: "key" });
    expect(tensorInfo("key").head).toBeNull();
    expect(siblingName("head.3.key", "query")).toBe("head.3.query");
    expect(siblingName("key", "query")).toBe("query");
  });

  it("tells what was given from what was computed", () => {
    const names = ["input", "w_query", "b_key", "score.v", "score.projected_key", "query"];
    expect(names.map((name) => tensorInfo(name).given)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("groupTensors", () => {
  it("keeps the order of the trace and every name", () => {
    const names = [
      "token_embedding",
      "input",
      "w_query",
      "w_output",
      "score.w",
      "head.0.query",
      "head.0.score.query_norm",
      "head.0.context",
      "head.1.query",
      "concatenated_context",
      "output",
    ];
    const groups = groupTensors(names);
    expect(groups.flatMap((group) => group.names)).toEqual(names);
    expect(groups.map(({ kind, head }) => (head === null ? kind : `${kind} ${head}`))).toEqual([
      "input",
      "projections",
      "score",
      "head 0",
      "head 1",
      "output",
    ]);
  });

  it("calls the tensors of a trace without heads attention", () => {
    expect(groupTensors(["query", "score.key_norm", "context"])).toHaveLength(1);
  });
});

describe("sources and marks", () => {
  const trace = fakeTrace({
    query: [[1, 2]],
    key: [[3, 4]],
    attention_scores: [[11]],
    masked_scores: [[5, hidden, 7]],
    exponentials: [[0.1, 0, 1]],
    exponential_sum: [[1.1]],
    attention_weights: [[0.1, 0, 0.9]],
  });
  const score: Explanation = {
    name: "attention_scores",
    row: 0,
    col: 0,
    value: 11,
    operation: "product",
    factor: 1,
    terms: [0, 1].map((col) => ({
      name: "query",
      row: 0,
      col,
      value: 1 + col,
      product: 0,
      multiplier: 1,
      with: [{ name: "key", row: 0, col, value: 3 + col }],
    })),
    result: 11,
    pinned: false,
  };
  const weight: Explanation = {
    ...score,
    name: "attention_weights",
    operation: "quotient",
    terms: [
      {
        name: "exponentials",
        row: 0,
        col: 0,
        value: 0.1,
        product: 0.1,
        multiplier: 1,
        with: [{ name: "exponential_sum", row: 0, col: 0, value: 1.1 }],
      },
    ],
  };

  it("bars the foot of every cell that feeds the explained one", () => {
    const marks = marksOf("key", { focus: null, hovered: null, explanation: score }, trace);
    expect([...marks.keys()]).toEqual(["0,0", "0,1"]);
    expect(marks.get("0,0")).toMatchObject({ classes: ["foot"], foot: "var(--key)" });
  });

  it("rings both factors of the term that is looked at, in their own hues", () => {
    const hovered = { name: "key", row: 0, col: 1 };
    const looking = { focus: null, hovered, explanation: score };
    expect(marksOf("query", looking, trace).get("0,1")).toMatchObject({ ring: "var(--query)" });
    expect(marksOf("key", looking, trace).get("0,1")).toMatchObject({ ring: "var(--key)" });
    expect(marksOf("query", looking, trace).get("0,0")?.ring).toBeUndefined();
  });

  it("links a weight to all scores of its row that are not masked, in the weights' hue", () => {
    const marks = marksOf(
      "masked_scores",
      { focus: null, hovered: null, explanation: weight },
      trace,
    );
    expect([...marks.keys()]).toEqual(["0,0", "0,2"]);
    expect(marks.get("0,2")?.foot).toBe("var(--weights)");
  });

  it("names only cells that exist in the sources", () => {
    for (const { name } of sourcesOf(weight, trace)) expect(trace.has(name)).toBe(true);
  });

  it("marks the focused cell in its own tensor only", () => {
    const focus = { name: "query", row: 0, col: 0 };
    const looking = { focus, hovered: null, explanation: null };
    expect(marksOf("query", looking, trace).get("0,0")?.classes).toEqual(["focused"]);
    expect(marksOf("key", looking, trace).size).toBe(0);
  });
});

describe("firstCell", () => {
  const trace = fakeTrace({
    query: [
      [1, 5],
      [0, 2],
    ],
    attention_weights: [
      [0.9, 0.1],
      [0.3, 0.7],
    ],
    "head.1.attention_weights": [
      [0.2, 0.8],
      [1, 0],
    ],
  });
  const pass = (headed: boolean) => ({ headed }) as PassResult;

  it("is the largest of the followed row, in the tensor of the open step", () => {
    const state = { step: "softmax", view: "step", query: 1, head: 1, layer: 0 } as const;
    expect(firstCell(pass(false), trace, state)).toEqual({
      name: "attention_weights",
      row: 1,
      col: 1,
    });
    expect(firstCell(pass(true), trace, state)?.name).toBe("head.1.attention_weights");
    expect(firstCell(pass(false), trace, { ...state, step: "projections" })?.name).toBe("query");
  });

  it("stays at its place when the next step's matrix has the same shape", () => {
    const state = { step: "softmax", view: "step", query: 1, head: 0, layer: 0 } as const;
    const from = (name: string, row: number) =>
      firstCell(pass(false), trace, state, { name, row, col: 0 });
    expect(from("query", 1)?.col).toBe(0);
    expect(from("query", 0)?.col).toBe(1);
    expect(from("memory", 1)?.col).toBe(1);
  });

  it("stays inside the matrix and is null without one", () => {
    const state = { step: "softmax", view: "step", query: 9, head: 0, layer: 0 } as const;
    expect(firstCell(pass(false), trace, state)?.row).toBe(1);
    expect(firstCell(pass(false), trace, { ...state, step: "output" })).toBeNull();
  });
});
