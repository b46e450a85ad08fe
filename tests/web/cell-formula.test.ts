import { describe, expect, it } from "vitest";
import type { Operation } from "../../web/core/types.ts";
import { formulaOf } from "../../web/elements/formula/explain.ts";
import {
  type FormulaTerm,
  formulaText,
  shorten,
  sign,
  term,
  termWidth,
} from "../../web/elements/formula/formula.ts";
import { en } from "../../web/language/en.ts";
import { formulaEn } from "../../web/language/formula-en.ts";
import type { PlaygroundState } from "../../web/state/state.ts";
import { passOf, stateWith } from "./core-for-tests.ts";

/** The bar's formulas of an example, from the real core. */
function open(change: Partial<PlaygroundState> = {}, example = "ko-school") {
  const settings = stateWith(example, change);
  const { result, trace } = passOf(settings);
  const naming = { pass: result, state: settings, language: "en", messages: en } as const;
  const formula = (name: string, row: number, col: number) =>
    formulaOf(trace.explain(name, row, col), { trace, naming, settings });
  return {
    trace,
    formula,
    text: (...cell: [string, number, number]) => formulaText(formula(...cell)),
  };
}

const pinned = (name: string, row: number, col: number, value: number) =>
  ({
    pins: { [name]: [[row, col, value]] },
  }) as const;

describe("the formula of a cell", () => {
  const { formula, text, trace } = open();

  it("multiplies a row and a column and names what they share", () => {
    expect(text("attention_scores", 4, 0)).toBe(
      "2.00 × 2.00 + 2.50 × 0.00 + −2.00 × 0.00 + 0.00 × 0.00",
    );
    const captions = formula("attention_scores", 4, 0).addends.map(({ caption }) => caption);
    expect(captions).toEqual(["person", "place", "act", "particle"]);
  });

  it("colours factors by what they are and leads to their cells", () => {
    const [first] = formula("attention_scores", 4, 0).addends;
    const numbers = first?.pieces.filter(({ cell }) => cell) ?? [];
    expect(numbers.map(({ hue }) => hue)).toEqual(["query", "key"]);
    expect(numbers.map(({ cell }) => cell)).toEqual([
      { name: "query", row: 4, col: 0 },
      { name: "key", row: 0, col: 0 },
    ]);
  });

  it("keeps hand-typed numbers as they are typed", () => {
    expect(text("query", 4, 0)).toBe("0 × 1 + 0 × 0 + 1 × 2 + 0 × 0");
  });

  it("scales by the core's factor and says where it comes from", () => {
    expect(text("scaled_scores", 4, 0)).toBe("4.00 × 0.50");
    expect(formula("scaled_scores", 4, 0).lead[0]?.caption).toBe("÷ √4");
    expect(open({ temperature: 2 }).formula("scaled_scores", 4, 0).lead[0]?.caption).toBe(
      "÷ √4 · T 2",
    );
  });

  it("writes a weight as e to the scores less the row's maximum, over their sum", () => {
    expect(text("attention_weights", 4, 2)).toBe(
      "e^(2.50 − 2.50) ÷ (e^(2.00 − 2.50) + e^(1.00 − 2.50) + e^(2.50 − 2.50)" +
        " + e^(1.25 − 2.50) + e^(−1.00 − 2.50)) = 1.00 ÷ 2.15",
    );
    const keys = formula("attention_weights", 4, 2).addends.map(({ caption }) => caption);
    expect(keys).toEqual(["나", "는", "학교", "에", "갔다"]);
  });

  it("leaves masked keys out of the sum and out of the maximum", () => {
    expect(formula("attention_weights", 1, 0).addends).toHaveLength(2);
    expect(text("row_maximum", 1, 0)).toBe("max(1.00, 0.00)");
  });

  it("says that a score is masked instead of calculating", () => {
    const masked = formula("masked_scores", 0, 3);
    expect(masked.result).toBeNull();
    expect(formulaText(masked)).toBe(formulaEn.masked);
  });

  it("says why a query that sees nothing has zero weights", () => {
    const blind = open({ mask: { causal: false, window: null, validKeys: 0, painted: [] } });
    expect(blind.text("attention_weights", 2, 1)).toBe(formulaEn.nothingToSee);
  });

  it("has something to say about every cell of every tensor, with every score function", () => {
    for (const score of [
      "scaled_dot_product",
      "general",
      "additive",
      "concat",
      "cosine",
    ] as const) {
      const page = open({ score, position: "sinusoidal", temperature: 0.5 });
      for (const name of page.trace.names) {
        const { rows, cols } = page.trace.get(name);
        for (let cell = 0; cell < rows * cols; cell++) {
          const said = page.text(name, Math.floor(cell / cols), cell % cols);
          expect(said, `${score} ${name} ${cell}`).not.toBe("");
          expect(said).not.toContain("NaN");
        }
      }
    }
  });

  it("takes roots, cosines and tanh apart", () => {
    const cosine = open({ score: "cosine" });
    expect(cosine.text("score.query_norm", 4, 0)).toBe("√(2.00^2 + 2.50^2 + (−2.00)^2 + 0.00^2)");
    expect(cosine.text("attention_scores", 4, 0)).toMatch(
      /^\(2\.00 × 2\.00 \+ .*\) ÷ \( 3\.77 × 2\.00 \)$/,
    );
    const additive = open({ score: "additive" }).text("attention_scores", 0, 0);
    expect(additive).toMatch(/^−?\d+(\.\d+)? × tanh\(−?\d\.\d\d \+ −?\d\.\d\d\) \+ /);
  });

  it("writes what is done to each number of a model's layers", () => {
    const cell = (name: string, value: number) => ({ name, row: 0, col: 0, value });
    const termOf = (value: number, others: readonly number[]) => ({
      ...cell("residual", value),
      product: 1,
      multiplier: 1,
      with: others.map((other) => cell("w", other)),
    });
    const said = (
      operation: Operation,
      others: readonly number[] = [],
      more: readonly ReturnType<typeof termOf>[] = [],
    ) => {
      const terms = [termOf(0.5, others), ...more];
      const explanation = {
        ...cell("layer_norm", 1),
        operation,
        factor: 1 / terms.length,
        terms,
        result: 1,
        pinned: false,
      };
      const { result: pass, trace } = passOf(stateWith("ko-school"));
      const settings = stateWith("ko-school");
      const naming = { pass, state: settings, language: "en", messages: en } as const;
      return formulaText(formulaOf(explanation, { trace, naming, settings }));
    };
    expect(said("layer_norm", [1.5, -0.25, 0.1, 2])).toBe("(0.50 − 0.10) ÷ 2.00 × 1.50 + −0.25");
    expect(said("mean", [], [termOf(2, [])])).toBe("(0.50 + 2.00) ÷ 2");
    expect(said("deviation", [0.1], [termOf(2, [0.1])])).toBe(
      "√((0.50 − 0.10)^2 + (2.00 − 0.10)^2) ÷ √2",
    );
    expect(said("relu")).toBe("max(0.50, 0)");
    expect(said("gelu")).toBe("0.50 × Φ(0.50)");
    expect(said("tanh")).toBe("tanh(0.50)");
    expect(said("sigmoid")).toBe("σ(0.50)");
    expect(said("sigmoid", [], [termOf(-2, [])])).toBe("σ(0.50 + −2.00)");
    expect(said("tanh", [], [termOf(2, [0.25])])).toBe("tanh(0.50 + 2.00 × 0.25)");
    expect(said("copy")).toBe("0.50");
    expect(said("interpolation", [0.25], [termOf(2, [0.25])])).toBe(
      "(1 − 0.25) × 0.50 + 0.25 × 2.00",
    );
    expect(said("gated_tanh", [1.5])).toBe("0.50 × tanh(1.50)");
    expect(said("softmax")).toBe("e^(0.50 − 1.00)");
  });

  it("names the head that a concatenated number comes from", () => {
    const multi = open({ mode: "multi", numHeads: 2 });
    expect(multi.formula("concatenated_context", 0, 5).lead[0]?.caption).toMatch(/^Head 2/);
  });

  it("prints only numbers that the trace holds", () => {
    for (const [name, row, col] of [
      ["context", 4, 1],
      ["attention_weights", 3, 1],
    ] as const) {
      const { lead, addends, tail } = formula(name, row, col);
      for (const { cell, text } of [...lead, ...addends, ...tail].flatMap(({ pieces }) => pieces)) {
        if (!cell) continue;
        const { cols, data } = trace.get(cell.name);
        const value = data[cell.row * cols + cell.col] ?? Number.NaN;
        expect(text.replace("−", "")).toBe(Math.abs(value).toFixed(2));
      }
    }
  });
});

