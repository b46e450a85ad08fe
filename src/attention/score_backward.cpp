#include <cassert>

#include "attention/score.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;

void add_to(float* to, int count, f32x4 x) {
  simd::store_lanes(to, simd::load_lanes(to, count) + x, count);
}

// scores[i][j] = Σₖ v[k] · tanh(query[i][k] + key[j][k])
void tanh_sums_backward(const ScoreOperands& operands, ConstMatrixView d_scores,
                        const ScoreOperandGradients& d) {
  const ConstMatrixView query = operands.query, key = operands.key;
  for (int i = 0; i < d_scores.rows; ++i) {
    for (int j = 0; j < d_scores.cols; ++j) {
      if (d_scores(i, j) == 0.0f) continue;
      const f32x4 d_score = simd::splat(d_scores(i, j));
      simd::for_lanes(query.cols, [&](int k, int count) {
        const f32x4 t = simd::tanh(simd::load_lanes(query.row(i) + k, count) +
                                   simd::load_lanes(key.row(j) + k, count));
        const f32x4 slope = simd::splat(1.0f) - t * t;
        const f32x4 g = d_score * simd::load_lanes(operands.v.data + k, count) * slope;
        if (!d.query.empty()) add_to(d.query.row(i) + k, count, g);
        if (!d.key.empty()) add_to(d.key.row(j) + k, count, g);
        if (!d.v.empty()) add_to(d.v.data + k, count, d_score * t);
      });
    }
  }
}

// scores = (query · keyᵀ) over both norms.
void cosine_backward(const ScoreOperands& operands, ConstMatrixView d_scores, Arena& scratch,
                     const ScoreOperandGradients& d) {
  const MatrixView scores = scratch.matrix(d_scores.rows, d_scores.cols);
  attention_scores(Score::cosine, operands, scores);
  // d_scores over both norms is the gradient of the dot products.
  const MatrixView d_dots = scratch.matrix(d_scores.rows, d_scores.cols);
  float* const query_part = scratch.floats(static_cast<std::size_t>(d_scores.rows));
  float* const key_part = scratch.floats(static_cast<std::size_t>(d_scores.cols));
  std::fill_n(query_part, d_scores.rows, 0.0f);
  std::fill_n(key_part, d_scores.cols, 0.0f);
  for (int i = 0; i < d_scores.rows; ++i) {
    for (int j = 0; j < d_scores.cols; ++j) {
      const float norms = operands.query_norm(i, 0) * operands.key_norm(j, 0);
      d_dots(i, j) = norms == 0.0f ? 0.0f : d_scores(i, j) / norms;
      if (norms == 0.0f) continue;
      query_part[i] += d_scores(i, j) * scores(i, j);
      key_part[j] += d_scores(i, j) * scores(i, j);
    }
  }
  // What reaches the norms goes back along the vectors themselves.
  const auto along = [](ConstMatrixView x, ConstMatrixView norm, const float* part,
                        MatrixView d_x) {
    for (int r = 0; r < x.rows; ++r) {
      const float square = norm(r, 0) * norm(r, 0);
      if (square == 0.0f) continue;
      const f32x4 by = simd::splat(-part[r] / square);
      combine(
          d_x.rows_from(r, 1), [by](f32x4 before, f32x4 a) { return before + by * a; },
          d_x.rows_from(r, 1), x.rows_from(r, 1));
    }
  };
  if (!d.query.empty()) {
    add_matmul(d_dots, operands.key, d.query);
    along(operands.query, operands.query_norm, query_part, d.query);
  }
  if (!d.key.empty()) {
    add_transposed_matmul(d_dots, operands.query, d.key);
    along(operands.key, operands.key_norm, key_part, d.key);
  }
}

}  // namespace

void attention_scores_backward(Score score, const ScoreOperands& operands, ConstMatrixView d_scores,
                               Arena& scratch, const ScoreOperandGradients& d) {
  assert(d_scores.rows == operands.query.rows && d_scores.cols == operands.key.rows);
  switch (score) {
    case Score::additive:
    case Score::concat:
      return tanh_sums_backward(operands, d_scores, d);
    case Score::cosine:
      return cosine_backward(operands, d_scores, scratch, d);
    case Score::scaled_dot_product:
    case Score::dot_product:
    case Score::general:
      if (!d.query.empty()) add_matmul(d_scores, operands.key, d.query);
      if (!d.key.empty()) add_transposed_matmul(d_scores, operands.query, d.key);
  }
}

void score_operands_backward(Score score, const ScoreWeights& weights, ConstMatrixView query,
                             ConstMatrixView key, const ScoreOperandGradients& d,
                             MatrixView d_query, MatrixView d_key,
                             const ScoreWeightGradients& d_weights) {
  // projected = x · w
  const auto projection = [](ConstMatrixView x, ConstMatrixView w, ConstMatrixView d_projected,
                             MatrixView d_x, MatrixView d_w) {
    if (!d_x.empty()) add_matmul_transposed(d_projected, w, d_x);
    if (!d_w.empty()) add_transposed_matmul(x, d_projected, d_w);
  };
  const auto rows_of = [](MatrixView w, int first, int count) {
    return w.empty() ? w : w.rows_from(first, count);
  };
  switch (score) {
    case Score::general:
      return projection(query, weights.w, d.query, d_query, d_weights.w);
    case Score::additive:
      if (weights.w_query.empty()) return;  // they came projected
      projection(query, weights.w_query, d.query, d_query, d_weights.w_query);
      return projection(key, weights.w_key, d.key, d_key, d_weights.w_key);
    case Score::concat:
      projection(query, weights.w.rows_from(0, query.cols), d.query, d_query,
                 rows_of(d_weights.w, 0, query.cols));
      return projection(key, weights.w.rows_from(query.cols, key.cols), d.key, d_key,
                        rows_of(d_weights.w, query.cols, key.cols));
    case Score::scaled_dot_product:
    case Score::dot_product:
    case Score::cosine:
      break;
  }
}

}  // namespace attn
