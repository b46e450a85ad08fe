#pragma once

#include <algorithm>
#include <cstdint>

#include "tensor/matrix.hpp"

namespace attn {

/// Which keys a query may see. All rules are and-ed.
struct Mask {
  /// Query i sees keys 0 … i (counted from the top left, as PyTorch's is_causal and ONNX Attention
  /// do).
  bool causal = false;
  /// Query i sees keys j with |i − j| ≤ window; negative: no limit.
  int window = -1;
  /// Keys from here on are padding; negative: none.
  int valid_keys = -1;
  /// query_length · key_length flags, row-major, 1 = may attend; null: all.
  const std::uint8_t* allowed = nullptr;

  /// The keys first … end − 1 that query i sees by all rules but `allowed`; first ≤ end.
  struct Range {
    int first, end;
  };
  Range seen_keys(int i, int key_length) const {
    int end = valid_keys < 0 ? key_length : std::min(valid_keys, key_length);
    if (causal) end = std::min(end, i + 1);
    if (window >= 0 && window < key_length - i) end = std::min(end, i + window + 1);
    const int first = window >= 0 && i > window ? i - window : 0;
    return {std::min(first, end), end};
  }

  bool allows(int i, int j, int key_length) const {
    return (!causal || j <= i) && (window < 0 || (j - i <= window && i - j <= window)) &&
           (valid_keys < 0 || j < valid_keys) &&
           (!allowed || allowed[static_cast<std::ptrdiff_t>(i) * key_length + j] != 0);
  }
};

/// out[r][j] = scores[r][j] where query `first_query + r` may see key j, else −∞.
/// [rows, key_length] both; `out` may be `scores`.
void apply_mask(ConstMatrixView scores, const Mask& mask, int first_query, MatrixView out);

}  // namespace attn
