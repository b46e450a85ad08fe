import { expect, test } from "vitest";
import {
  attentionFlash,
  fusedLayer,
  matmulFlash,
  multiHeadFlash,
  multiHeadLayer,
  tracedLayer,
} from "../contenders/onnx/graphs.js";
import { onnxModel } from "../contenders/onnx/model.js";
import { float, integer, message, string, varint } from "../contenders/onnx/protobuf.js";
import { flashProblem, layerProblem } from "../measure/problems.js";

test("numbers take seven bits a byte", () => {
  expect(varint(0)).toEqual([0]);
  expect(varint(127)).toEqual([127]);
  expect(varint(300)).toEqual([0xac, 0x02]);
  expect(varint(2 ** 40)).toEqual([128, 128, 128, 128, 128, 32]);
});

test("fields carry their number and their type", () => {
  expect(integer(1, 150)).toEqual([0x08, 0x96, 0x01]);
  expect([...string(2, "testing")]).toEqual([0x12, 7, ...Buffer.from("testing")]);
  expect([...message(3, integer(1, 150))]).toEqual([0x1a, 3, 0x08, 0x96, 0x01]);
  expect(float(2, 1)).toEqual([0x15, 0, 0, 0x80, 0x3f]);
});

test("a model has its operators, its graph and the graph's tensors", () => {
  const model = fields(
    onnxModel({
      nodes: [{ op: "Relu", inputs: ["x"], outputs: ["y"], attributes: { axis: 3 } }],
      inputs: { x: [2, 3] },
      outputs: { y: [2, 3] },
      constants: { w: { shape: [2], floats: Float32Array.of(1, 2) } },
    }),
  );
  expect(model[8].length).toBe(2);
  const graph = fields(model[7][0]);
  const node = fields(graph[1][0]);
  expect(text(node[4][0])).toBe("Relu");
  expect(text(node[1][0])).toBe("x");
  expect(fields(node[5][0])[3]).toEqual([3]);
  const constant = fields(graph[5][0]);
  expect(constant[1]).toEqual([2]);
  expect(constant[2]).toEqual([1]); // float
  expect(text(constant[8][0])).toBe("w");
  expect(constant[9][0]).toEqual(new Uint8Array(Float32Array.of(1, 2).buffer));
  const tensor = fields(fields(fields(graph[11][0])[2][0])[1][0]);
  expect(fields(tensor[2][0])[1].map((size) => fields(size)[1][0])).toEqual([2, 3]);
});

test("every graph reads only what was there before", () => {
  const flash = flashProblem({ heads: 2, queries: 4, dim: 8, causal: true });
  const layer = layerProblem({ length: 4, heads: 2, modelDim: 8 });
  const graphs = [
    ...[matmulFlash, attentionFlash, multiHeadFlash].map((graph) => graph(flash)),
    ...[multiHeadLayer, fusedLayer, tracedLayer].map((graph) => graph(layer)),
  ];
  for (const { nodes, inputs, outputs, constants = {} } of graphs) {
    const known = new Set([...Object.keys(inputs), ...Object.keys(constants)]);
    for (const node of nodes) {
      for (const name of node.inputs) expect(known).toContain(name);
      for (const name of node.outputs) known.add(name);
    }
    for (const name of Object.keys(outputs)) expect(known).toContain(name);
  }
});

const text = (bytes) => new TextDecoder().decode(bytes);

/** Reads one message: all values of each field number. */
function fields(bytes) {
  const found = {};
  let at = 0;
  const next = () => {
    let number = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++];
      number += (byte % 128) * shift;
      if (byte < 128) return number;
    }
  };
  while (at < bytes.length) {
    const key = next();
    const [field, type] = [key >> 3, key % 8];
    let value;
    if (type === 0) value = next();
    else {
      const length = type === 5 ? 4 : next();
      value = bytes.slice(at, at + length);
      at += length;
    }
    found[field] ??= [];
    found[field].push(value);
  }
  return found;
}
