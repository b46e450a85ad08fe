import { describe, expect, it } from "vitest";
import { decodePass } from "../../web/compute/decode.ts";
import { SCORES } from "../../web/core/types.ts";
import { mainColumns, type Opened, openedOf } from "../../web/elements/opened/opened.ts";
import { en } from "../../web/language/en.ts";
import { modeState } from "../../web/state/defaults.ts";
import { shownPass } from "../../web/state/shown.ts";
import type { PlaygroundState } from "../../web/state/state.ts";
import { tinyModel } from "../core/tiny-model.ts";
import { tinyRecurrentModel } from "../core/tiny-recurrent.ts";
import { core, passOf, stateWith } from "./core-for-tests.ts";

function page(change: Partial<PlaygroundState> = {}) {
  const state = stateWith("ko-school", change);
  const { result: pass, trace } = passOf(state);
  const naming = { pass, state, language: "en", messages: en } as const;
  const open = (name: string, row: number, col: number): Opened | null =>
    openedOf(trace.explain(name, row, col), { trace, naming });
  return { trace, open };
}

const seq2seq = modeState("seq2seq", "ko");

const numbersOf = (row: Opened["outcome"] | undefined) =>
  row?.numbers.map((number) => number?.value ?? Number.NaN) ?? [];
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);

describe("one cell, opened up", () => {
  it.each(SCORES)("writes out what is in the trace, and what adds up, with %s", (score) => {
    const { trace, open } = page({ score, position: "sinusoidal" });
    let opened = 0;
    for (const name of trace.names) {
      const { rows, cols } = trace.get(name);
      for (let cell = 0; cell < rows * cols; cell++) {
        const at = [Math.floor(cell / cols), cell % cols] as const;
        const made = open(name, ...at);
        if (!made) continue;
        opened++;
        for (const row of [...made.rows, ...made.shares]) {
          expect(row.numbers).toHaveLength(made.columns.length);
          for (const number of row.numbers) {
            if (!number?.cell) continue;
            const { cols: width, data } = trace.get(number.cell.name);
            expect(number.value).toBe(data[number.cell.row * width + number.cell.col]);
          }
        }
        if (made.total === null || !made.addends) continue;
        expect(sumOf(made.addends), name).toBeCloseTo(made.total, 4);
      }
    }
    expect(opened).toBeGreaterThan(100);
  });

  it("shows a row of the input meeting a column of the projection", () => {
    const { trace, open } = page();
    const query = open("query", 4, 1);
    expect(query?.columns).toEqual(["person", "place", "act", "particle"]);
    expect(query?.rows.map(({ name }) => name)).toMatchObject([
      { before: "갔다", symbol: { text: "x" } },
      { symbol: { text: "W", below: "Q" }, after: "place" },
    ]);
    const [input, weight] = query?.rows ?? [];
    expect(numbersOf(weight)).toEqual([0, 1, 2.5, 0]);
    expect(numbersOf(query?.outcome)).toEqual(
      numbersOf(input).map((x, k) => x * (numbersOf(weight)[k] ?? 0)),
    );
    expect(query?.total).toBe(trace.get("query").data[4 * 4 + 1]);
  });

  it("gives softmax its numerators, their sum, and each key's share of it", () => {
    const { trace, open } = page();
    for (const name of ["attention_weights", "exponentials", "exponential_sum", "row_maximum"]) {
      const opened = open(name, 4, 0);
      const sum = trace.get("exponential_sum").data[4] ?? 0;
      expect(numbersOf(opened?.outcome)).toEqual(opened?.addends);
      expect(opened?.total).toBe(sum);
      const [divisor, share] = opened?.shares ?? [];
      expect(numbersOf(divisor)).toEqual(Array(5).fill(sum));
      numbersOf(share).forEach((weight, key) => {
        expect(weight).toBeCloseTo((opened?.addends?.[key] ?? 0) / sum, 6);
      });
      expect(opened?.own).toBe(/weights|exponentials/.test(name) ? 0 : null);
    }
  });

  it("has the tanh of an additive score as a row, from the core", () => {
    const { open } = page({ score: "additive" });
    const opened = open("attention_scores", 4, 2);
    const [query, key, tanh, v] = opened?.rows.map(numbersOf) ?? [];
    expect(opened?.rows[2]?.sign).toBe("tanh");
    tanh?.forEach((value, index) => {
      expect(value).toBeCloseTo(Math.tanh((query?.[index] ?? 0) + (key?.[index] ?? 0)), 5);
      expect(opened?.addends?.[index]).toBeCloseTo(value * (v?.[index] ?? 0), 5);
    });
    expect(tanh?.some((value) => value > 0.5)).toBe(true);
  });

  it("leaves alone what is one number: given, scaled, masked", () => {
    const { open } = page();
    for (const name of ["input", "w_query", "scaled_scores", "masked_scores"]) {
      expect(open(name, 1, 1), name).toBeNull();
    }
  });

  it("of many columns keeps the largest and the cell's own, in their order", () => {
    const { open } = page();
    const opened = open("attention_weights", 4, 4);
    if (!opened) throw new Error("not opened");
    expect(mainColumns(opened, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(mainColumns(opened, 3)).toEqual([0, 2, 4]);
  });
});

describe("a model's cells, opened up", () => {
  it.each([
    ["transformer", tinyModel(), modeState("translate", "en")],
    ["recurrent", tinyRecurrentModel({ attention: "additive", cell: "gru" }), seq2seq],
  ])("add up in every tensor of a %s", async (_kind, bytes, state) => {
    const model = await core.loadModel(bytes);
    const input = { ...state, text: "나는 갔다" };
    const watcher = { partial: () => {}, isCancelled: () => false };
    const outcome = await decodePass(core, model, "transformer-ko-en", input, watcher);
    if (outcome?.kind !== "result") throw new Error("no result");
    const { result, trace } = outcome;
    const pass = shownPass(result, "cross", { start: "start", end: "end" });
    const naming = { pass, state, language: "en", messages: en } as const;
    const opened = new Set<string>();
    for (const name of trace.names) {
      const explanation = trace.explain(name, 0, 0);
      const made = openedOf(explanation, { trace, naming });
      if (!made) continue;
      opened.add(explanation.operation);
      for (const row of made.rows) expect(row.numbers, name).toHaveLength(made.columns.length);
      expect(made.columns, name).not.toContain("");
      if (made.total !== null && made.addends) {
        expect(sumOf(made.addends), name).toBeCloseTo(made.total, 4);
      }
    }
    const wanted =
      model.kind === "transformer" ? ["layer_norm", "mean"] : ["interpolation", "tanh"];
    expect([...opened]).toEqual(expect.arrayContaining([...wanted, "product"]));
  });
});
