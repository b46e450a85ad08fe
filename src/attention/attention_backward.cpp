#include "attention/attention_backward.hpp"

#include <cassert>

#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "kernels/softmax.hpp"
#include "simd/simd.hpp"

namespace attn {

using simd::f32x4;

void softmax_backward(ConstMatrixView weights, ConstMatrixView d_weights, MatrixView d_scores) {
  for (int i = 0; i < weights.rows; ++i) {
    f32x4 sum = simd::splat(0.0f);
    simd::for_lanes(weights.cols, [&](int j, int count) {
      sum = simd::multiply_add(simd::load_lanes(weights.row(i) + j, count),
                               simd::load_lanes(d_weights.row(i) + j, count), sum);
    });
    const f32x4 shift = simd::splat(simd::sum(sum));
    combine(
        d_scores.rows_from(i, 1), [shift](f32x4 weight, f32x4 d) { return weight * (d - shift); },
        weights.rows_from(i, 1), d_weights.rows_from(i, 1));
  }
}

void attention_backward(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                        const AttentionOptions& options, ConstMatrixView attention_weights,
                        ConstMatrixView d_context, ConstMatrixView d_scaled_scores, Arena& scratch,
                        const AttentionGradients& d) {
  assert(d_context.rows == query.rows && d_context.cols == value.cols);
  const Score score = options.score;
  const float factor = options.score_factor(query.cols);
  const ScoreOperands operands = score_operands(score, options.score_weights, query, key, scratch);
  if (attention_weights.empty()) {
    const MatrixView weights = scratch.matrix(query.rows, key.rows);
    attention_scores(score, operands, weights);
    scale(weights, factor, weights);
    apply_mask(weights, options.mask, 0, weights);
    for (int i = 0; i < weights.rows; ++i) {
      softmax_row(weights.row(i), weights.row(i), weights.cols);
    }
    attention_weights = weights;
  }
  if (!d.value.empty()) add_transposed_matmul(attention_weights, d_context, d.value);

  const MatrixView d_scores = scratch.matrix(query.rows, key.rows);
  matmul_transposed(d_context, value, d_scores);
  softmax_backward(attention_weights, d_scores, d_scores);
  if (!d_scaled_scores.empty()) {
    combine(
        d_scores,
        [](f32x4 through_context, f32x4 more, f32x4 weight) {
          const f32x4 zero = simd::splat(0.0f);
          return through_context + simd::select(simd::less(zero, weight), more, zero);
        },
        d_scores, d_scaled_scores, attention_weights);
  }
  scale(d_scores, factor, d_scores);

  // Projected operands have gradients of their own; the others are query and key themselves.
  const auto gradient_of = [&](ConstMatrixView operand, ConstMatrixView itself,
                               MatrixView d_itself) {
    if (operand.data == itself.data) return d_itself;
    const MatrixView room = scratch.matrix(operand.rows, operand.cols);
    fill(room, 0.0f);
    return room;
  };
  const ScoreOperandGradients d_operands = {gradient_of(operands.query, query, d.query),
                                            gradient_of(operands.key, key, d.key),
                                            d.score_weights.v};
  attention_scores_backward(score, operands, d_scores, scratch, d_operands);
  score_operands_backward(score, options.score_weights, query, key, d_operands, d.query, d.key,
                          d.score_weights);
}

}  // namespace attn
