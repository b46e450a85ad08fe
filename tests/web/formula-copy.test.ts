import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Explanation, Operation } from "../../web/core/types.ts";
import { type Copied, copyOf } from "../../web/elements/formula/copy.ts";
import { formulaOf } from "../../web/elements/formula/explain.ts";
import { mathml } from "../../web/formulas/mathml.ts";
import { en } from "../../web/language/en.ts";
import { formulaEn } from "../../web/language/formula-en.ts";
import type { PlaygroundState } from "../../web/state/state.ts";
import { passOf, stateWith } from "./core-for-tests.ts";

const SCORES = [
  "scaled_dot_product",
  "dot_product",
  "general",
  "additive",
  "concat",
  "cosine",
] as const;

function open(change: Partial<PlaygroundState> = {}, example = "ko-school") {
  const settings = stateWith(example, change);
  const { result: pass, trace } = passOf(settings);
  const naming = { pass, state: settings, language: "en", messages: en } as const;
  const of = (explanation: Explanation): Copied => ({
    explanation,
    formula: formulaOf(explanation, { trace, naming, settings }),
    trace,
  });
  return { trace, of, cell: (...at: [string, number, number]) => of(trace.explain(...at)) };
}

/** Every cell of a small page with everything on it, and of each score function. */
const everything = SCORES.flatMap((score) => {
  const page = open({ score, position: "sinusoidal", temperature: 0.5 });
  return page.trace.names.flatMap((name) => {
    const { rows, cols } = page.trace.get(name);
    return Array.from({ length: rows * cols }, (_, cell) =>
      page.cell(name, Math.floor(cell / cols), cell % cols),
    );
  });
});

/** What Python makes of the snippets. */
function run(copied: readonly Copied[]): number[] {
  const program = fileURLToPath(new URL("run_numpy.py", import.meta.url));
  const snippets = copied.map((each) => copyOf("numpy", each));
  const printed = execFileSync("python3", [program], { input: JSON.stringify(snippets) });
  return JSON.parse(printed.toString()).map((result: number | string) =>
    result === "-inf" ? Number.NEGATIVE_INFINITY : result,
  );
}

function expectResults(copied: readonly Copied[]): void {
  const results = run(copied);
  expect(results).toHaveLength(copied.length);
  copied.forEach(({ explanation: { name, row, col, result } }, index) => {
    const at = `${name}[${row}, ${col}]`;
    const got = results[index] ?? Number.NaN;
    if (Number.isFinite(result)) {
      expect(Math.abs(got - result), at).toBeLessThan(1e-5 * Math.max(1, Math.abs(result)));
    } else expect(got, at).toBe(result);
  });
}

