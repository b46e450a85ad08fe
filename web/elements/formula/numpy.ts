/** The arithmetic of a cell as NumPy: run, its `result` is what the core computes from the same numbers. */
import type { TraceReader } from "../../core/trace.ts";
import type { Cell, Explanation, Term } from "../../core/types.ts";
import { fullDigits } from "../../language/numbers.ts";
import { siblingName } from "../../state/names.ts";
import { matrixIn } from "../matrix/read.ts";
import { tensorInfo } from "../matrix/tensors.ts";

/** What the models' layer normalisation adds to a variance. */
const EPSILON = "1e-5";

export function numpyText(explanation: Explanation, trace: TraceReader): string {
  const lines = ["import numpy as np"];
  const expression = new Writer(lines, trace).expression(explanation);
  const { name, row, col, result } = explanation;
  lines.push(`result = ${expression}  # ${name}[${row}, ${col}] = ${python(result)}`);
  return lines.join("\n");
}

class Writer {
  readonly #names = new Map<string, number>();

  constructor(
    readonly lines: string[],
    readonly trace: TraceReader,
  ) {}

  expression(explanation: Explanation): string {
    const { operation, terms, factor, result } = explanation;
    const [first] = terms;
    const [other] = first?.with ?? [];
    const value = first ? python(first.value) : python(result);
    switch (operation) {
      case "product":
        return this.#products(terms);
      case "sum":
        return terms.length === 2 ? sumOf(terms) : `${this.#array(terms)}.sum()`;
      case "scale":
        return `${value} * ${python(factor)}`;
      case "mask":
        return result === Number.NEGATIVE_INFINITY ? python(result) : value;
      case "maximum":
        return `${this.#array(terms)}.max()`;
      case "exponential":
        if (result === 0 || !other) return python(result);
        return `np.exp(${value} - ${inBrackets(python(other.value))})`;
      case "quotient":
        return this.#quotient(explanation);
      case "norm":
        return `np.sqrt((${this.#array(terms)} ** 2).sum())`;
      case "cosine":
        return this.#cosine(terms);
      case "additive":
        return this.#additive(terms);
      case "position":
        return this.#position(explanation);
      case "layer_norm":
        return layerNorm(explanation);
      case "mean":
        return `${this.#array(terms)}.mean()`;
      case "deviation":
        return `np.sqrt(((${this.#array(terms)} - ${inBrackets(python(other?.value ?? 0))}) ** 2).mean() + ${EPSILON})`;
      case "softmax":
        return `np.exp(${value} - ${inBrackets(python(factor))})`;
      case "relu":
        return `np.maximum(${value}, 0.0)`;
      case "gelu":
        this.lines.unshift("import math");
        return `0.5 * ${value} * (1.0 + math.erf(${value} / math.sqrt(2.0)))`;
      case "tanh":
        return `np.tanh(${sumOf(terms)})`;
      case "sigmoid":
        return `1.0 / (1.0 + np.exp(-(${sumOf(terms)})))`;
      case "interpolation":
        return terms
          .map(({ value: one, with: [share] }, index) => {
            const part = python(share?.value ?? 0);
            return `${index === 0 ? `(1.0 - ${inBrackets(part)})` : part} * ${python(one)}`;
          })
          .join(" + ");
      case "gated_tanh":
        return `${value} * np.tanh(${python(other?.value ?? 0)})`;
      case "given":
      case "embedding_scale":
        return python(result);
      case "concatenate":
      case "copy":
        return value;
    }
  }

