import { seededRandom } from "./statistics.js";

/**
 * @typedef {object} FlashProblem heads stacked: query [heads · queries, dim], key and value alike
 * @property {"flash"} kind
 * @property {number} heads
 * @property {number} queries
 * @property {number} keys
 * @property {number} dim
 * @property {boolean} causal
 * @property {Float32Array} query
 * @property {Float32Array} key
 * @property {Float32Array} value
 * @property {number} flops useful ones: 4 · heads · queries · keys · dim, half of it when causal
 *
 * @typedef {object} LayerProblem input [length, modelDim]; weights [modelDim, modelDim], on the right
 * @property {"layer"} kind
 * @property {number} heads
 * @property {number} length
 * @property {number} modelDim
 * @property {Float32Array} input
 * @property {Record<"query" | "key" | "value" | "output", { weight: Float32Array, bias: Float32Array }>} projections
 * @property {number} flops
 */

const SEED = 20261123;

/** @returns {FlashProblem} */
export function flashProblem({ heads, queries, keys = queries, dim = 64, causal = false }) {
  const draw = normals(SEED + heads + queries * 31 + keys * 17 + dim);
  return {
    kind: "flash",
    heads,
    queries,
    keys,
    dim,
    causal,
    query: draw(heads * queries * dim),
    key: draw(heads * keys * dim),
    value: draw(heads * keys * dim),
    flops: 4 * heads * queries * keys * dim * (causal ? 0.5 : 1),
  };
}

/** @returns {LayerProblem} */
export function layerProblem({ length, heads, modelDim }) {
  const draw = normals(SEED + length + heads + modelDim);
  const projection = () => ({
    weight: draw(modelDim * modelDim, 1 / Math.sqrt(modelDim)),
    bias: draw(modelDim, 0.1),
  });
  return {
    kind: "layer",
    heads,
    length,
    modelDim,
    input: draw(length * modelDim),
    projections: {
      query: projection(),
      key: projection(),
      value: projection(),
      output: projection(),
    },
    flops: 8 * length * modelDim * modelDim + 4 * length * length * modelDim,
  };
}

/** Roughly normal numbers: the sum of four uniform ones, with the given standard deviation. */
function normals(seed) {
  const random = seededRandom(seed);
  return (count, deviation = 1) => {
    const factor = deviation * Math.sqrt(3);
    return Float32Array.from(
      { length: count },
      () => factor * (random() + random() + random() + random() - 2),
    );
  };
}