describe("pins in a formula", () => {
  it("are underlined where they enter", () => {
    const page = open(pinned("masked_scores", 4, 0, 3));
    const powers = page.formula("attention_weights", 4, 2).addends;
    const underlined = powers.map(({ pieces }) =>
      pieces.some((piece) => piece.pinned && piece.raised),
    );
    expect(underlined[0]).toBe(true);
    expect(powers[0]?.pieces.find((piece) => piece.pinned)?.text).toBe("3.00");
  });

  it("leave the arithmetic of a pinned cell as the core would have had it", () => {
    const page = open(pinned("attention_scores", 4, 0, 9));
    expect(page.formula("attention_scores", 4, 0).result).toBe(4);
  });

  it("stand for themselves where they replace a power of e", () => {
    const page = open(pinned("exponentials", 4, 0, 0.5));
    expect(page.text("attention_weights", 4, 0)).toMatch(/^0\.50 ÷ \(0\.50 \+ e\^/);
  });

  it("leave only the last division where the sum is pinned", () => {
    const page = open(pinned("exponential_sum", 4, 0, 4));
    expect(page.text("attention_weights", 4, 2)).toBe("1.00 ÷ 4.00");
  });

  it("say so of a number that was given", () => {
    expect(open(pinned("w_key", 0, 0, 2)).text("w_key", 0, 0)).toBe(formulaEn.givenPinned);
  });
});

describe("shorten", () => {
  const addends: FormulaTerm[] = Array.from({ length: 20 }, (_, index) =>
    term([{ text: `${index}.00` }, sign("×"), { text: "1.00" }]),
  );

  it("shows everything where there is room", () => {
    expect(shorten(addends, Number.POSITIVE_INFINITY)).toEqual({
      first: addends,
      hidden: 0,
      last: [],
      isTight: false,
    });
  });

  it("shows the first ones and the last, and counts what is between", () => {
    const { first, hidden, last, isTight } = shorten(addends, 600);
    expect(isTight).toBe(false);
    expect(first.length + hidden + last.length).toBe(addends.length);
    expect(first[0]).toBe(addends[0]);
    expect(last).toEqual([addends[19]]);
    expect(first.reduce((sum, part) => sum + termWidth(part), 0)).toBeLessThan(600);
  });

  it("shows one and the last however little room there is, and says that it is too little", () => {
    expect(shorten(addends, 10)).toMatchObject({
      first: addends.slice(0, 1),
      hidden: 18,
      isTight: true,
    });
  });
});
