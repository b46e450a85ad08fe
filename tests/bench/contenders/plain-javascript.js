import { nothing } from "./contender.js";

/** A good loop over Float32Arrays: four keys at a time, so that a query is read once for them. */
export const plainJavaScript = {
  id: "javascript",
  library: "Float32Array loop",
  mostFlops: 1e9,
  async flash(problem) {
    return { run: () => attention(problem), read: (result) => result, dispose: nothing };
  },
};

function attention({ heads, queries, keys, dim, causal, query, key, value }) {
  const context = new Float32Array(heads * queries * dim);
  const weights = new Float32Array(keys);
  const scale = 1 / Math.sqrt(dim);
  for (let head = 0; head < heads; head++) {
    const first = head * keys * dim;
    for (let i = 0; i < queries; i++) {
      const at = (head * queries + i) * dim;
      const seen = causal ? Math.min(i + 1, keys) : keys;
      const q = query.subarray(at, at + dim);
      dotProducts(q, key, first, weights, seen, dim);
      softmax(weights, seen, scale);
      weightedSum(weights, value, first, context.subarray(at, at + dim), seen, dim);
    }
  }
  return context;
}

function dotProducts(q, key, first, out, seen, dim) {
  let j = 0;
  for (; j + 4 <= seen; j += 4) {
    const k0 = first + j * dim;
    const k1 = k0 + dim;
    const k2 = k1 + dim;
    const k3 = k2 + dim;
    let a = 0;
    let b = 0;
    let c = 0;
    let e = 0;
    for (let d = 0; d < dim; d++) {
      const x = q[d];
      a += x * key[k0 + d];
      b += x * key[k1 + d];
      c += x * key[k2 + d];
      e += x * key[k3 + d];
    }
    out[j] = a;
    out[j + 1] = b;
    out[j + 2] = c;
    out[j + 3] = e;
  }
  for (; j < seen; j++) {
    let a = 0;
    for (let d = 0; d < dim; d++) a += q[d] * key[first + j * dim + d];
    out[j] = a;
  }
}

function softmax(row, seen, scale) {
  let largest = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < seen; j++) if (row[j] > largest) largest = row[j];
  let sum = 0;
  for (let j = 0; j < seen; j++) {
    const weight = Math.exp((row[j] - largest) * scale);
    row[j] = weight;
    sum += weight;
  }
  const factor = 1 / sum;
  for (let j = 0; j < seen; j++) row[j] *= factor;
}

function weightedSum(weights, value, first, out, seen, dim) {
  let j = 0;
  for (; j + 4 <= seen; j += 4) {
    const v0 = first + j * dim;
    const v1 = v0 + dim;
    const v2 = v1 + dim;
    const v3 = v2 + dim;
    const w0 = weights[j];
    const w1 = weights[j + 1];
    const w2 = weights[j + 2];
    const w3 = weights[j + 3];
    for (let d = 0; d < dim; d++) {
      out[d] += w0 * value[v0 + d] + w1 * value[v1 + d] + (w2 * value[v2 + d] + w3 * value[v3 + d]);
    }
  }
  for (; j < seen; j++) {
    const weight = weights[j];
    for (let d = 0; d < dim; d++) out[d] += weight * value[first + j * dim + d];
  }
}
