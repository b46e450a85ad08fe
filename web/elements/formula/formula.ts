/**
 * The arithmetic of a cell as parts to print: numbers with the cells they come from, joined by signs.
 * Pure, so that every operation can be tested without a page.
 */
import type { Cell } from "../../core/types.ts";
import type { CellAddress } from "../../state/state.ts";
import type { Hue } from "../matrix/tensors.ts";

/** A number, a sign or a word inside a term. */
export interface Piece {
  readonly text: string;
  /** Above the line, as in e². */
  readonly raised?: boolean;
  readonly italic?: boolean;
  /** A sign between numbers: quieter than they are. */
  readonly sign?: boolean;
  readonly hue?: Hue | null;
  /** Where the number stands; it can be looked at and gone to. */
  readonly cell?: CellAddress;
  readonly pinned?: boolean;
}

/** What is looked at as one: a product, a power of e. */
export interface FormulaTerm {
  readonly pieces: readonly Piece[];
  /** The token or feature it belongs to. */
  readonly caption: string;
}

/** lead open addend joiner addend … close tail */
export interface Formula {
  readonly lead: readonly FormulaTerm[];
  readonly open: string;
  readonly addends: readonly FormulaTerm[];
  readonly joiner: string;
  readonly close: string;
  /** The addends stand under a root. */
  readonly root: boolean;
  readonly tail: readonly FormulaTerm[];
  /** What the arithmetic gives; null where `note` says it all. */
  readonly result: number | null;
  /** Said instead of (or after) arithmetic. */
  readonly note: string | null;
}

export const NO_FORMULA: Formula = {
  lead: [],
  open: "",
  addends: [],
  joiner: "+",
  close: "",
  root: false,
  tail: [],
  result: null,
  note: null,
};

export function sign(text: string): Piece {
  return { text, sign: true };
}

export function term(pieces: readonly Piece[], caption = ""): FormulaTerm {
  return { pieces, caption };
}

/** The formula as one line of text, for screen readers and tests. */
export function formulaText(formula: Formula): string {
  const { lead, open, addends, joiner, close, root, tail, note } = formula;
  const join = (terms: readonly FormulaTerm[], between: string) =>
    terms.map(termText).join(between);
  const sum = join(addends, joiner === "," ? ", " : ` ${joiner} `);
  const text = [
    join(lead, " "),
    root ? `√(${sum})` : `${open}${sum}${close}`,
    join(tail, " "),
    note ?? "",
  ];
  return text
    .filter((part) => part !== "")
    .join(" ")
    .replace(/ +/g, " ");
}

function termText({ pieces }: FormulaTerm): string {
  let text = "";
  let raised = "";
  const settle = () => {
    if (raised !== "") text += raised.length > 1 ? `^(${raised})` : `^${raised}`;
    raised = "";
  };
  for (const piece of pieces) {
    if (piece.raised) raised += piece.sign ? ` ${piece.text} ` : piece.text;
    else {
      settle();
      text += piece.sign && /^[×÷+−]$/.test(piece.text) ? ` ${piece.text} ` : piece.text;
    }
  }
  settle();
  return text;
}

export interface Shortened {
  readonly first: readonly FormulaTerm[];
  readonly hidden: number;
  readonly last: readonly FormulaTerm[];
  /** Not even so much has room. */
  readonly isTight: boolean;
}

/** Fewer first addends than this say nothing. */
const LEAST_FIRST = 1;
/** Room that "…" takes, and a joiner, in CSS pixels. */
const ELLIPSIS = 48;
const JOINER = 9;

/** Long sums show as many first addends as there is room for, and the last. */
export function shorten(addends: readonly FormulaTerm[], room: number): Shortened {
  const widths = addends.map((addend) => termWidth(addend) + JOINER);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  if (whole <= room || addends.length <= LEAST_FIRST + 2) {
    return { first: addends, hidden: 0, last: [], isTight: whole > room };
  }
  let left = room - ELLIPSIS - (widths.at(-1) ?? 0);
  let count = 0;
  for (const width of widths.slice(0, -2)) {
    if (left < width && count >= LEAST_FIRST) break;
    left -= width;
    count++;
  }
  const hidden = addends.length - count - 1;
  return { first: addends.slice(0, count), hidden, last: addends.slice(-1), isTight: left < 0 };
}

/** As many addends as one can listen to. */
const SPOKEN = 12;

/** The formula with what is in the middle of a long sum left out. */
export function inShort(formula: Formula): Formula {
  const { addends } = formula;
  if (addends.length <= SPOKEN) return formula;
  const spoken = [...addends.slice(0, SPOKEN - 2), term([{ text: "…" }]), ...addends.slice(-1)];
  return { ...formula, addends: spoken };
}

/** About how wide a term is printed, in CSS pixels. */
export function termWidth({ pieces, caption }: FormulaTerm): number {
  const body = pieces.reduce(
    (sum, { text, raised }) => sum + text.length * (raised ? 6.8 : 8.4) + (raised ? 0 : 5),
    0,
  );
  const below = Array.from(caption).reduce(
    (sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 11.5 : 6.6),
    0,
  );
  return Math.max(body, below) + 6;
}

export function addressOf({ name, row, col }: Cell): CellAddress {
  return { name, row, col };
}
