/** From the core's explanation of a cell to the formula that the bar prints. */
import type { TraceReader } from "../../core/trace.ts";
import type { Cell, Explanation, Term } from "../../core/types.ts";
import { formulaMessages } from "../../language/formula.ts";
import { formatGiven, formatNumber } from "../../language/numbers.ts";
import { siblingName } from "../../state/names.ts";
import type { PlaygroundState } from "../../state/state.ts";
import { type Naming, tensorAxes, tensorTitle } from "../matrix/describe.ts";
import { matrixIn } from "../matrix/read.ts";
import { tensorInfo } from "../matrix/tensors.ts";
import {
  addressOf,
  type Formula,
  type FormulaTerm,
  NO_FORMULA,
  type Piece,
  sign,
  term,
} from "./formula.ts";

export interface Context {
  readonly trace: TraceReader;
  readonly naming: Naming;
  readonly settings: Pick<PlaygroundState, "score" | "temperature">;
}

export function formulaOf(explanation: Explanation, context: Context): Formula {
  const { terms, operation } = explanation;
  const words = formulaMessages(context.naming.language);
  const made: Formula = { ...NO_FORMULA, result: explanation.result };
  if (isOfDisabledHead(explanation, context.trace)) {
    return { ...made, result: null, note: words.headOff(formatNumber(explanation.result)) };
  }
  switch (operation) {
    case "given":
      return {
        ...made,
        result: null,
        note: explanation.pinned ? words.givenPinned : words.given,
      };
    case "embedding_scale":
      return {
        ...made,
        result: null,
        note: words.embeddingScale(formatNumber(explanation.factor)),
      };
    case "position":
      return { ...made, lead: [positionTerm(explanation, context)] };
    case "product":
      return { ...made, addends: terms.map((addend) => productTerm(addend, context)) };
    case "sum":
      return { ...made, addends: terms.map((addend) => sumTerm(addend, terms, context)) };
    case "scale":
      return { ...made, lead: terms.map((only) => scaleTerm(only, explanation, context)) };
    case "mask":
      return explanation.result === Number.NEGATIVE_INFINITY
        ? { ...made, result: null, note: words.masked }
        : { ...made, lead: terms.map((only) => plainTerm(only, context)) };
    case "maximum":
      return {
        ...made,
        open: "max(",
        joiner: ",",
        close: ")",
        addends: terms
          .filter(({ value }) => value !== Number.NEGATIVE_INFINITY)
          .map((addend) => plainTerm(addend, context)),
      };
    case "exponential":
      return { ...made, lead: terms.map((only) => powerTerm(only, only.with[0], context)) };
    case "quotient":
      return quotient(explanation, context, made);
    case "norm":
      return { ...made, root: true, addends: terms.map((addend) => squareTerm(addend, context)) };
    case "cosine":
      return cosine(explanation, context, made);
    case "additive":
      return { ...made, addends: terms.map((addend) => tanhTerm(addend, context)) };
    case "concatenate":
      return { ...made, lead: terms.map((only) => plainTerm(only, context, true)) };
    case "layer_norm":
      return { ...made, lead: terms.map((only) => normTerm(only, context)) };
    case "relu":
      return {
        ...made,
        open: "max(",
        joiner: ",",
        close: ")",
        addends: [...terms.map((only) => plainTerm(only, context)), term([{ text: "0" }])],
      };
    case "gelu":
      return { ...made, lead: terms.map((only) => geluTerm(only, context)) };
    case "tanh":
      return { ...made, open: "tanh(", addends: gateTerms(terms, context), close: ")" };
    case "sigmoid":
      return { ...made, open: "σ(", addends: gateTerms(terms, context), close: ")" };
    case "copy":
      return { ...made, lead: terms.map((only) => plainTerm(only, context)) };
    case "interpolation":
      return { ...made, addends: terms.map((addend, at) => shareTerm(addend, at === 0, context)) };
    case "gated_tanh":
      return { ...made, lead: terms.map((only) => gatedTanhTerm(only, context)) };
    case "mean":
      return {
        ...made,
        open: "(",
        addends: terms.map((addend) => plainTerm(addend, context)),
        close: ")",
        tail: [lengthTerm(explanation)],
      };
    case "deviation":
      return {
        ...made,
        root: true,
        addends: terms.map((addend) => squaredDifferenceTerm(addend, context)),
        tail: [lengthTerm(explanation, "√")],
      };
    case "softmax":
      return { ...made, lead: terms.map((only) => shareOfSumTerm(only, explanation, context)) };
  }
}

