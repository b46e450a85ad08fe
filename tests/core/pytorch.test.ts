import { readFileSync } from "node:fs";
import { loadCore, type MatrixInput, type Trace } from "attention-playground/core";
import { describe, expect, test } from "vitest";
import { relativeError, rowsOf } from "./matrices.ts";

interface Case {
  readonly name: string;
  readonly options: Record<string, unknown>;
  readonly inputs: Record<string, MatrixInput>;
  readonly expected: Record<string, MatrixInput>;
}

const core = await loadCore();

const casesOf = (file: string): Case[] =>
  JSON.parse(readFileSync(new URL(`../fixtures/${file}.json`, import.meta.url), "utf8")).cases;

/** "w_query" → "wQuery": option names are the camelCase of the tensor name. */
const camelCase = (name: string) =>
  name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

/** A fixture's options and inputs as a caller would write them. */
function optionsOf({ options, inputs }: Case): Record<string, unknown> {
  const scoreWeights: Record<string, MatrixInput> = {};
  const all: Record<string, unknown> = { ...options, scoreWeights };
  for (const [name, matrix] of Object.entries(inputs)) {
    if (name.startsWith("score.")) scoreWeights[name.slice("score.".length)] = matrix;
    else all[camelCase(name)] = matrix;
  }
  if (options.mask) all.mask = (options.mask as { data: number[] }).data;
  return all;
}

function expectAgreement(trace: Trace, expected: Case["expected"]): void {
  for (const [name, matrix] of Object.entries(expected)) {
    expect(relativeError(trace.get(name), rowsOf(matrix)), name).toBeLessThan(2e-6);
  }
}

describe.each(["scaled_dot_product_attention", "score_functions"])("%s", (file) => {
  test.each(casesOf(file))("$name: core.attention gives what PyTorch gives", (fixture) => {
    expectAgreement(core.attention(optionsOf(fixture) as never), fixture.expected);
  });
});

describe("nn.MultiheadAttention", () => {
  test.each(casesOf("multi_head_attention"))(
    "$name: core.multiHeadAttention gives what PyTorch gives",
    (fixture) => {
      expectAgreement(core.multiHeadAttention(optionsOf(fixture) as never), fixture.expected);
    },
  );
});

describe("sinusoidal positions", () => {
  test.each(casesOf("sinusoidal_positions"))("$name", (fixture) => {
    const width = fixture.inputs.token_embedding?.cols ?? 0;
    const weights = { rows: width, cols: 1, data: new Array(width).fill(0) };
    const trace = core.attention({
      ...optionsOf(fixture),
      wQuery: weights,
      wKey: weights,
      wValue: weights,
    } as never);
    expectAgreement(trace, fixture.expected);
  });
});
