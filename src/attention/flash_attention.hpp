#pragma once

#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"

namespace attn {

/// Up to so many queries go one by one (single_query.hpp), also when panels of eight leave them
/// over.
inline constexpr int few_queries = 3;

/// context = softmax(query · keyᵀ · factor) · value in memory linear in the lengths: scores exist
/// only for one block of queries and keys at a time.
///
/// query [query_length, head_dim], key [key_length, head_dim], value [key_length, value_dim],
/// context [query_length, value_dim]. `causal`: query i sees keys 0 … i. `valid_keys`: keys from
/// there on are padding; negative: none. Rows that see nothing become 0. Scratch: a few blocks,
/// independent of the lengths.
///
/// The softmax is the online one (Milakov and Gimelshein 2018; Dao et al. 2022, algorithm 1): each
/// row keeps its maximum so far m and its sum so far l; a block with a larger maximum m' first
/// shrinks l and the row of the context by e^(m − m').
///
/// `logsumexp` [query_length, 1], unless empty, receives m + log l, from which
/// flash_attention_backward.hpp finds the weights again; −∞ where a row sees nothing.
void flash_attention(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                     float factor, bool causal, int valid_keys, Arena& scratch, MatrixView context,
                     MatrixView logsumexp = {});

}  // namespace attn
