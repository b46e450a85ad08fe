import { describe, expect, it } from "vitest";
import type { PassInput } from "../../web/compute/protocol.ts";
import { hasHangul, resolveUnit } from "../../web/compute/units.ts";
import { lookUp } from "../../web/compute/vectors.ts";
import { SCORES } from "../../web/core/types.ts";
import { EXAMPLES } from "../../web/examples/index.ts";
import { compute, core, passOf, rowsOf, stateWith } from "./core-for-tests.ts";

const school = (change: Partial<PassInput> = {}) => passOf(stateWith("ko-school", change));
const problemOf = (change: Partial<PassInput>) => {
  const outcome = compute(stateWith("ko-school", change));
  return outcome.kind === "problem" ? outcome.problem : null;
};

describe("the unit of the tokens", () => {
  it("is the particle where a text has Hangul, the word elsewhere", () => {
    expect(resolveUnit(null, "나는 go")).toBe("particle");
    expect(resolveUnit(null, "ㄴ")).toBe("particle");
    expect(resolveUnit(null, "I go")).toBe("word");
    expect(resolveUnit("byte", "나는")).toBe("byte");
  });

  it("sees decomposed and half-typed Hangul", () => {
    expect(hasHangul("나".normalize("NFD"))).toBe(true);
    expect(hasHangul("ㅎ")).toBe(true);
    expect(hasHangul("日本 Ω")).toBe(false);
  });

  it("is chosen for each of two sentences", () => {
    const { result } = passOf(stateWith("went"));
    expect([result.keyUnit, result.unit]).toEqual(["particle", "word"]);
    expect(result.keyTokens.map((token) => token.text)).toEqual(["학교", "에", "갔다"]);
    expect(result.tokens.map((token) => token.text)).toEqual(["I", "went", "to", "school"]);
  });
});

describe("the vectors of a pass", () => {
  it("are the example's own numbers, as they were written", () => {
    for (const example of EXAMPLES) {
      const { result, trace } = passOf(stateWith(example.id));
      const written = result.tokens.map((token) => lookUp(example, token.text));
      expect(result.origin).toMatchObject({ kind: "handmade", projections: "handmade" });
      expect(rowsOf(trace, "input"), example.id).toEqual(written);
    }
  });

  it("keep the example's numbers for known tokens when the text is edited", () => {
    const { result, trace } = school({ text: "나는 화성에 갔다" });
    const rows = rowsOf(trace, "input");
    expect(result.origin).toMatchObject({ kind: "mixed", unknown: ["화성"], example: "ko-school" });
    expect(rows[0]).toEqual([2, 0, 0, 0]);
    expect(rows[4]).toEqual([0, 0, 1, 0]);
    expect(rows[2]).toEqual([...core.seededVectors(["화성"], 4, 1).data]);
  });

  it("know a token in upper case and in decomposed Hangul", () => {
    expect(passOf(stateWith("en-her", { text: "HER BOOK" })).result.origin.kind).toBe("handmade");
    expect(school({ text: "나는".normalize("NFD") }).result.origin.kind).toBe("handmade");
  });

  it("are random, and said to be, where the example knows no token", () => {
    const { result, trace } = school({ text: "constructor toString" });
    expect(result.origin).toMatchObject({ kind: "seeded", projections: "seeded", features: null });
    expect(trace.get("input").data).toEqual(
      core.seededVectors(["constructor", "toString"], 4, 1).data,
    );
  });

  it("are random on request, the same for the same seed", () => {
    const first = school({ source: "seeded", seed: 5 });
    expect(first.result.origin.kind).toBe("seeded");
    expect(school({ source: "seeded", seed: 5 }).result.trace).toEqual(first.result.trace);
    expect(school({ source: "seeded", seed: 6 }).result.trace).not.toEqual(first.result.trace);
  });

  it("are wide enough for all heads when they are random", () => {
    expect(school({ source: "seeded", numHeads: 3, headDim: 5 }).result.modelDim).toBe(15);
    expect(school({ source: "seeded", numHeads: 1, headDim: 1 }).result.modelDim).toBe(4);
  });

  it("have one column a distinct token when they are one-hot", () => {
    const { result, trace } = school({ source: "one_hot", text: "배가 배를" });
    expect(result.origin.kind).toBe("one_hot");
    expect(rowsOf(trace, "input")).toEqual([
      [1, 0, 0],
      [0, 1, 0],
      [1, 0, 0],
      [0, 0, 1],
    ]);
  });

  it("are shared by equal tokens of two sentences", () => {
    for (const source of ["seeded", "one_hot"] as const) {
      const { trace } = passOf(
        stateWith("went", { source, text: "go home", memoryText: "home go" }),
      );
      expect(rowsOf(trace, "input")[0]).toEqual(rowsOf(trace, "memory")[1]);
      expect(rowsOf(trace, "input")[0]).not.toEqual(rowsOf(trace, "memory")[0]);
    }
  });
});

