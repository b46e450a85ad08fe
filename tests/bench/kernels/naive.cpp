// Attention as a textbook writes it, for a compiler to make the best of.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "exports.hpp"

// query [heads, queries, dim], key and value [heads, keys, dim], context as query.
BENCH_EXPORT void naive_attention(const float* query, const float* key, const float* value,
                                  float* context, int heads, int queries, int keys, int dim,
                                  int causal) {
  const float scale = 1.0f / std::sqrt(static_cast<float>(dim));
  std::vector<float> row(static_cast<std::size_t>(keys));
  float* const weights = row.data();
  for (int h = 0; h < heads; ++h) {
    for (int i = 0; i < queries; ++i) {
      const float* q = query + (h * queries + i) * dim;
      float* c = context + (h * queries + i) * dim;
      const int seen = causal ? std::min(i + 1, keys) : keys;
      float largest = -INFINITY;
      for (int j = 0; j < seen; ++j) {
        const float* k = key + (h * keys + j) * dim;
        float dot = 0.0f;
        for (int d = 0; d < dim; ++d) dot += q[d] * k[d];
        weights[j] = dot * scale;
        largest = std::max(largest, weights[j]);
      }
      float sum = 0.0f;
      for (int j = 0; j < seen; ++j) {
        weights[j] = std::exp(weights[j] - largest);
        sum += weights[j];
      }
      for (int d = 0; d < dim; ++d) c[d] = 0.0f;
      for (int j = 0; j < seen; ++j) {
        const float* v = value + (h * keys + j) * dim;
        for (int d = 0; d < dim; ++d) c[d] += weights[j] * v[d];
      }
      for (int d = 0; d < dim; ++d) c[d] /= sum;
    }
  }
}
