/** Attention once more, in double precision and as plainly as can be, from the X and W on the page. */
import { expect } from "@playwright/test";
import type { Matrices, Rows } from "./reading.ts";

export interface Settings {
  readonly heads?: number;
  readonly score?: string;
  readonly temperature?: number;
  readonly causal?: boolean;
  readonly window?: number;
  readonly validKeys?: number;
  readonly painted?: readonly (readonly [number, number])[];
  /** By tensor name: [row, col, value]. */
  readonly pins?: Readonly<Record<string, readonly (readonly [number, number, number])[]>>;
}

type Mutable = number[][];

/** Every tensor after `input` and the weights, by name. `headed`: names carry `head.<h>.`. */
export function recompute(page: Matrices, settings: Settings): Map<string, Mutable> {
  const computed = new Map<string, Mutable>();
  const given = (name: string): Rows => page.get(name) ?? [];
  const keep = (name: string, rows: Mutable): Mutable => {
    for (const [row, col, value] of settings.pins?.[name] ?? []) {
      const cells = rows[row];
      if (cells) cells[col] = value;
    }
    computed.set(name, rows);
    return rows;
  };
  const headed = page.has("head.0.query");
  const heads = settings.heads ?? 1;
  const input = given("input");
  const memory = page.has("memory") ? given("memory") : input;
  const contexts: Mutable[] = [];
  for (let head = 0; head < heads; head++) {
    const prefix = headed ? `head.${head}.` : "";
    const project = (from: Rows, weights: Rows): Mutable =>
      product(from, columns(weights, head, heads));
    const query = keep(`${prefix}query`, project(input, given("w_query")));
    const key = keep(`${prefix}key`, project(memory, given("w_key")));
    const values = keep(`${prefix}value`, project(memory, given("w_value")));
    const score = settings.score ?? "scaled_dot_product";
    const scores = keep(`${prefix}attention_scores`, scoresOf(score, query, key, page));
    const scale = score === "scaled_dot_product" ? 1 / Math.sqrt(query[0]?.length ?? 1) : 1;
    const factor = scale / (settings.temperature ?? 1);
    const scaled = keep(
      `${prefix}scaled_scores`,
      map(scores, (number) => number * factor),
    );
    const masked = keep(
      `${prefix}masked_scores`,
      map(scaled, (number, row, col) => (sees(settings, row, col) ? number : -Infinity)),
    );
    const maximum = keep(
      `${prefix}row_maximum`,
      masked.map((row) => [Math.max(...row)]),
    );
    const exponentials = keep(
      `${prefix}exponentials`,
      map(masked, (number, row) =>
        number === -Infinity ? 0 : Math.exp(number - (maximum[row]?.[0] ?? 0)),
      ),
    );
    const sums = keep(
      `${prefix}exponential_sum`,
      exponentials.map((row) => [row.reduce((sum, number) => sum + number, 0)]),
    );
    const weights = keep(
      `${prefix}attention_weights`,
      map(exponentials, (number, row) => (number === 0 ? 0 : number / (sums[row]?.[0] ?? 1))),
    );
    contexts.push(keep(`${prefix}context`, product(weights, values)));
  }
  const joined = (contexts[0] ?? []).map((_, row) => contexts.flatMap((each) => each[row] ?? []));
  const concatenated = headed ? keep("concatenated_context", joined) : joined;
  if (page.has("w_output")) keep("output", product(concatenated, given("w_output")));
  return computed;
}

/** Every number of the page is that of the reference, as near as float32 comes. */
export function expectReference(page: Matrices, settings: Settings = {}): void {
  const computed = recompute(page, settings);
  expect([...page.keys()]).toEqual(expect.arrayContaining([...computed.keys()]));
  for (const [name, rows] of computed) expectClose(page.get(name) ?? [], rows, name);
}

export function expectClose(actual: Rows, expected: Rows, name = "matrix", tolerance = 2e-5): void {
  expect([actual.length, actual[0]?.length], `shape of ${name}`).toEqual([
    expected.length,
    expected[0]?.length,
  ]);
  const wrong: string[] = [];
  expected.forEach((row, index) => {
    row.forEach((number, col) => {
      const shown = actual[index]?.[col] ?? Number.NaN;
      const isClose = Number.isFinite(number)
        ? Math.abs(shown - number) <= tolerance * Math.max(1, Math.abs(number))
        : shown === number;
      if (!isClose) wrong.push(`${name}[${index}, ${col}] is ${shown}, not ${number}`);
    });
  });
  expect(wrong).toEqual([]);
}

export function product(left: Rows, right: Rows): Mutable {
  return left.map((row) =>
    (right[0] ?? []).map((_, col) =>
      row.reduce((sum, number, index) => sum + number * (right[index]?.[col] ?? 0), 0),
    ),
  );
}

/** How many heads the names of a trace speak of; 1 where they name none. */
export function headsOf(page: Matrices): number {
  const heads = [...page.keys()].flatMap((name) => /^head\.(\d+)\./.exec(name)?.[1] ?? []);
  return Math.max(1, new Set(heads).size);
}

export function sumsOf(rows: Rows): number[] {
  return rows.map((row) => row.reduce((sum, number) => sum + number, 0));
}

function map(rows: Rows, change: (number: number, row: number, col: number) => number): Mutable {
  return rows.map((row, index) => row.map((number, col) => change(number, index, col)));
}

function columns(weights: Rows, head: number, heads: number): Mutable {
  const dim = (weights[0]?.length ?? 0) / heads;
  return weights.map((row) => row.slice(head * dim, (head + 1) * dim));
}

function sees({ causal, window, validKeys, painted }: Settings, row: number, col: number): boolean {
  return !(
    (causal && col > row) ||
    (window !== undefined && Math.abs(row - col) > window) ||
    (validKeys !== undefined && col >= validKeys) ||
    painted?.some(([query, key]) => query === row && key === col)
  );
}

function scoresOf(score: string, query: Rows, key: Rows, page: Matrices): Mutable {
  const weights = (name: string): Rows => page.get(`score.${name}`) ?? [];
  const pairs = (of: (q: readonly number[], k: readonly number[]) => number): Mutable =>
    query.map((q) => key.map((k) => of(q, k)));
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, number, index) => sum + number * (b[index] ?? 0), 0);
  const through = (vector: readonly number[], w: Rows): readonly number[] =>
    product([vector], w)[0] ?? [];
  switch (score) {
    case "scaled_dot_product":
    case "dot_product":
      return pairs(dot);
    case "general":
      return pairs((q, k) => dot(through(q, weights("w")), k));
    case "additive":
      return pairs((q, k) => {
        const fromKey = through(k, weights("w_key"));
        const hidden = through(q, weights("w_query")).map((a, i) =>
          Math.tanh(a + (fromKey[i] ?? 0)),
        );
        return dot(hidden, weights("v").flat());
      });
    case "concat":
      return pairs((q, k) =>
        dot(through([...q, ...k], weights("w")).map(Math.tanh), weights("v").flat()),
      );
    case "cosine":
      return pairs((q, k) => {
        const lengths = Math.hypot(...q) * Math.hypot(...k);
        return lengths === 0 ? 0 : dot(q, k) / lengths;
      });
    default:
      throw new Error(`no such score: ${score}`);
  }
}
