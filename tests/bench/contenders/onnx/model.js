// Field numbers and types from onnx.proto.
import { bytes, float, integer, join, message, string } from "./protobuf.js";

const IR_VERSION = 11;
const OPSET = 23;
const FLOAT = 1;
const INT64 = 7;
const ATTRIBUTE_FLOAT = 1;
const ATTRIBUTE_INT = 2;
const ATTRIBUTE_INTS = 7;

/**
 * @typedef {{ op: string, inputs: string[], outputs: string[], domain?: string,
 *   attributes?: Record<string, number | number[] | { float: number }> }} Node
 * @typedef {{ shape: number[], floats?: Float32Array, integers?: number[] }} Tensor
 */

/**
 * The bytes of a model. Numbers as attributes are integers unless they are written { float }.
 * @param {{ nodes: Node[], inputs: Record<string, number[]>, outputs: Record<string, number[]>,
 *   constants?: Record<string, Tensor> }} graph shapes of inputs and outputs by name
 */
export function onnxModel({ nodes, inputs, outputs, constants = {} }) {
  const graph = message(
    7,
    ...nodes.map((node) => encodeNode(1, node)),
    string(2, "benchmark"),
    ...Object.entries(constants).map(([name, tensor]) => encodeTensor(5, name, tensor)),
    ...Object.entries(inputs).map(([name, shape]) => encodeValue(11, name, shape)),
    ...Object.entries(outputs).map(([name, shape]) => encodeValue(12, name, shape)),
  );
  const operators = [
    message(8, string(1, ""), integer(2, OPSET)),
    message(8, string(1, "com.microsoft"), integer(2, 1)),
  ];
  return join([integer(1, IR_VERSION), graph, ...operators]);
}

function encodeNode(field, { op, inputs, outputs, domain = "", attributes = {} }) {
  return message(
    field,
    ...inputs.map((name) => string(1, name)),
    ...outputs.map((name) => string(2, name)),
    string(4, op),
    ...Object.entries(attributes).map(([name, value]) => encodeAttribute(5, name, value)),
    string(7, domain),
  );
}

function encodeAttribute(field, name, value) {
  if (Array.isArray(value)) {
    const numbers = value.map((number) => integer(8, number));
    return message(field, string(1, name), ...numbers, integer(20, ATTRIBUTE_INTS));
  }
  const content =
    typeof value === "number"
      ? [integer(3, value), integer(20, ATTRIBUTE_INT)]
      : [float(2, value.float), integer(20, ATTRIBUTE_FLOAT)];
  return message(field, string(1, name), ...content);
}

function encodeTensor(field, name, { shape, floats, integers }) {
  const data = floats ?? BigInt64Array.from(integers, BigInt);
  return message(
    field,
    ...shape.map((size) => integer(1, size)),
    integer(2, floats ? FLOAT : INT64),
    string(8, name),
    bytes(9, new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  );
}

function encodeValue(field, name, shape) {
  const sizes = shape.map((size) => message(1, integer(1, size)));
  const tensor = message(1, integer(1, FLOAT), message(2, ...sizes));
  return message(field, string(1, name), message(2, tensor));
}
