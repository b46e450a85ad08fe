import { nothing } from "./contender.js";

/** A good loop over Float32Arrays: four sums a dot product, rows of keys and values read in order. */
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
  const whole = dim - (dim % 4);
  for (let head = 0; head < heads; head++) {
    const first = head * keys * dim;
    for (let i = 0; i < queries; i++) {
      const q = (head * queries + i) * dim;
      const seen = causal ? Math.min(i + 1, keys) : keys;
      let largest = Number.NEGATIVE_INFINITY;
      for (let j = 0, k = first; j < seen; j++, k += dim) {
        let a = 0;
        let b = 0;
        let c = 0;
        let e = 0;
        for (let d = 0; d < whole; d += 4) {
          a += query[q + d] * key[k + d];
          b += query[q + d + 1] * key[k + d + 1];
          c += query[q + d + 2] * key[k + d + 2];
          e += query[q + d + 3] * key[k + d + 3];
        }
        for (let d = whole; d < dim; d++) a += query[q + d] * key[k + d];
        const score = (a + b + (c + e)) * scale;
        weights[j] = score;
        if (score > largest) largest = score;
      }
      let sum = 0;
      for (let j = 0; j < seen; j++) {
        const weight = Math.exp(weights[j] - largest);
        weights[j] = weight;
        sum += weight;
      }
      for (let j = 0, v = first; j < seen; j++, v += dim) {
        const weight = weights[j] / sum;
        for (let d = 0; d < dim; d++) context[q + d] += weight * value[v + d];
      }
    }
  }
  return context;
}
