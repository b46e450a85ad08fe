import { readFileSync } from "node:fs";
import { loadCore, type MatrixInput } from "attention-playground/core";
import { describe, expect, test } from "vitest";
import { column, dot, relativeError, rowsOf, wavy } from "./matrices.ts";

interface Case {
  readonly name: string;
  readonly inputs: Readonly<Record<"input" | "w_input" | "w_hidden", MatrixInput>> & {
    readonly bias?: MatrixInput;
  };
  readonly expected: { readonly hidden: MatrixInput };
}

const core = await loadCore();
const input = wavy(5, 3, 1);
const wInput = wavy(3, 4, 2);
const wHidden = wavy(4, 4, 3);
const bias = wavy(1, 4, 4);
const good = { input, wInput, wHidden, bias };

/** One row after the other, as the formula says. */
function reference({ input, wInput, wHidden, bias }: Record<keyof typeof good, MatrixInput>) {
  const [xs, fromInput, fromHidden] = [rowsOf(input), rowsOf(wInput), rowsOf(wHidden)];
  let hidden: number[] = new Array(bias.data.length).fill(0);
  return xs.map((x) => {
    hidden = hidden.map((_, c) =>
      Math.tanh(
        dot(x, column(fromInput, c)) + dot(hidden, column(fromHidden, c)) + (bias.data[c] ?? 0),
      ),
    );
    return hidden;
  });
}

describe("core.recurrentLayer", () => {
  const cases: Case[] = JSON.parse(
    readFileSync(new URL("../fixtures/recurrent_layer.json", import.meta.url), "utf8"),
  ).cases;
  test.each(cases)("$name: gives what PyTorch's nn.RNN gives", ({ inputs, expected }) => {
    const { input, w_input: wInput, w_hidden: wHidden, bias } = inputs;
    const hidden = core.recurrentLayer({ input, wInput, wHidden, ...(bias ? { bias } : {}) });
    expect(relativeError(hidden, rowsOf(expected.hidden))).toBeLessThan(2e-6);
  });

  test("takes resident matrices and plain numbers alike", () => {
    const resident = core.matrix(4, 4);
    resident.data.set(wHidden.data);
    const hidden = core.recurrentLayer({ ...good, wHidden: resident, bias: [...bias.data] });
    expect(hidden).toEqual(core.recurrentLayer(good));
    expect([hidden.rows, hidden.cols]).toEqual([5, 4]);
    expect(relativeError(hidden, reference(good))).toBeLessThan(1e-6);
    expect([...resident.data]).toEqual([...wHidden.data]);
    resident.dispose();
  });

  test("without a bias computes as with zeros", () => {
    const { bias: _, ...unbiased } = good;
    expect(core.recurrentLayer(unbiased)).toEqual(
      core.recurrentLayer({ ...good, bias: [0, 0, 0, 0] }),
    );
  });

  test.each([
    ["w_input", { wInput: wavy(2, 4) }, /w_input has shape \[2, 4\]; it needs \[3, any\]/],
    ["w_hidden", { wHidden: wavy(4, 3) }, /w_hidden has shape \[4, 3\]; it needs \[4, 4\]/],
    ["bias", { bias: [1, 2, 3] }, /bias has shape \[1, 3\]; it needs \[1, 4\]/],
    ["no rows", { input: wavy(0, 3) }, /input is empty: it has shape \[0, 3\]/],
    [
      "NaN",
      { input: { ...input, data: input.data.map(() => Number.NaN) } },
      /input\[0, 0\] is NaN/,
    ],
    [
      "overflow",
      {
        input: { rows: 1, cols: 2, data: [3e38, 3e38] },
        wInput: { rows: 2, cols: 1, data: [3e38, -3e38] },
        wHidden: { rows: 1, cols: 1, data: [0] },
        bias: [0],
      },
      /hidden\[0, 0\] left the range of float32/,
    ],
  ])("refuses what does not fit by name: %s", (_name, change, message) => {
    const call = () => core.recurrentLayer({ ...good, ...change });
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });

  test.each([
    ["no options", undefined, /options need to be an object/],
    ["a string", { ...good, wInput: "1 2" }, /w_input needs to be a matrix/],
    ["no input", { ...good, input: undefined }, /input needs to be a matrix/],
  ])("refuses what is no matrix with a TypeError: %s", (_name, options, message) => {
    const call = () => core.recurrentLayer(options as never);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });

  test("gives back all memory it takes, refusals included", () => {
    core.recurrentLayer(good);
    const before = core.heapBytes();
    core.recurrentLayer(good);
    expect(() => core.recurrentLayer({ ...good, bias: [1] })).toThrow(RangeError);
    expect(core.heapBytes()).toBe(before);
  });
});

test("heapBytes counts what is held and not what was given back", async () => {
  const own = await loadCore();
  const before = own.heapBytes();
  const matrix = own.matrix(100, 100);
  expect(own.heapBytes() - before).toBeGreaterThanOrEqual(40_000);
  expect(own.heapBytes() - before).toBeLessThan(41_000);
  expect(own.heapBytes()).toBeLessThanOrEqual(own.memoryBytes());
  matrix.dispose();
  expect(own.heapBytes() - before).toBeLessThan(64);
});
