#include <algorithm>
#include <cmath>

#include "contenders.hpp"

namespace {

// Σⱼ softmax(q · kⱼ / √dim) vⱼ over the keys that are seen, in double precision.
std::vector<double> attend(const float* query, const float* key, const float* value, int seen,
                           int dim) {
  std::vector<double> weights, context(static_cast<std::size_t>(dim));
  for (int j = 0; j < seen; ++j) {
    double dot = 0;
    for (int d = 0; d < dim; ++d) dot += static_cast<double>(query[d]) * key[j * dim + d];
    weights.push_back(dot / std::sqrt(static_cast<double>(dim)));
  }
  const double largest = *std::max_element(weights.begin(), weights.end());
  double sum = 0;
  for (double& weight : weights) sum += weight = std::exp(weight - largest);
  for (const double weight : weights) {
    double* to = context.data();
    for (int d = 0; d < dim; ++d) *to++ += weight / sum * *value++;
  }
  return context;
}

}  // namespace

double worst_error(const Problem& problem, const std::vector<float>& context) {
  const int n = problem.length, dim = problem.dim;
  double difference = 0, largest = 0;
  for (int h = 0; h < problem.heads; ++h) {
    const float* const key = problem.key.data() + h * n * dim;
    const float* const value = problem.value.data() + h * n * dim;
    for (int i = 0; i < n; i += std::max(1, n / 8)) {
      const int at = (h * n + i) * dim;
      const float* result = context.data() + at;
      for (const double expected :
           attend(problem.query.data() + at, key, value, problem.causal ? i + 1 : n, dim)) {
        const double off = std::abs(*result++ - expected);
        if (!(off <= difference)) difference = off;
        largest = std::max(largest, std::abs(expected));
      }
    }
  }
  return difference / largest;
}
