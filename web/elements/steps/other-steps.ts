import type { CSSResult, TemplateResult } from "lit";
import type { Explanation } from "../../core/types.ts";
import type { Step } from "../../state/state.ts";
import { settingStyles } from "../settings/parts.ts";
import type { StepContext } from "./context.ts";
import { inputStep } from "./input.ts";
import { meetStyles } from "./meet-styles.ts";
import { mixStep } from "./mix.ts";
import { mixStyles } from "./mix-styles.ts";
import { outputStep } from "./output.ts";
import { projectionsStep } from "./projections.ts";
import { maskStep, scaleStep } from "./scale-mask.ts";
import { scoresStep } from "./scores.ts";

export const otherStyles: readonly CSSResult[] = [settingStyles, meetStyles, mixStyles];

/** The matrices of every step but the one that opens first. */
export function otherStep(
  context: StepContext,
  step: Exclude<Step, "softmax">,
  mixRow: readonly (Explanation | null)[],
): TemplateResult {
  switch (step) {
    case "input":
      return inputStep(context);
    case "projections":
      return projectionsStep(context);
    case "scores":
      return scoresStep(context);
    case "scale":
      return scaleStep(context);
    case "mask":
      return maskStep(context);
    case "context":
      return mixStep(context, mixRow);
    case "output":
      return outputStep(context);
  }
}
