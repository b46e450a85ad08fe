#pragma once

#include <vector>

/// One problem: heads stacked, query [heads · queries, dim], key and value alike, context as query.
struct Problem {
  int heads, length, dim;
  bool causal;
  std::vector<float> query, key, value;

  /// Useful ones: half of them when causal.
  double flops() const { return 4.0 * heads * length * length * dim * (causal ? 0.5 : 1.0); }
};

void ours(const Problem& problem, std::vector<float>& context);
/// softmax(Q · Kᵀ) · V as one writes it with Eigen.
void eigen(const Problem& problem, std::vector<float>& context);
/// The same with two calls of OpenBLAS, and Eigen's vectorised exponentials between them.
void openblas(const Problem& problem, std::vector<float>& context);

/// max|Δ| / max|reference| against double precision, over some rows of each head.
double worst_error(const Problem& problem, const std::vector<float>& context);
