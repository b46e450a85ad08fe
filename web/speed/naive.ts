/**
 * Attention as loops over arrays: what one writes in JavaScript without a library, one row of
 * weights at a time. Kept good of its kind, for it is compared with: four keys at a time, so that
 * sums do not wait for each other and a number that was read is used four times.
 *
 * context = softmax(query · keyᵀ / √dim) · value; query, key, value and context [length, dim].
 */
export function naiveAttention(
  query: Float32Array,
  key: Float32Array,
  value: Float32Array,
  length: number,
  dim: number,
): Float32Array {
  const context = new Float32Array(length * dim);
  const weights = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const row = query.subarray(i * dim, (i + 1) * dim);
    scores(row, key, weights);
    const sum = exponentials(weights);
    mix(weights, value, context.subarray(i * dim, (i + 1) * dim));
    for (let c = i * dim; c < (i + 1) * dim; c++) context[c] = (context[c] as number) / sum;
  }
  return context;
}

/** weights[j] = query · key[j] / √dim. */
function scores(query: Float32Array, key: Float32Array, weights: Float32Array): void {
  const dim = query.length;
  const scale = 1 / Math.sqrt(dim);
  let j = 0;
  for (; j + 3 < weights.length; j += 4) {
    const first = j * dim;
    const second = first + dim;
    const third = second + dim;
    const fourth = third + dim;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let k = 0; k < dim; k++) {
      const q = query[k] as number;
      a += q * (key[first + k] as number);
      b += q * (key[second + k] as number);
      c += q * (key[third + k] as number);
      d += q * (key[fourth + k] as number);
    }
    weights[j] = a * scale;
    weights[j + 1] = b * scale;
    weights[j + 2] = c * scale;
    weights[j + 3] = d * scale;
  }
  for (; j < weights.length; j++) {
    let sum = 0;
    for (let k = 0; k < dim; k++) sum += (query[k] as number) * (key[j * dim + k] as number);
    weights[j] = sum * scale;
  }
}

/** weights[j] = e^(weights[j] − the largest); gives their sum. */
function exponentials(weights: Float32Array): number {
  let largest = Number.NEGATIVE_INFINITY;
  for (let j = 0; j < weights.length; j++) largest = Math.max(largest, weights[j] as number);
  let sum = 0;
  for (let j = 0; j < weights.length; j++) {
    const exponential = Math.exp((weights[j] as number) - largest);
    weights[j] = exponential;
    sum += exponential;
  }
  return sum;
}

/** context += Σⱼ weights[j] · value[j]. */
function mix(weights: Float32Array, value: Float32Array, context: Float32Array): void {
  const dim = context.length;
  let j = 0;
  for (; j + 3 < weights.length; j += 4) {
    const first = j * dim;
    const second = first + dim;
    const third = second + dim;
    const fourth = third + dim;
    const a = weights[j] as number;
    const b = weights[j + 1] as number;
    const c = weights[j + 2] as number;
    const d = weights[j + 3] as number;
    for (let k = 0; k < dim; k++) {
      context[k] =
        (context[k] as number) +
        a * (value[first + k] as number) +
        b * (value[second + k] as number) +
        c * (value[third + k] as number) +
        d * (value[fourth + k] as number);
    }
  }
  for (; j < weights.length; j++) {
    const weight = weights[j] as number;
    for (let k = 0; k < dim; k++) {
      context[k] = (context[k] as number) + weight * (value[j * dim + k] as number);
    }
  }
}
