import { html, nothing, type TemplateResult } from "lit";
import { block, type StepContext, shapeOf, withCell } from "./context.ts";
import { fits } from "./layout.ts";
import { type Meeting, meet, meetGap } from "./meet.ts";

const PROJECTIONS = [
  ["w_query", "query"],
  ["w_key", "key"],
  ["w_value", "value"],
] as const;

/** Q, K, V: the input meets one projection for each. */
export function projectionsStep(context: StepContext): TemplateResult {
  const { state, layout } = context;
  const isCross = state.mode === "cross";
  const lines: readonly (readonly [string, readonly (readonly [string, string])[]])[] = isCross
    ? [
        ["input", PROJECTIONS.slice(0, 1)],
        ["memory", PROJECTIONS.slice(1)],
      ]
    : [["input", PROJECTIONS]];
  const picture = lines.map(([left, projections]) => {
    const leftCols = shapeOf(context, left).cols;
    const widths = projections.map(([above]) => shapeOf(context, above).cols * layout.roomyPitch);
    const needed = [
      layout.labels,
      leftCols * layout.roomyPitch,
      meetGap(context, projections[0]?.[0] ?? ""),
      ...widths,
      (projections.length - 1) * 24,
    ];
    if (fits(layout, ...needed) && !isWiderThanHead(context)) {
      return meet(context, { base: left }, projections.map(meeting(context)));
    }
    return html`${projections.map(
      ([above, result], index) => html`<div class="flow">
        ${index === 0 ? block(context, { base: left }) : nothing}
        ${block(context, { base: above, followedRow: null })} ${block(context, { base: result })}
      </div>`,
    )}`;
  });
  return withCell(context, picture);
}

/** With several heads a projection holds them all side by side: its columns meet no single result. */
function isWiderThanHead(context: StepContext): boolean {
  return shapeOf(context, "w_query").cols !== shapeOf(context, "query").cols;
}

function meeting(context: StepContext) {
  return ([above, result]: readonly [string, string]): Meeting => ({
    above: { base: above, followedRow: null },
    result: {
      base: result,
      followedRow: context.state.mode === "cross" && result !== "query" ? null : rowOf(context),
    },
  });
}

function rowOf({ state, reading }: StepContext): number | null {
  return state.allRows ? null : reading.query;
}
