import { describe, expect, it } from "vitest";
import { SCORES } from "../../web/core/types.ts";
import { stepFormula, stepFormulaName } from "../../web/elements/steps/step-formula.ts";
import { mathml } from "../../web/formulas/mathml.ts";
import latex from "../../web/formulas/step-formulas.json";
import { STEPS } from "../../web/state/state.ts";
import { stateWith } from "./core-for-tests.ts";

const table: Readonly<Record<string, string>> = latex;

describe("the formulas of the steps", () => {
  it("become MathML that a policy without style attributes and scripts lets through", () => {
    for (const [name, source] of Object.entries(table)) {
      const made = mathml(source);
      expect(made, name).toMatch(/^<math>.*<\/math>$/);
      expect(made, name).not.toMatch(/ style=| on\w+=|href=|<script|merror|<mspace><\/mspace>/);
    }
  });

  it("name queries, keys, values, weights and contexts in their hues", () => {
    expect(mathml("\\Q\\,\\K^{\\mathrm{T}}")).toMatch(/class="query".*Q.*class="key".*K.*T/);
    expect(mathml("\\C = \\A\\,\\V")).toMatch(/"context".*C.*"weights".*A.*"value".*V/);
  });

  it("refuse LaTeX that the library does not know, and markup", () => {
    expect(() => mathml("\\sofmax{x}")).toThrow();
    expect(() => mathml("\\frac{1}{")).toThrow();
    expect(mathml("a < b")).toContain("&lt;");
  });

  it("are there for every step in every setting, and none is unused", () => {
    const used = new Set<string>();
    for (const step of STEPS) {
      for (const score of SCORES) {
        for (const temperature of [1, 2]) {
          for (const position of ["none", "sinusoidal"] as const) {
            for (const [mode, numHeads] of [
              ["self", 1],
              ["cross", 1],
              ["multi", 2],
            ] as const) {
              const settings = { mode, score, temperature, position, numHeads };
              const state = { ...stateWith("ko-school"), ...settings };
              used.add(stepFormulaName(step, state));
              expect(stepFormula(step, state), `${step} ${score} ${mode}`).toBeDefined();
            }
          }
        }
      }
    }
    expect([...used].sort()).toEqual(Object.keys(table).sort());
  });

  it("follow the settings", () => {
    const state = stateWith("ko-school");
    expect(stepFormulaName("scores", { ...state, score: "additive" })).toBe("scores_additive");
    expect(stepFormulaName("scale", { ...state, temperature: 2 })).toBe("scale_root_temperature");
    expect(stepFormulaName("scale", { ...state, score: "cosine" })).toBe("scale_none");
  });
});
