#pragma once

#include "attention/attention.hpp"

namespace attn {

/// d_scores = weights · (d_weights − rowsum(weights · d_weights)): the gradient that reaches the
/// scores of a softmax, row by row; 0 where the weight is 0. [m, n] all; d_scores may be d_weights.
void softmax_backward(ConstMatrixView weights, ConstMatrixView d_weights, MatrixView d_scores);

/// Where the gradients of one attention go; views that are not wanted stay empty.
struct AttentionGradients {
  MatrixView query, key, value;        ///< shapes of query, key, value
  ScoreWeightGradients score_weights;  ///< of those that the score reads
};

/// The gradients of `attention` with any score function and any mask, added to what `d` holds.
///
/// query, key, value and options as they were given to `attention`; attention_weights
/// [query_length, key_length] as its trace recorded them, or empty: then they are computed anew.
/// d_context [query_length, value_dim]. `d_scaled_scores` [query_length, key_length] or empty: what
/// reaches the scaled scores by another way than the context. Masked scores and rows that see
/// nothing get nothing.
///
/// Scratch: three matrices [query_length, key_length], and projected queries and keys.
void attention_backward(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                        const AttentionOptions& options, ConstMatrixView attention_weights,
                        ConstMatrixView d_context, ConstMatrixView d_scaled_scores, Arena& scratch,
                        const AttentionGradients& d);

}  // namespace attn
