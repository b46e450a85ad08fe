import { html, type TemplateResult } from "lit";
import { type BlockOptions, block, has, type StepContext, shapeOf, withCell } from "./context.ts";
import { meets } from "./layout.ts";
import { meet, meetGap } from "./meet.ts";

/** Contexts of all heads side by side meet W_O. */
export function outputStep(context: StepContext): TemplateResult {
  return withCell(context, picture(context));
}

function picture(context: StepContext): TemplateResult {
  const { layout, messages } = context;
  const { glosses } = messages.page;
  const isMany = has(context, "concatenated_context");
  const left: BlockOptions = isMany
    ? { base: "concatenated_context", gloss: glosses.concatenated }
    : { base: "context" };
  if (!has(context, "w_output")) {
    return html`<div class="flow">${block(context, left)} ${block(context, { base: "output" })}</div>`;
  }
  const leftCols = shapeOf(context, left.base).cols;
  const cols = shapeOf(context, "output").cols;
  const pitch = layout.roomyPitch;
  const above: BlockOptions = { base: "w_output", followedRow: null };
  const result: BlockOptions = { base: "output", gloss: glosses.output };
  if (meets(layout, leftCols, pitch, meetGap(context, "w_output"), cols, pitch, 0)) {
    return meet(context, left, [{ above, result }]);
  }
  return html`<div class="flow">
    ${block(context, left)} ${block(context, above)} ${block(context, result)}
  </div>`;
}