/** Weights: e to each score of the row; the last division alone where one of its numbers was pinned. */
function quotient(explanation: Explanation, context: Context, made: Formula): Formula {
  const [only] = explanation.terms;
  const divisor = only?.with[0];
  if (!only || !divisor) return made;
  if (divisor.value === 0) {
    return { ...made, result: null, note: formulaMessages(context.naming.language).nothingToSee };
  }
  const division = term([number(only, context), sign("÷"), number(divisor, context)]);
  const powers = rowPowers(explanation, context);
  if (!powers) return { ...made, lead: [division] };
  const numerator = powers.find(({ col }) => col === explanation.col);
  return {
    ...made,
    lead: [numerator?.term ?? term([number(only, context)]), term([sign("÷")])],
    open: "(",
    addends: powers.map((power) => power.term),
    close: ")",
    tail: [term([sign("=")]), division],
  };
}

function rowPowers(
  { name, row }: Explanation,
  context: Context,
): { readonly col: number; readonly term: FormulaTerm }[] | null {
  const { trace } = context;
  const [scores, maxima, powers, sum] = [
    "masked_scores",
    "row_maximum",
    "exponentials",
    "exponential_sum",
  ].map((base) => siblingName(name, base)) as [string, string, string, string];
  if (![scores, maxima, powers, sum].every((sibling) => trace.has(sibling))) return null;
  if (trace.pinned(sum).some((pin) => pin.row === row)) return null;
  const maximum = cellOf(trace, maxima, row, 0);
  const { cols } = matrixIn(trace, scores);
  const replaced = new Set(
    trace
      .pinned(powers)
      .filter((pin) => pin.row === row)
      .map((pin) => pin.col),
  );
  const found: { col: number; term: FormulaTerm }[] = [];
  for (let col = 0; col < cols; col++) {
    const score = cellOf(trace, scores, row, col);
    if (replaced.has(col)) {
      found.push({ col, term: plainTerm(cellOf(trace, powers, row, col), context) });
    } else if (score.value !== Number.NEGATIVE_INFINITY) {
      found.push({ col, term: powerTerm(score, maximum, context) });
    }
  }
  return found;
}

function cosine(explanation: Explanation, context: Context, made: Formula): Formula {
  const [first] = explanation.terms;
  const [, queryNorm, keyNorm] = first?.with ?? [];
  if (!queryNorm || !keyNorm) return made;
  return {
    ...made,
    open: "(",
    addends: explanation.terms.map((addend) => productTerm(addend, context)),
    close: ")",
    tail: [
      term([sign("÷"), sign("(")]),
      term([number(queryNorm, context)], "|q|"),
      term([sign("×")]),
      term([number(keyNorm, context)], "|k|"),
      term([sign(")")]),
    ],
  };
}

/** 2.50 × 0.50, named by the feature or token that both share; alone where it is the bias. */
function productTerm(addend: Term, context: Context): FormulaTerm {
  const [other] = addend.with;
  if (!other) return term([number(addend, context)], formulaMessages(context.naming.language).bias);
  return term(
    [number(addend, context), sign("×"), number(other, context)],
    colLabel(addend, context),
  );
}

function squareTerm(addend: Term, context: Context): FormulaTerm {
  const [open, close] = addend.value < 0 ? [[sign("(")], [sign(")")]] : [[], []];
  const pieces = [...open, number(addend, context), ...close, { text: "2", raised: true }];
  return term(pieces, colLabel(addend, context));
}

