/** Matrix products where rows meet columns: the left factor beside the result, the other one above it. */
import { html, nothing, type TemplateResult } from "lit";
import { cssProperties } from "../../theme/css-properties.ts";
import { type AxisRole, axesOf } from "../labels.ts";
import { labelWidth } from "../text-width.ts";
import {
  type BlockOptions,
  blockTitle,
  grid,
  nameOf,
  queryBand,
  type StepContext,
  shapeOf,
  tensorSymbol,
} from "./context.ts";

export interface Meeting {
  readonly above: BlockOptions;
  readonly result: BlockOptions;
}

/** Between the left factor and the first result stand the row labels of what is above. */
export function meetGap(context: StepContext, above: string): number {
  const { rows, cols } = axesOf(
    nameOf(context, above),
    context.reading.pass,
    context.reading,
    context.language,
    shapeOf(context, above),
  );
  const labels = above === "key" ? cols.labels : rows.labels;
  return Math.max(60, labelWidth(labels, 13));
}

/** `left` times each factor above gives the result under it; `note` fills the corner. */
export function meet(
  context: StepContext,
  left: BlockOptions,
  meetings: readonly Meeting[],
  note: unknown = nothing,
): TemplateResult {
  const names = context.messages.tensors as Readonly<Record<string, string>>;
  const first = meetings[0]?.above.base ?? "";
  const gap = meetGap(context, first);
  const { state } = context;
  const hasBand = !state.allRows && rowRole(context, left.base) === "query";
  const heading = (options: BlockOptions) =>
    blockTitle(
      options.symbol ?? tensorSymbol(options.base, options.transposed),
      options.title ?? names[options.base],
      options.gloss,
    );
  return html`<div class="meet" ${cssProperties({ "--meet-gap": `${gap}px` })}>
    ${
      hasBand
        ? queryBand(context, "meet-band", { "--meet-end": String(meetings.length + 2) })
        : nothing
    }
    <div class="meet-note">${note}</div>
    <div class="meet-left-title">${heading(left)}</div>
    <div class="meet-left">${grid(context, { ...left, roomy: true, noBand: hasBand })}</div>
    ${meetings.map(({ above, result }, index) => {
      const column = { "--meet-column": String(index + 2) };
      const isFirst = index === 0;
      return html`
        <div class="meet-above-title ${isFirst ? "first" : ""}" ${cssProperties(column)}>
          ${heading(above)}
        </div>
        <div class="meet-above ${isFirst ? "first" : ""}" ${cssProperties(column)}>
          ${grid(context, {
            ...above,
            noRowLabels: !isFirst,
            roomy: true,
            css: { "--label-width": `${gap}px`, ...above.css },
          })}
        </div>
        <div class="meet-result-title ${isFirst ? "first" : ""}" ${cssProperties(column)}>
          ${heading(result)}
        </div>
        <div class="meet-result ${isFirst ? "first" : ""}" ${cssProperties(column)}>
          ${grid(context, { ...result, noRowLabels: true, roomy: true, noBand: hasBand })}
        </div>
      `;
    })}
  </div>`;
}

function rowRole(context: StepContext, base: string): AxisRole {
  const { pass } = context.reading;
  const shape = shapeOf(context, base);
  return axesOf(nameOf(context, base), pass, context.reading, context.language, shape).rows.role;
}
