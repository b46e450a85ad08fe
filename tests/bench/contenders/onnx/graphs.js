// The ways to say attention in ONNX.

/**
 * @typedef {object} FlashGraph
 * @property {import("./model.js").Node[]} nodes
 * @property {Record<string, number[]>} inputs query, key and value, heads stacked in memory
 * @property {Record<string, number[]>} outputs context, likewise
 * @property {Record<string, import("./model.js").Tensor>} [constants]
 */

/** Scores by MatMul, Softmax, MatMul again; a causal mask is added. @returns {FlashGraph} */
export function matmulFlash({ heads, queries, keys, dim, causal }) {
  const nodes = [
    { op: "Transpose", inputs: ["key"], outputs: ["keyT"], attributes: { perm: [0, 2, 1] } },
    { op: "MatMul", inputs: ["query", "keyT"], outputs: ["raw"] },
    { op: "Mul", inputs: ["raw", "scale"], outputs: ["scaled"] },
  ];
  if (causal) nodes.push({ op: "Add", inputs: ["scaled", "mask"], outputs: ["scores"] });
  nodes.push(softmax(causal ? "scores" : "scaled", "weights"), {
    op: "MatMul",
    inputs: ["weights", "value"],
    outputs: ["context"],
  });
  const constants = { scale: { shape: [1], floats: Float32Array.of(1 / Math.sqrt(dim)) } };
  if (causal) constants.mask = causalMask(queries, keys);
  return { nodes, constants, ...shapes([heads, queries, dim], [heads, keys, dim]) };
}

/** ONNX's own Attention of opset 23, in one node. @returns {FlashGraph} */
export function attentionFlash({ heads, queries, keys, dim, causal }) {
  const attributes = { is_causal: causal ? 1 : 0, scale: { float: 1 / Math.sqrt(dim) } };
  const node = { op: "Attention", ...queryKeyValue("context"), attributes };
  return { nodes: [node], ...shapes([1, heads, queries, dim], [1, heads, keys, dim]) };
}

/**
 * onnxruntime's MultiHeadAttention, in one node. Heads go in as a batch with one head each: that is
 * their layout already, and nothing has to be transposed. @returns {FlashGraph}
 */
export function multiHeadFlash({ heads, queries, keys, dim, causal }) {
  const attributes = {
    num_heads: 1,
    unidirectional: causal ? 1 : 0,
    scale: { float: 1 / Math.sqrt(dim) },
  };
  const operator = { op: "MultiHeadAttention", domain: "com.microsoft", attributes };
  const node = { ...operator, ...queryKeyValue("context") };
  return { nodes: [node], ...shapes([heads, queries, dim], [heads, keys, dim]) };
}

/** Projections, then MultiHeadAttention. */
export function multiHeadLayer(problem) {
  const { heads, length, modelDim } = problem;
  const shape = [1, length, modelDim];
  return {
    nodes: [
      ...["query", "key", "value"].flatMap((name) => projection("input", name, name)),
      {
        op: "MultiHeadAttention",
        domain: "com.microsoft",
        ...queryKeyValue("context"),
        attributes: { num_heads: heads },
      },
      ...projection("context", "output", "output"),
    ],
    constants: weights(problem),
    inputs: { input: shape },
    outputs: { output: shape },
  };
}

/** onnxruntime's Attention: one matrix projects to queries, keys and values. */
export function fusedLayer(problem) {
  const { heads, length, modelDim } = problem;
  const shape = [1, length, modelDim];
  const { outputWeight, outputBias } = weights(problem);
  const three = ["query", "key", "value"].map((name) => problem.projections[name]);
  const joined = new Float32Array(3 * modelDim * modelDim);
  three.forEach(({ weight }, part) => {
    for (let row = 0; row < modelDim; row++) {
      const cells = weight.subarray(row * modelDim, (row + 1) * modelDim);
      joined.set(cells, (row * 3 + part) * modelDim);
    }
  });
  const bias = new Float32Array(3 * modelDim);
  three.forEach((each, part) => {
    bias.set(each.bias, part * modelDim);
  });
  const constants = {
    outputWeight,
    outputBias,
    joined: { shape: [modelDim, 3 * modelDim], floats: joined },
    joinedBias: { shape: [3 * modelDim], floats: bias },
  };
  return {
    nodes: [
      {
        op: "Attention",
        domain: "com.microsoft",
        inputs: ["input", "joined", "joinedBias"],
        outputs: ["context"],
        attributes: { num_heads: heads },
      },
      ...projection("context", "output", "output"),
    ],
    constants,
    inputs: { input: shape },
    outputs: { output: shape },
  };
}

/** Everything in single steps, so that the weights can be had as well. */
export function tracedLayer(problem) {
  const { heads, length, modelDim } = problem;
  const dim = modelDim / heads;
  const shape = [1, length, modelDim];
  const toHeads = (name, perm) => [
    { op: "Reshape", inputs: [name, "split"], outputs: [`${name}Split`] },
    {
      op: "Transpose",
      inputs: [`${name}Split`],
      outputs: [`${name}Heads`],
      attributes: { perm },
    },
  ];
  return {
    nodes: [
      ...["query", "key", "value"].flatMap((name) => projection("input", name, name)),
      ...toHeads("query", [0, 2, 1, 3]),
      ...toHeads("key", [0, 2, 3, 1]),
      ...toHeads("value", [0, 2, 1, 3]),
      { op: "MatMul", inputs: ["queryHeads", "keyHeads"], outputs: ["raw"] },
      { op: "Mul", inputs: ["raw", "scale"], outputs: ["scores"] },
      softmax("scores", "weights"),
      { op: "MatMul", inputs: ["weights", "valueHeads"], outputs: ["contextHeads"] },
      {
        op: "Transpose",
        inputs: ["contextHeads"],
        outputs: ["contextSplit"],
        attributes: { perm: [0, 2, 1, 3] },
      },
      { op: "Reshape", inputs: ["contextSplit", "joined"], outputs: ["context"] },
      ...projection("context", "output", "output"),
    ],
    constants: {
      ...weights(problem),
      scale: { shape: [1], floats: Float32Array.of(1 / Math.sqrt(dim)) },
      split: { shape: [4], integers: [1, length, heads, dim] },
      joined: { shape: [3], integers: shape },
    },
    inputs: { input: shape },
    outputs: { weights: [1, heads, length, length], output: shape },
  };
}

const queryKeyValue = (output) => ({ inputs: ["query", "key", "value"], outputs: [output] });

/** Over the last axis, which is the operator's own choice. */
const softmax = (from, to) => ({ op: "Softmax", inputs: [from], outputs: [to] });

const shapes = (query, key) => ({
  inputs: { query, key, value: key },
  outputs: { context: query },
});

/** to = from · weight + bias */
const projection = (from, name, to) => [
  { op: "MatMul", inputs: [from, `${name}Weight`], outputs: [`${to}Product`] },
  { op: "Add", inputs: [`${to}Product`, `${name}Bias`], outputs: [to] },
];

function weights({ modelDim, projections }) {
  const constants = {};
  for (const [name, { weight, bias }] of Object.entries(projections)) {
    constants[`${name}Weight`] = { shape: [modelDim, modelDim], floats: weight };
    constants[`${name}Bias`] = { shape: [modelDim], floats: bias };
  }
  return constants;
}

function causalMask(queries, keys) {
  const floats = new Float32Array(queries * keys);
  for (let i = 0; i < queries; i++)
    floats.fill(-1e30, i * keys + Math.min(i + 1, keys), (i + 1) * keys);
  return { shape: [queries, keys], floats };
}
