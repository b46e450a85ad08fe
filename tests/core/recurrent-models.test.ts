/** Recurrent models across the seam: settings, names, and the arithmetic of their cells. */
import { loadCore, type Operation, type Trace } from "attention-playground/core";
import { describe, expect, test } from "vitest";
import {
  type RecurrentKind,
  recurrentSettings,
  recurrentShapes,
  tinyRecurrentModel,
} from "./tiny-recurrent.ts";

const TEXT = "나는 학교에 갔다.";

async function modelOf(kind: RecurrentKind) {
  return (await loadCore()).loadModel(tinyRecurrentModel(kind));
}

async function traceOf(kind: RecurrentKind): Promise<Trace> {
  const model = await modelOf(kind);
  const { trace } = model.translate(TEXT, { to: "en", maxLength: 3, force: [9, 10], trace: true });
  if (!trace) throw new Error("no trace");
  return trace;
}

describe.each<RecurrentKind>([
  { cell: "gru", attention: "additive" },
  { cell: "lstm", attention: "general" },
  { cell: "gru", attention: "none" },
])("a recurrent model, $cell, $attention", (kind) => {
  test("gives its settings and parameters, and goes one way", async () => {
    const model = await modelOf(kind);
    expect(model.kind).toBe("recurrent");
    expect(model.directions).toEqual(["en"]);
    const { kind: _, ...settings } = recurrentSettings(kind);
    expect(model.config).toEqual(settings);
    expect(model.parameterNames).toEqual(recurrentShapes(kind).map(([name]) => name));
  });

  test("explains a cell of every tensor by what it holds", async () => {
    const trace = await traceOf(kind);
    for (const name of trace.names) {
      const cell = trace.explain(name, 0, 1 % trace.get(name).cols);
      expect(cell.result, name).toBeCloseTo(cell.value, 5);
    }
  });

  test("takes pins on a state: that row changes and those after it", async () => {
    const model = await modelOf(kind);
    const options = { to: "en", maxLength: 4, force: [9, 10, 11], trace: true } as const;
    const free = model.translate(TEXT, options).trace?.get("logits");
    const pins = { "decoder.hidden": [[1, 2, 0.9]] } as const;
    const pinned = model.translate(TEXT, { ...options, pins }).trace?.get("logits");
    if (!free || !pinned) throw new Error("no trace");
    const row = ({ data, cols }: typeof free, t: number) => data.slice(t * cols, (t + 1) * cols);
    expect(row(pinned, 0)).toEqual(row(free, 0));
    expect(row(pinned, 1)).not.toEqual(row(free, 1));
    expect(row(pinned, 2)).not.toEqual(row(free, 2));
  });
});

test("the arithmetic of a recurrent model has its names", async () => {
  const said = (trace: Trace, name: string, row: number): [Operation, string[]] => {
    const { operation, terms } = trace.explain(name, row, 1);
    return [operation, terms.flatMap((term) => [term, ...term.with].map((cell) => cell.name))];
  };
  const gru = await traceOf({ cell: "gru", attention: "additive" });
  const gates = ["decoder.x_gates", "decoder.h_gates"];
  expect(said(gru, "decoder.update_gate", 1)).toEqual(["sigmoid", gates]);
  expect(said(gru, "decoder.candidate", 1)).toEqual(["tanh", [...gates, "decoder.reset_gate"]]);
  expect(said(gru, "decoder.hidden", 1)).toEqual([
    "interpolation",
    ["decoder.candidate", "decoder.update_gate", "decoder.hidden_before", "decoder.update_gate"],
  ]);
  expect(said(gru, "decoder.hidden_before", 0)).toEqual(["copy", ["decoder.initial_state"]]);
  expect(said(gru, "decoder.hidden_before", 1)).toEqual(["copy", ["decoder.hidden"]]);
  expect(said(gru, "decoder.input", 1)).toEqual(["concatenate", ["decoder.token_embedding"]]);

  const lstm = await traceOf({ cell: "lstm", attention: "general" });
  expect(said(lstm, "decoder.cell", 1)).toEqual([
    "product",
    ["decoder.forget_gate", "decoder.cell_before", "decoder.input_gate", "decoder.cell_candidate"],
  ]);
  expect(said(lstm, "decoder.hidden", 1)).toEqual([
    "gated_tanh",
    ["decoder.output_gate", "decoder.cell"],
  ]);
});

test("dot needs states as wide as the encoder's", async () => {
  const core = await loadCore();
  const bytes = tinyRecurrentModel({ cell: "gru", attention: "none" }, { attention: "dot" });
  await expect(core.loadModel(bytes)).rejects.toThrow(/encoder_dim/);
});