describe("the projections of a pass", () => {
  it("serve as many heads as the example has", () => {
    const { result, trace } = passOf(stateWith("choose", { numHeads: 2 }));
    expect(result.origin.projections).toBe("handmade");
    expect(result.origin.headFeatures).toHaveLength(2);
    expect(trace.get("w_query")).toMatchObject({ rows: 4, cols: 8 });
    expect(trace.get("w_output")).toMatchObject({ rows: 8, cols: 4 });
  });

  it("are random, and said to be, for heads that the example does not have", () => {
    for (const change of [{ numHeads: 2 }, { headDim: 3 }]) {
      const { result } = school(change);
      expect(result.origin).toMatchObject({ kind: "handmade", projections: "seeded" });
      expect(result.origin.headFeatures).toBeNull();
    }
  });

  it.each(SCORES)(
    "have what %s needs, hand-made and random, for one head and for many",
    (score) => {
      for (const source of ["handmade", "seeded", "one_hot"] as const) {
        for (const [mode, headDim] of [
          ["self", 4],
          ["multi", 4],
          ["self", 3],
        ] as const) {
          const { trace } = school({ score, source, mode, headDim });
          const name = mode === "multi" ? "head.0.attention_weights" : "attention_weights";
          for (const row of rowsOf(trace, name)) {
            expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
          }
        }
      }
    },
  );

  it("let additive and concat attention find what is asked for", () => {
    for (const score of ["additive", "concat", "general", "dot_product"] as const) {
      const [, , , , went = []] = rowsOf(school({ score }).trace, "attention_weights");
      expect(went.indexOf(Math.max(...went)), score).toBe(2);
    }
  });
});

describe("names in a trace", () => {
  it("carry heads in multi-head mode and wherever there are many heads", () => {
    expect(school().trace.has("attention_weights")).toBe(true);
    expect(school({ mode: "multi" }).trace.has("head.0.attention_weights")).toBe(true);
    const { result, trace } = school({ numHeads: 2 });
    expect(result.headed).toBe(true);
    expect(trace.has("head.1.attention_weights")).toBe(true);
  });
});

describe("positions", () => {
  it("are added to the embeddings of both sentences", () => {
    const { trace } = passOf(stateWith("choose", { position: "sinusoidal" }));
    expect(trace.names.slice(0, 3)).toEqual(["token_embedding", "position_encoding", "input"]);
    expect(trace.has("memory_position_encoding")).toBe(true);
  });

  it("tell two equal tokens apart", () => {
    const plain = rowsOf(school({ text: "배 배", source: "seeded" }).trace, "input");
    const placed = school({ text: "배 배", source: "seeded", position: "sinusoidal" }).trace;
    expect(plain[0]).toEqual(plain[1]);
    expect(rowsOf(placed, "input")[0]).not.toEqual(rowsOf(placed, "input")[1]);
  });
});

