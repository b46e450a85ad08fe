/** A formula as HTML: every number that has a cell can be looked at and gone to. */
import { html, nothing, type TemplateResult } from "lit";
import type { FormulaMessages } from "../../language/formula.ts";
import { formatNumber } from "../../language/numbers.ts";
import { type CellAddress, sameCell } from "../../state/state.ts";
import { hook } from "../radical.ts";
import { type Formula, type FormulaTerm, type Piece, shorten } from "./formula.ts";

export interface ArithmeticOptions {
  readonly words: FormulaMessages;
  readonly hovered: CellAddress | null;
  readonly showsAll: boolean;
  /** Room for the addends, in CSS pixels. */
  readonly room: number;
  /** The formula of another cell, kept for its height while this cell's is on its way. */
  readonly isStale: boolean;
  /** Nobody has chosen a cell yet: a narrow page keeps the room. */
  readonly isResting: boolean;
  /** The value box holds something else than the arithmetic gives. */
  readonly isPinned: boolean;
  /** The whole formula in words. */
  readonly label: string;
  readonly toggle: () => void;
  readonly hover: (cell: CellAddress | null) => void;
  readonly go: (cell: CellAddress) => void;
}

export function arithmetic(formula: Formula, options: ArithmeticOptions): TemplateResult {
  const { first, hidden, last, isTight } = shorten(
    formula.addends,
    options.showsAll ? Number.POSITIVE_INFINITY : options.room,
  );
  const one = (part: FormulaTerm) => termTemplate(part, options);
  const joined = (parts: readonly FormulaTerm[], isLater = false) =>
    parts.map((part, index) => [
      index > 0 || isLater ? html`<span class="joiner">${formula.joiner}</span>` : nothing,
      one(part),
    ]);
  const sum = html`${joined(first)}${
    hidden > 0
      ? html`<span class="joiner">${formula.joiner}</span><button class="more"
            title=${options.words.moreTerms(hidden)} aria-label=${options.words.moreTerms(hidden)}
            @click=${options.toggle}>…</button>`
      : nothing
  }${joined(last, true)}`;
  const classes = `arithmetic ${options.isStale ? "stale" : ""} ${options.isResting ? "resting" : ""}`;
  return html`<div class=${classes} role="group" aria-label=${options.label}
    @keydown=${onKey} @pointerleave=${() => options.hover(null)}
  >
    <div class="sum">
      ${formula.lead.map(one)}${mark(formula.open)}${
        formula.root
          ? html`<span class="root">${hook}<span class="under">${sum}</span></span>`
          : sum
      }${
        options.showsAll && shorten(formula.addends, options.room).hidden > 0
          ? html`<button class="more" @click=${options.toggle}>${options.words.showLess}</button>`
          : nothing
      }
    </div>
    <div class="tail">
      ${mark(formula.close)}${isTight && !options.showsAll ? nothing : formula.tail.map(one)}${
        formula.note === null ? nothing : html`<span class="note">${formula.note}</span>`
      }${formula.result === null ? nothing : result(formula.result, options.isPinned)}
    </div>
  </div>`;
}

/** Wide pages end in "=" before the value box; narrow ones and pinned cells write the result out. */
function result(value: number, isPinned: boolean): TemplateResult {
  return html`<span class="equals joiner">=</span
    ><span class="result ${isPinned ? "kept" : ""}">${formatNumber(value)}</span>`;
}

function mark(text: string): TemplateResult | typeof nothing {
  return text === "" ? nothing : html`<span class="joiner">${text}</span>`;
}

function termTemplate(part: FormulaTerm, options: ArithmeticOptions): TemplateResult {
  const cells = part.pieces.flatMap(({ cell }) => (cell ? [cell] : []));
  const [first] = cells;
  const content = html`<span class="pieces">${part.pieces.map(pieceTemplate)}</span
    ><span class="caption">${part.caption}</span>`;
  if (!first) return html`<span class="term">${content}</span>`;
  const isLinked = cells.some((cell) => sameCell(cell, options.hovered));
  const cellOf = (event: Event): CellAddress => {
    const index = event.target instanceof Element ? event.target.closest("[data-piece]") : null;
    const piece = part.pieces[Number(index?.getAttribute("data-piece") ?? -1)];
    return piece?.cell ?? first;
  };
  return html`<button class="term ${isLinked ? "linked" : ""}"
    @pointerover=${(event: Event) => options.hover(cellOf(event))}
    @focus=${() => options.hover(first)} @blur=${() => options.hover(null)}
    @click=${(event: Event) => options.go(cellOf(event))}
  >${content}</button>`;
}

function pieceTemplate(piece: Piece, index: number): TemplateResult {
  const classes = [
    piece.raised ? "raised" : "",
    piece.italic ? "letter" : "",
    piece.sign ? "sign" : "",
    piece.pinned ? "pinned" : "",
    piece.hue ?? "",
  ];
  return html`<span class=${classes.filter((name) => name !== "").join(" ")} data-piece=${index}
    >${piece.text}</span
  >`;
}

/** Arrows go from term to term. */
function onKey(event: KeyboardEvent): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  const group = event.currentTarget;
  if (step === 0 || !(group instanceof Element) || !(event.target instanceof Element)) return;
  const terms = [...group.querySelectorAll<HTMLElement>("button")];
  const at = terms.indexOf(event.target as HTMLElement);
  terms[at + step]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
