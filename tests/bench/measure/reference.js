// Attention in double precision, plainly; of large problems only some rows, evenly spread.

const MOST_OPERATIONS = 3e8;

/**
 * @typedef {object} Reference
 * @property {Int32Array} rows of the result that were computed
 * @property {number} cols
 * @property {Float64Array} values one row after the other
 */

/**
 * @param {import("./problems.js").FlashProblem} problem
 * @returns {Reference}
 */
export function flashReference(problem) {
  const { heads, queries, keys, dim, causal, query, key, value } = problem;
  const rows = spread(heads * queries, MOST_OPERATIONS / (4 * keys * dim));
  const values = new Float64Array(rows.length * dim);
  rows.forEach((row, at) => {
    const head = Math.floor(row / queries);
    const seen = causal ? Math.min((row % queries) + 1, keys) : keys;
    const first = head * keys * dim;
    const q = query.subarray(row * dim, (row + 1) * dim);
    attend(q, key, value, { first, stride: dim, seen, dim }, values.subarray(at * dim));
  });
  return { rows, cols: dim, values };
}

/**
 * @param {import("./problems.js").LayerProblem} problem
 * @returns {Reference}
 */
export function layerReference({ heads, length, modelDim, input, projections }) {
  const dim = modelDim / heads;
  const [q, k, v] = ["query", "key", "value"].map((name) =>
    project(input, length, modelDim, projections[name]),
  );
  const context = new Float64Array(length * modelDim);
  for (let row = 0; row < length; row++) {
    for (let head = 0; head < heads; head++) {
      const at = row * modelDim + head * dim;
      const layout = { first: head * dim, stride: modelDim, seen: length, dim };
      attend(q.subarray(at, at + dim), k, v, layout, context.subarray(at));
    }
  }
  const values = project(context, length, modelDim, projections.output);
  return { rows: spread(length, length), cols: modelDim, values };
}

/**
 * The largest difference as a part of the largest reference value; infinite for what is no number.
 * @param {Float32Array} result
 * @param {Reference} reference
 */
export function worstError(result, { rows, cols, values }) {
  let difference = 0;
  let largest = 0;
  rows.forEach((row, at) => {
    for (let col = 0; col < cols; col++) {
      const expected = values[at * cols + col];
      const off = Math.abs(result[row * cols + col] - expected);
      if (!(off <= difference)) difference = Number.isNaN(off) ? Number.POSITIVE_INFINITY : off;
      largest = Math.max(largest, Math.abs(expected));
    }
  });
  return difference / largest;
}

/** out = Σⱼ softmax(q · kⱼ / √dim) vⱼ over the keys that are seen. */
function attend(q, key, value, { first, stride, seen, dim }, out) {
  const weights = new Float64Array(seen);
  let largest = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < seen; j++) {
    const at = first + j * stride;
    let dot = 0;
    for (let d = 0; d < dim; d++) dot += q[d] * key[at + d];
    weights[j] = dot / Math.sqrt(dim);
    largest = Math.max(largest, weights[j]);
  }
  let sum = 0;
  for (let j = 0; j < seen; j++) {
    weights[j] = Math.exp(weights[j] - largest);
    sum += weights[j];
  }
  for (let j = 0; j < seen; j++) {
    const at = first + j * stride;
    const weight = weights[j] / sum;
    for (let d = 0; d < dim; d++) out[d] += weight * value[at + d];
  }
}

/** input · weight + bias */
function project(input, length, width, { weight, bias }) {
  const out = new Float64Array(length * width);
  for (let row = 0; row < length; row++) {
    const to = out.subarray(row * width, (row + 1) * width);
    to.set(bias);
    for (let k = 0; k < width; k++) {
      const factor = input[row * width + k];
      for (let col = 0; col < width; col++) to[col] += factor * weight[k * width + col];
    }
  }
  return out;
}

/** At most `most` of the rows 0 … count − 1, the first and the last among them. */
export function spread(count, most) {
  const taken = Math.max(2, Math.min(count, Math.floor(most)));
  if (count <= taken) return Int32Array.from({ length: count }, (_, row) => row);
  return Int32Array.from({ length: taken }, (_, at) =>
    Math.round((at * (count - 1)) / (taken - 1)),
  );
}