describe("masks", () => {
  const none = { causal: false, window: null, validKeys: null, painted: [] };
  const masked = (mask: Partial<PassInput["mask"]>) =>
    rowsOf(school({ mask: { ...none, ...mask } }).trace, "masked_scores").map((row) =>
      row.map((score) => (score === Number.NEGATIVE_INFINITY ? "x" : ".")).join(""),
    );

  it("hide what comes later, what is far away, and padding", () => {
    expect(masked({ causal: true })).toEqual([".xxxx", "..xxx", "...xx", "....x", "....."]);
    expect(masked({ window: 1 })).toEqual(["..xxx", "...xx", "x...x", "xx...", "xxx.."]);
    expect(masked({ validKeys: 2 })).toEqual(Array(5).fill("..xxx"));
    expect(masked({ causal: true, validKeys: 2 })[4]).toBe("..xxx");
  });

  it("hide painted cells; those outside the sentence rest", () => {
    const painted = [
      [0, 0],
      [4, 2],
      [7, 1],
      [3, 6],
    ] as const;
    expect(masked({ painted })).toEqual(["x....", ".....", ".....", ".....", "..x.."]);
  });

  it("take padding beyond the sentence for none", () => {
    expect(masked({ validKeys: 99 })).toEqual(Array(5).fill("....."));
  });
});

describe("pins", () => {
  it("replace a cell, and everything downstream follows", () => {
    const plain = school().trace;
    const { trace } = school({ pins: { key: [[2, 1, 0]] } });
    expect(rowsOf(trace, "key")[2]).toEqual([0, 0, 0, 0]);
    expect(trace.pinned("key")).toEqual([{ row: 2, col: 1, value: 0, computed: 2 }]);
    expect(rowsOf(trace, "attention_weights")[4]?.[2]).toBeLessThan(
      rowsOf(plain, "attention_weights")[4]?.[2] ?? 0,
    );
    expect(rowsOf(trace, "context")[4]).not.toEqual(rowsOf(plain, "context")[4]);
  });

  it("rest where their cell does not exist, and the others stay in force", () => {
    const pins = {
      key: [
        [0, 0, 9],
        [2, 0, 9],
      ],
      "head.1.query": [[0, 0, 1]],
      nothing: [[0, 0, 1]],
    } as const;
    const { result, trace } = school({ text: "나는", pins });
    expect(trace.pinned("key")).toHaveLength(1);
    expect(result.restingPins).toEqual([
      { name: "key", row: 2, col: 0 },
      { name: "head.1.query", row: 0, col: 0 },
      { name: "nothing", row: 0, col: 0 },
    ]);
    expect(school({ pins }).trace.pinned("key")).toHaveLength(2);
  });

  it("that take the numbers out of float32 are refused by name", () => {
    const problem = problemOf({ pins: { query: [[0, 0, 3e38]], key: [[0, 0, 3e38]] } });
    expect(problem).toMatchObject({ kind: "refused", tensor: "attention_scores" });
  });
});

describe("a pass that cannot be", () => {
  it("says that there are no tokens", () => {
    expect(problemOf({ text: "" })?.kind).toBe("empty");
    expect(problemOf({ text: " \n" })?.kind).toBe("empty");
    expect(problemOf({ mode: "cross", memoryText: "" })?.kind).toBe("empty");
  });

  it("says how many tokens there may be", () => {
    expect(problemOf({ text: "가 ".repeat(513), source: "seeded" })).toMatchObject({
      kind: "too_long",
      limit: 512,
    });
    expect(problemOf({ text: "가 ".repeat(257), numHeads: 16 })).toMatchObject({ limit: 256 });
  });

  it("is none with 512 tokens", () => {
    const { result } = school({ text: "가 ".repeat(512), source: "seeded" });
    expect(result.tokens).toHaveLength(512);
  });
});
