#pragma once

#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"

namespace attn {

/// What a forward pass of `flash_attention` read and left behind: shapes as there, logsumexp
/// [query_length, 1].
struct FlashAttentionPass {
  ConstMatrixView query, key, value;
  float factor = 1.0f;
  bool causal = false;
  int valid_keys = -1;
  ConstMatrixView context, logsumexp;
};

/// The gradients of `flash_attention`, added to what d_query, d_key and d_value hold, in memory
/// linear in the lengths: the weights are computed once more, a block of queries and keys at a time
/// (Dao et al. 2022, algorithm 4). With P = e^(query · keyᵀ · factor − logsumexp):
///
///   d_value += Pᵀ · d_context
///   d_scores = P · (d_context · valueᵀ − rowsum(d_context · context)) (+ d_scaled_scores)
///   d_query += d_scores · key · factor,   d_key += d_scoresᵀ · query · factor
///
/// d_context as context; d_query, d_key, d_value as query, key, value, or empty where not wanted.
/// `d_scaled_scores` [query_length, key_length] or empty: what reaches the scores by another way
/// than the context (see guided_alignment.hpp); counts only where a query sees the key. Rows that
/// see nothing and keys that nobody sees get nothing.
///
/// Scratch: a few blocks, independent of the lengths, and a number for each query.
void flash_attention_backward(const FlashAttentionPass& pass, ConstMatrixView d_context,
                              ConstMatrixView d_scaled_scores, Arena& scratch, MatrixView d_query,
                              MatrixView d_key, MatrixView d_value);

/// The attention weights of the pass, P above: [query_length, key_length], 0 where masked. context
/// and value are not read.
void flash_attention_weights(const FlashAttentionPass& pass, MatrixView attention_weights);

}  // namespace attn
