/** A cell's formula as LaTeX, with the digits that the bar prints. */
import type { Cell } from "../../core/types.ts";
import { formatNumber } from "../../language/numbers.ts";
import type { Formula, FormulaTerm, Piece } from "./formula.ts";

const WORDS: Readonly<Record<string, string>> = {
  "×": "\\times",
  "÷": "\\div",
  "−": "-",
  "+": "+",
  "…": "\\dots",
  tanh: "\\tanh",
  sin: "\\sin",
  cos: "\\cos",
  σ: "\\sigma",
  Φ: "\\Phi",
  norm: "\\operatorname{norm}",
  "tanh(": "\\tanh(",
  "σ(": "\\sigma(",
  "max(": "\\max(",
};

/** `value` is what the cell holds where the formula itself says no number. */
export function latexText(cell: Cell, formula: Formula): string {
  const { name, row, col, value } = cell;
  const left = `\\texttt{${name.replace(/_/g, "\\_")}}_{${row},${col}}`;
  const right = arithmetic(formula);
  const result = number(formatNumber(formula.result ?? value));
  return right === "" ? `${left} = ${result}` : `${left} = ${right} = ${result}`;
}

function arithmetic({ lead, open, addends, joiner, close, root, tail }: Formula): string {
  const between = joiner === "," ? ", " : ` ${joiner} `;
  const sum = addends.map(termLatex).join(between);
  if (sum === "") return lead.map(termLatex).join(" ");
  const whole = root ? `\\sqrt{${sum}}` : sum;
  if (lead.at(-1)?.pieces[0]?.text === "÷") {
    const above = lead.slice(0, -1).map(termLatex).join(" ");
    return [`\\frac{${above}}{${whole}}`, ...tail.map(termLatex)].join(" ");
  }
  if (tail[0]?.pieces[0]?.text === "÷") return `\\frac{${whole}}{${divisor(tail)}}`;
  return root ? whole : `${word(open)}${whole}${close}`;
}

/** What stands after ÷, without the brackets around it. */
function divisor(tail: readonly FormulaTerm[]): string {
  return tail
    .map(({ pieces, caption }) => ({
      pieces: pieces.filter(({ text, sign }) => !sign || !/^[÷()]$/.test(text)),
      caption,
    }))
    .map(termLatex)
    .filter((text) => text !== "")
    .join(" ");
}

function termLatex({ pieces }: FormulaTerm): string {
  const [above, divided, below, ...rest] = pieces;
  if (above && below && divided?.text === "÷" && rest.length === 0) {
    return `\\frac{${word(above.text)}}{${word(below.text)}}`;
  }
  const parts: string[] = [];
  let raised: Piece[] = [];
  const settle = (): void => {
    if (raised.length > 0) parts.push(`^{${raised.map(({ text }) => word(text)).join(" ")}}`);
    raised = [];
  };
  pieces.forEach((piece, index) => {
    if (piece.raised) {
      raised.push(piece);
      return;
    }
    settle();
    const isFactor = pieces[index - 1]?.sign === true && pieces[index - 1]?.text !== "(";
    const isNegative = piece.cell !== undefined && piece.text.startsWith("−");
    parts.push(isFactor && isNegative ? `(${word(piece.text)})` : word(piece.text));
  });
  settle();
  return parts.join(" ").replace(/ \^/g, "^");
}

function word(text: string): string {
  return WORDS[text] ?? number(text.replace(/^√(.*)$/, "\\sqrt{$1}"));
}

function number(text: string): string {
  return text.replace("−", "-").replace("∞", "\\infty");
}
