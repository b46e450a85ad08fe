#include "attention/mask.hpp"

#include <algorithm>
#include <limits>

namespace attn {

void apply_mask(ConstMatrixView scores, const Mask& mask, int first_query, MatrixView out) {
  assert(out.rows == scores.rows && out.cols == scores.cols);
  constexpr float masked = -std::numeric_limits<float>::infinity();
  const int keys = scores.cols;
  for (int r = 0; r < scores.rows; ++r) {
    const int query = first_query + r;
    const auto [first, end] = mask.seen_keys(query, keys);
    const float* const from = scores.row(r);
    float* const to = out.row(r);
    std::fill(to, to + first, masked);
    if (to != from) std::copy(from + first, from + end, to + first);
    std::fill(to + end, to + keys, masked);
    for (int j = first; mask.allowed && j < end; ++j) {
      if (!mask.allows(query, j, keys)) to[j] = masked;
    }
  }
}

}  // namespace attn
