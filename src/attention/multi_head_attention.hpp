#pragma once

#include "attention/attention.hpp"
#include "attention/position.hpp"

namespace attn {

/// One sentence as vectors. With `is_token_embedding` the rows are embeddings that still get their
/// position (and, with sinusoidal positions, the factor √model_dim); else they are used as they
/// are.
struct Sentence {
  ConstMatrixView vectors;  ///< [length, model_dim]
  bool is_token_embedding = false;
};

/// Matrices that multiply on the right; biases and `w_output` may be empty.
struct Projections {
  ConstMatrixView w_query, w_key;                     ///< [model_dim, num_heads · head_dim]
  ConstMatrixView w_value;                            ///< [model_dim, num_heads · value_dim]
  ConstMatrixView w_output;                           ///< [num_heads · value_dim, output_dim]
  ConstMatrixView b_query, b_key, b_value, b_output;  ///< [1, cols of the matrix]
};

/// How names are written: with `head.<h>.` (multi-head attention, also with one head) or, for the
/// one head of plain attention, without.
enum class HeadNames { prefixed, plain };

struct MultiHeadAttention {
  Sentence input;
  /// Keys and values come from here; null: self-attention.
  std::optional<Sentence> memory;
  Position position = Position::none;
  Projections projections;
  int num_heads = 1;
  HeadNames head_names = HeadNames::prefixed;
  AttentionOptions options;

  /// Columns of the result: output_dim, or num_heads · value_dim without `w_output`.
  int output_dim() const {
    const Projections& p = projections;
    return p.w_output.empty() ? p.w_value.cols : p.w_output.cols;
  }
};

/// The traced layer between sentences that are recorded already, from its parameters to `output`
/// (without `w_output`: to the contexts).
Trace::Tensor record_multi_head_attention(Trace::Tensor input, Trace::Tensor memory,
                                          const Projections& projections, int num_heads,
                                          HeadNames head_names, const AttentionOptions& options,
                                          Trace& trace);

/// output = concat(head₀, …, headₕ) · w_output + b_output with
/// headₕ = attention(input · w_queryₕ + b_queryₕ, memory · w_keyₕ + b_keyₕ, memory · w_valueₕ +
/// b_valueₕ), where ₕ is the head's block of columns ("Attention Is All You Need", section 3.2.2;
/// PyTorch's nn.MultiheadAttention with its matrices transposed). output [query_length,
/// output_dim()].
///
/// With a trace everything is recorded from `token_embedding` or `input` to `output`; without one
/// nothing is kept. `scratch` is grown as needed and not reset.
void multi_head_attention(const MultiHeadAttention& layer, Arena& scratch, Trace* trace,
                          MatrixView output);

}  // namespace attn