  /** A row times a column where they are of one tensor each; a bias is added. */
  #products(terms: readonly Term[]): string {
    const pairs = terms.filter(({ with: others }) => others.length > 0);
    const rest = terms.filter(({ with: others }) => others.length === 0);
    const names = new Set(pairs.map(({ name, with: [other] }) => `${name} ${other?.name}`));
    if (names.size !== 1) return sumOf(terms);
    const left = this.#array(pairs);
    const right = this.#array(others(pairs, 0));
    return [`np.dot(${left}, ${right})`, ...rest.map(({ value }) => python(value))].join(" + ");
  }

  #additive(terms: readonly Term[]): string {
    const [v, query, key] = [
      this.#array(terms),
      this.#array(others(terms, 0)),
      this.#array(others(terms, 1)),
    ];
    return `np.dot(${v}, np.tanh(${query} + ${key}))`;
  }

  #cosine(terms: readonly Term[]): string {
    const [, queryNorm, keyNorm] = terms[0]?.with ?? [];
    if (!queryNorm?.value || !keyNorm?.value) return "0.0";
    const dot = `np.dot(${this.#array(terms)}, ${this.#array(others(terms, 0))})`;
    return `${dot} / (${python(queryNorm.value)} * ${python(keyNorm.value)})`;
  }

  /** The softmax of the whole row; the last division alone where a pin stands in between. */
  #quotient({ name, row, col, terms: [only] }: Explanation): string {
    const divisor = only?.with[0];
    if (!only || !divisor || divisor.value === 0) return "0.0";
    const scores = siblingName(name, "masked_scores");
    const between = ["row_maximum", "exponentials", "exponential_sum"];
    const isPlain =
      this.trace.has(scores) &&
      between.every((base) => !this.#isPinned(siblingName(name, base), row));
    if (!isPlain) return `${python(only.value)} / ${python(divisor.value)}`;
    const array = this.#array(rowOf(this.trace, scores, row));
    this.lines.push(`exponentials = np.exp(${array} - ${array}.max())`);
    return `exponentials[${col}] / exponentials.sum()`;
  }

  #position({ name, row, col }: Explanation): string {
    const { cols } = matrixIn(this.trace, name);
    const wave = col % 2 === 0 ? "sin" : "cos";
    return `np.${wave}(${row} / 10000 ** (${col - (col % 2)} / ${cols}))`;
  }

  #isPinned(name: string, row: number): boolean {
    return this.trace.has(name) && this.trace.pinned(name).some((pin) => pin.row === row);
  }

  /** Defines an array of these cells, named as their tensor; returns the name. */
  #array(cells: readonly Cell[]): string {
    const [first] = cells;
    const base = (first ? tensorInfo(first.name).base : "x").replace(/^score\./, "");
    const count = (this.#names.get(base) ?? 0) + 1;
    this.#names.set(base, count);
    const name = count === 1 ? base : `${base}_${count}`;
    const values = cells.map(({ value }) => python(value)).join(", ");
    this.lines.push(`${name} = np.array([${values}])${first ? `  # ${placeOf(cells)}` : ""}`);
    return name;
  }
}

function layerNorm({ terms: [only], result }: Explanation): string {
  if (!only) return python(result);
  const [gain, bias, mean, deviation] = only.with.map(({ value }) => inBrackets(python(value)));
  return `(${python(only.value)} - ${mean}) / ${deviation} * ${gain} + ${bias}`;
}

function others(terms: readonly Term[], at: number): Cell[] {
  return terms.flatMap(({ with: cells }) => cells.slice(at, at + 1));
}

function sumOf(terms: readonly Term[]): string {
  const added = terms.map(({ value, with: [other] }) =>
    other ? `${python(value)} * ${python(other.value)}` : python(value),
  );
  return added.length === 0 ? "0.0" : added.join(" + ");
}

function rowOf(trace: TraceReader, name: string, row: number): Cell[] {
  const { cols, data } = matrixIn(trace, name);
  return Array.from({ length: cols }, (_, col) => ({
    name,
    row,
    col,
    value: data[row * cols + col] ?? 0,
  }));
}

/** "key[2, :]" */
function placeOf(cells: readonly Cell[]): string {
  const [first] = cells;
  if (!first) return "";
  const isRow = cells.every(({ row }) => row === first.row);
  const isColumn = !isRow && cells.every(({ col }) => col === first.col);
  return `${first.name}[${isColumn ? ":" : first.row}, ${isColumn ? first.col : ":"}]`;
}

/** Every digit of a float32, as Python writes a float. */
function python(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "np.inf" : "-np.inf";
  const digits = fullDigits(value);
  return /[.e]/.test(digits) ? digits : `${digits}.0`;
}

function inBrackets(number: string): string {
  return number.startsWith("-") ? `(${number})` : number;
}
