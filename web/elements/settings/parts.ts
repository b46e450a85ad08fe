/** What every setting is made of: a name, the control, and an explanation for who wants it. */
import { css, html, type TemplateResult } from "lit";
import { readNumber } from "../matrix/number-input.ts";

export const settingStyles = css`
  .setting {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .setting > legend,
  .setting > .name {
    display: block;
    padding: 0;
    margin-bottom: 6px;
    font: 700 var(--text-14);
    color: var(--ink);
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
  }
  .options.column {
    flex-direction: column;
  }
  .option {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: 28px;
    font: var(--text-14);
    color: var(--ink2);
    cursor: pointer;
  }
  .option:has(:checked) {
    color: var(--ink);
  }
  .option input {
    flex: none;
    width: 16px;
    height: 16px;
    margin: 0;
    accent-color: var(--ink);
  }
  .option .formula {
    font: 15px / 20px var(--serif);
    color: var(--ink3);
    white-space: nowrap;
  }
  .option:has(:checked) .formula {
    color: var(--ink2);
  }
  input.number {
    width: 72px;
    height: 32px;
    padding: 0 8px;
    font: var(--text-14);
    font-variant-numeric: tabular-nums;
  }
  input[type="range"] {
    width: min(220px, 100%);
    accent-color: var(--ink);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    font: var(--text-14);
    color: var(--ink2);
  }
  .line label {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  details.about {
    margin-top: 4px;
    font: var(--text-13);
    color: var(--ink3);
  }
  details.about summary {
    width: max-content;
    cursor: pointer;
    list-style: none;
    text-decoration: underline 1px var(--line2);
    text-underline-offset: 3px;
  }
  details.about summary::-webkit-details-marker {
    display: none;
  }
  details.about p {
    max-width: 46ch;
    margin: 4px 0 0;
    color: var(--ink2);
  }
  @media (pointer: coarse) {
    .option,
    details.about summary {
      min-height: 40px;
      align-content: center;
    }
    input.number {
      height: 44px;
      font-size: 16px;
    }
  }
`;

/** `label` opens the note; a screen reader also hears what it is about. */
export function about(subject: string, label: string, note: string): TemplateResult {
  return html`<details class="about">
    <summary aria-label="${subject}: ${label}">${label}</summary>
    <p>${note}</p>
  </details>`;
}

/** A number field that tells what was typed once it is a number within its range. */
export function numberField(options: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
  readonly disabled?: boolean;
  readonly change: (value: number) => void;
}): TemplateResult {
  const { label, value, least, most, whole = true, disabled = false, change } = options;
  const take = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const typed = readNumber(input.value).value;
    const nearest =
      typed === null ? value : Math.min(most, Math.max(least, whole ? Math.round(typed) : typed));
    input.setAttribute("aria-invalid", String(typed !== nearest));
    if (typed === nearest) change(nearest);
    else if (event.type === "change") {
      input.value = String(nearest);
      input.setAttribute("aria-invalid", "false");
      if (typed !== null) change(nearest);
    }
  };
  return html`<input
    class="box number"
    type="number"
    inputmode=${whole ? "numeric" : "decimal"}
    aria-label=${label}
    min=${least}
    max=${most}
    step=${whole ? 1 : "any"}
    .value=${String(value)}
    ?disabled=${disabled}
    @input=${take}
    @change=${take}
  />`;
}