describe("the arithmetic of a cell as NumPy", () => {
  it("gives the core's number, run by Python, for every cell of every tensor", () => {
    expect(everything.length).toBeGreaterThan(1000);
    expectResults(everything);
  });

  it("gives it where pins stand in between, heads are many, and nothing can be seen", () => {
    const pinned = open({
      pins: {
        exponentials: [[4, 0, 0.5]],
        attention_scores: [[3, 1, 9]],
        row_maximum: [[2, 0, 1]],
      },
    });
    const blind = open({ mask: { causal: false, window: null, validKeys: 0, painted: [] } });
    const multi = open({ mode: "multi", numHeads: 2 });
    expectResults([
      ...[0, 1, 2, 3, 4].map((col) => pinned.cell("attention_weights", 4, col)),
      pinned.cell("attention_weights", 2, 1),
      pinned.cell("attention_scores", 3, 1),
      blind.cell("attention_weights", 2, 1),
      blind.cell("exponentials", 2, 1),
      multi.cell("head.1.attention_weights", 2, 1),
      multi.cell("concatenated_context", 0, 5),
      multi.cell("output", 0, 1),
    ]);
  });

  it("gives it for the operations of a model's layers", () => {
    const page = open();
    const at = (name: string, value: number) => ({ name, row: 4, col: 1, value });
    const made = (
      operation: Operation,
      result: number,
      ...terms: readonly (readonly [number, ...number[]])[]
    ): Copied =>
      page.of({
        ...at("residual", result),
        operation,
        factor: operation === "softmax" ? 0.7 : 1 / terms.length,
        result,
        pinned: false,
        terms: terms.map(([value, ...others]) => ({
          ...at("query", value),
          product: 1,
          multiplier: 1,
          with: others.map((other) => at("key", other)),
        })),
      });
    const all = [
      made("layer_norm", ((0.5 - 0.1) / 2) * 1.5 - 0.25, [0.5, 1.5, -0.25, 0.1, 2]),
      made("mean", 1, [0.5], [1.5]),
      made("deviation", Math.sqrt(0.25 + 1e-5), [0.5, 1], [1.5, 1]),
      made("softmax", Math.exp(0.5 - 0.7), [0.5]),
      made("relu", 0, [-0.5]),
      made("gelu", 0.34573123, [0.5]),
      made("tanh", Math.tanh(0.5 + 2 * 0.25), [0.5], [2, 0.25]),
      made("sigmoid", 1 / (1 + Math.exp(-(0.5 - 2))), [0.5], [-2]),
      made("copy", 0.5, [0.5]),
      made("interpolation", 0.75 * 0.5 + 0.25 * 2, [0.5, 0.25], [2, 0.25]),
      made("gated_tanh", 0.5 * Math.tanh(-1.5), [0.5, -1.5]),
    ];
    expectResults(all);
    for (const copied of all) expect(() => mathml(copyOf("latex", copied))).not.toThrow();
    expect(copyOf("latex", all[2] as Copied)).toContain("\\frac{\\sqrt{( 0.50 - 1.00 )^{2} + ");
    expect(copyOf("latex", all[2] as Copied)).toContain("}{\\sqrt{2}}");
  });

  it("names arrays as the trace does and says where they stand", () => {
    expect(copyOf("numpy", open().cell("attention_scores", 4, 2))).toBe(
      [
        "import numpy as np",
        "query = np.array([2.0, 2.5, -2.0, 0.0])  # query[4, :]",
        "key = np.array([0.0, 2.0, 0.0, 0.0])  # key[2, :]",
        "result = np.dot(query, key)  # attention_scores[4, 2] = 5.0",
      ].join("\n"),
    );
    expect(copyOf("numpy", open().cell("context", 4, 1))).toContain("# value[:, 1]");
  });
});

describe("the arithmetic of a cell as LaTeX", () => {
  it("is LaTeX, for cells of every row of every tensor", () => {
    const some = everything.filter(({ explanation: { row, col } }) => col === row % 4);
    for (const copied of some) {
      const latex = copyOf("latex", copied);
      expect(latex).not.toMatch(/NaN|undefined|[−×÷∞√]/);
      expect(() => mathml(latex), latex).not.toThrow();
    }
  });

  it("writes fractions, powers, roots and brackets as one would", () => {
    expect(copyOf("latex", open().cell("attention_weights", 1, 0))).toBe(
      "\\texttt{attention\\_weights}_{1,0} = " +
        "\\frac{e^{1.00 - 1.00}}{e^{1.00 - 1.00} + e^{0.00 - 1.00}} = " +
        "\\frac{1.00}{1.37} = 0.73",
    );
    expect(copyOf("latex", open().cell("attention_scores", 4, 0))).toBe(
      "\\texttt{attention\\_scores}_{4,0} = 2.00 \\times 2.00 + 2.50 \\times 0.00" +
        " + -2.00 \\times 0.00 + 0.00 \\times 0.00 = 4.00",
    );
    const cosine = open({ score: "cosine" });
    expect(copyOf("latex", cosine.cell("score.query_norm", 4, 0))).toContain("\\sqrt{2.00^{2} + ");
    expect(copyOf("latex", cosine.cell("attention_scores", 4, 0))).toMatch(
      /= \\frac\{2\.00 \\times .*\}\{3\.77 \\times 2\.00\} = /,
    );
    expect(copyOf("latex", open({ score: "additive" }).cell("attention_scores", 0, 0))).toMatch(
      /\\times \\tanh \( .* \)/,
    );
  });
});

describe("the arithmetic of a cell as text", () => {
  it("is the line of the bar, with the cell before it and the number after it", () => {
    expect(copyOf("text", open().cell("scaled_scores", 4, 0))).toBe(
      "scaled_scores[4, 0] = 4.00 × 0.50 = 2.00",
    );
    expect(copyOf("text", open().cell("masked_scores", 0, 3))).toBe(
      `masked_scores[0, 3] = −∞ (${formulaEn.masked})`,
    );
  });
});