function tanhTerm(addend: Term, context: Context): FormulaTerm {
  const [query, key] = addend.with;
  if (!query || !key) return plainTerm(addend, context);
  return term(
    [
      number(addend, context),
      sign("×"),
      { text: "tanh" },
      sign("("),
      number(query, context),
      sign("+"),
      number(key, context),
      sign(")"),
    ],
    String(query.col),
  );
}

/** (x − mean) ÷ deviation × gain + bias */
function normTerm(only: Term, context: Context): FormulaTerm {
  const [gain, bias, mean, deviation] = only.with;
  if (!gain || !bias || !mean || !deviation) return plainTerm(only, context);
  const pieces = differencePieces(only, mean, context);
  pieces.push(sign("÷"), number(deviation, context));
  pieces.push(sign("×"), number(gain, context), sign("+"), number(bias, context));
  return term(pieces, colLabel(only, context));
}

/** (x − mean)² */
function squaredDifferenceTerm(addend: Term, context: Context): FormulaTerm {
  const [mean] = addend.with;
  if (!mean) return plainTerm(addend, context);
  const pieces = differencePieces(addend, mean, context);
  return term([...pieces, { text: "2", raised: true }], colLabel(addend, context));
}

function differencePieces(from: Cell, mean: Cell, context: Context): Piece[] {
  return [sign("("), number(from, context), sign("−"), number(mean, context), sign(")")];
}

/** What a sum over a row is divided by where its factor is one over the row's length. */
function lengthTerm({ factor }: Explanation, root = ""): FormulaTerm {
  return term([sign("÷"), { text: `${root}${Math.round(1 / factor)}` }]);
}

/** x × Φ(x) */
function geluTerm(only: Term, context: Context): FormulaTerm {
  const pieces = [number(only, context), sign("×"), ...functionPieces("Φ", only, context)];
  return term(pieces, colLabel(only, context));
}

/** What a gate adds up: numbers of two products, of which one may be weighed by another gate. */
function gateTerms(terms: readonly Term[], context: Context): FormulaTerm[] {
  return terms.map((addend) =>
    addend.with.length > 0 ? productTerm(addend, context) : sumTerm(addend, terms, context),
  );
}

/** (1 − z) × n, or z × h: the two sides of a gate that chooses. */
function shareTerm(addend: Term, isRest: boolean, context: Context): FormulaTerm {
  const [share] = addend.with;
  if (!share) return plainTerm(addend, context);
  const weight = number(share, context);
  const pieces = isRest ? [sign("("), { text: "1" }, sign("−"), weight, sign(")")] : [weight];
  const caption = tensorTitle(addend.name, context.naming.messages);
  return term([...pieces, sign("×"), number(addend, context)], caption);
}

/** o × tanh(c) */
function gatedTanhTerm(only: Term, context: Context): FormulaTerm {
  const [cell] = only.with;
  if (!cell) return plainTerm(only, context);
  const pieces = [number(only, context), sign("×"), { text: "tanh" }];
  pieces.push(sign("("), number(cell, context), sign(")"));
  return term(pieces, colLabel(only, context));
}

function functionPieces(name: string, only: Term, context: Context): Piece[] {
  return [{ text: name }, sign("("), number(only, context), sign(")")];
}

/** e to a score, less the row's maximum where that is not 0. */
function powerTerm(score: Cell, maximum: Cell | undefined, context: Context): FormulaTerm {
  const raised = (piece: Piece): Piece => ({ ...piece, raised: true });
  const pieces: Piece[] = [{ text: "e", italic: true }, raised(number(score, context))];
  if (maximum && maximum.value !== 0 && Number.isFinite(maximum.value)) {
    const shift = number({ ...maximum, value: Math.abs(maximum.value) }, context);
    pieces.push(raised(sign(maximum.value < 0 ? "+" : "−")), raised(shift));
  }
  return term(pieces, colLabel(score, context));
}

