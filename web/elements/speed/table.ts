import { html, type TemplateResult } from "lit";
import { lengthsOf, type Point, valueAt } from "../../speed/figures.ts";
import { formatLength } from "../../speed/format.ts";

export interface Column {
  readonly name: string;
  /** Under the name, as ms. */
  readonly unit: string;
  /** The numbers it stands on; a column of ratios has those of another. */
  readonly points: readonly Point[];
  readonly write: (value: number) => string;
  readonly strong?: boolean;
}

/** Numbers by length: the truth that the picture beside it shows. */
export function numbersTable(
  caption: string,
  lengthName: string,
  missing: string,
  columns: readonly Column[],
): TemplateResult {
  const lengths = lengthsOf(columns.map(({ points }) => points));
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${caption}>
    <table>
      <caption class="visually-hidden">${caption}</caption>
      <thead>
        <tr>
          <th scope="col">${lengthName}</th>
          ${columns.map(
            ({ name, unit, strong }) =>
              html`<th scope="col" class=${strong ? "strong" : ""}>
                ${name} <span class="unit">${unit}</span>
              </th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${lengths.map(
          (length) => html`<tr data-length=${length}>
            <th scope="row">${formatLength(length)}</th>
            ${columns.map(({ points, write, strong }) => {
              const value = valueAt(points, length);
              return value === null
                ? html`<td><span aria-hidden="true">–</span><span class="visually-hidden">${missing}</span></td>`
                : html`<td class=${strong ? "strong" : ""}>${write(value)}</td>`;
            })}
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** a ÷ b at the lengths that both have. */
export function ratios(a: readonly Point[], b: readonly Point[]): Point[] {
  return a.flatMap(({ length, value }) => {
    const other = valueAt(b, length);
    return other === null || other === 0 ? [] : [{ length, value: value / other }];
  });
}
