/** What a step computes, as the field writes it: native MathML made from LaTeX by the build. */
import { css, type TemplateResult } from "lit";
import type latex from "../../formulas/step-formulas.json";
import formulas from "../../formulas/step-formulas.json?mathml";
import type { PlaygroundState, Step } from "../../state/state.ts";

export type FormulaName = keyof typeof latex;

type Settings = Pick<PlaygroundState, "mode" | "score" | "temperature" | "position" | "numHeads">;

export function stepFormula(step: Step, settings: Settings): TemplateResult | undefined {
  return formulas[stepFormulaName(step, settings)];
}

export function stepFormulaName(step: Step, settings: Settings): FormulaName {
  const { mode, score, temperature, position, numHeads } = settings;
  switch (step) {
    case "input":
      return position === "none" ? "input" : "input_positions";
    case "projections":
      return mode === "cross" ? "projections_cross" : "projections";
    case "scores":
      return score === "scaled_dot_product" ? "scores_dot_product" : `scores_${score}`;
    case "scale":
      if (score === "scaled_dot_product") {
        return temperature === 1 ? "scale_root" : "scale_root_temperature";
      }
      return temperature === 1 ? "scale_none" : "scale_temperature";
    case "output":
      return numHeads > 1 ? "output_heads" : "output";
    default:
      return step;
  }
}

/** A fraction may stand higher than the line of the sentence beside it without moving what is below. */
export const stepFormulaStyles = css`
  .step-formula {
    margin: -18px 20px -8px 8px;
  }
  math {
    font-family: "STIX Two Math", "Cambria Math", "Latin Modern Math", "DejaVu Math TeX Gyre", math;
    font-size: 16px;
    line-height: normal;
    color: var(--ink);
  }
  math mi[mathvariant="normal"] {
    font-family: var(--serif);
    font-weight: 700;
  }
  @container (max-width: 719.98px) {
    .step-formula {
      order: 4;
      flex-basis: 100%;
      margin: 8px 0 0;
    }
  }
`;