/** e to a number less the logarithm of what its whole row adds up to. */
function shareOfSumTerm(only: Term, { factor }: Explanation, context: Context): FormulaTerm {
  const logarithm: Piece = { text: formatNumber(Math.abs(factor)), raised: true };
  const minus: Piece = { ...sign(factor < 0 ? "+" : "−"), raised: true };
  const power: Piece[] = [
    { text: "e", italic: true },
    { ...number(only, context), raised: true },
  ];
  return term([...power, minus, logarithm], colLabel(only, context));
}

function scaleTerm(only: Term, { factor }: Explanation, context: Context): FormulaTerm {
  const { settings, naming } = context;
  const root = settings.score === "scaled_dot_product" ? `√${naming.pass.headDim}` : "";
  const heat = settings.temperature === 1 ? "" : `T ${formatGiven(settings.temperature)}`;
  const divisors = [root, heat].filter((text) => text !== "").join(" · ");
  return term(
    [number(only, context), sign("×"), { text: formatNumber(factor) }],
    divisors === "" ? "" : `÷ ${divisors}`,
  );
}

function positionTerm({ row, col, name }: Explanation, { trace }: Context): FormulaTerm {
  const { cols } = matrixIn(trace, name);
  const pair = col - (col % 2);
  return term([
    { text: col % 2 === 0 ? "sin" : "cos" },
    sign("("),
    { text: String(row) },
    sign("÷"),
    { text: "10000" },
    { text: `${pair}/${cols}`, raised: true },
    sign(")"),
  ]);
}

/** An addend of a plain sum: named by its tensor where the tensors differ, else by its column. */
function sumTerm(addend: Term, all: readonly Term[], context: Context): FormulaTerm {
  const isOneTensor = all.every(({ name }) => name === addend.name);
  const caption = isOneTensor
    ? colLabel(addend, context)
    : tensorTitle(addend.name, context.naming.messages);
  return term([number(addend, context)], caption);
}

function plainTerm(cell: Cell, context: Context, withTensor = false): FormulaTerm {
  if (!withTensor) return term([number(cell, context)], colLabel(cell, context));
  const { head } = tensorInfo(cell.name);
  const { messages } = context.naming;
  const label = colLabel(cell, context);
  const caption = head === null ? label : `${messages.allView.groups.head(head + 1)} ${label}`;
  return term([number(cell, context)], caption);
}

function number(cell: Cell, { trace }: Context): Piece {
  const { base, hue, given } = tensorInfo(cell.name);
  const isQuiet = hue === "context" || base === "exponentials" || base === "exponential_sum";
  return {
    text: given ? formatGiven(cell.value) : formatNumber(cell.value),
    hue: isQuiet ? null : hue,
    cell: addressOf(cell),
    pinned:
      trace.has(cell.name) &&
      trace.pinned(cell.name).some((pin) => pin.row === cell.row && pin.col === cell.col),
  };
}

/** The core was told to put it to zero, though it is nobody's pinned cell. */
function isOfDisabledHead({ name, row, col, pinned }: Explanation, trace: TraceReader): boolean {
  return pinned && !trace.pinned(name).some((pin) => pin.row === row && pin.col === col);
}

function cellOf(trace: TraceReader, name: string, row: number, col: number): Cell {
  const { cols, data } = matrixIn(trace, name);
  return { name, row, col, value: data[row * cols + col] ?? 0 };
}

const labels = new WeakMap<Context, Map<string, readonly string[]>>();

/** What the cell's column is called; long sums ask once for each of their terms. */
function colLabel(cell: Cell, context: Context): string {
  if (!context.trace.has(cell.name)) return "";
  const known = labels.get(context) ?? new Map<string, readonly string[]>();
  labels.set(context, known);
  const cols =
    known.get(cell.name) ??
    tensorAxes(cell.name, context.naming, matrixIn(context.trace, cell.name)).cols.labels;
  known.set(cell.name, cols);
  return cols[cell.col] ?? String(cell.col);
}
