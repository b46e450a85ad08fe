import { html, type TemplateResult } from "lit";
import type { Messages } from "../../language/index.ts";
import { formatNumber } from "../../language/numbers.ts";
import type { GridCells } from "./cells.ts";
import { type GridModel, indexAt } from "./model.ts";

/** One row in digits, for a grid whose cells have none. */
export function writtenRow(
  model: GridModel,
  row: number,
  cells: GridCells | null,
  messages: Messages,
): TemplateResult {
  const label = cells?.rowLabels[row]?.textContent ?? "";
  const columns = Array.from({ length: model.cols }, (_, col) => col);
  return html`<p class="written-title">${messages.matrix.followedRow(label)}</p>
    <ul class="written">
      ${columns.map((col) => {
        const value = model.matrix.data[indexAt(model, row, col)] ?? 0;
        return html`<li>
          ${formatNumber(value)}<small>${cells?.colLabels[col]?.textContent}</small>
        </li>`;
      })}
    </ul>`;
}
