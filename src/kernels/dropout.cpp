#include "kernels/dropout.hpp"

#include <cassert>

#include "tensor/random.hpp"

namespace attn {
namespace {

// Calls body(r, c, is_kept) for every element. Four are decided by one number, 16 bits each.
template <class Body>
void for_elements(int rows, int cols, const Dropout& dropout, Body&& body) {
  const auto threshold = static_cast<std::uint64_t>(dropout.rate * 65536.0f + 0.5f);
  const std::uint64_t key =
      mix_bits(mix_bits(mix_bits(dropout.seed) ^ dropout.step) ^ dropout.site);
  const std::uint64_t groups = static_cast<std::uint64_t>(cols + 3) / 4;
  for (int r = 0; r < rows; ++r) {
    const std::uint64_t row = key + static_cast<std::uint64_t>(dropout.first_row + r) * groups;
    for (int c = 0; c < cols; c += 4) {
      std::uint64_t bits = mix_bits(row + static_cast<std::uint64_t>(c / 4));
      for (int i = c; i < c + 4 && i < cols; ++i, bits >>= 16) {
        body(r, i, (bits & 0xFFFF) >= threshold);
      }
    }
  }
}

float factor_of(const Dropout& dropout) {
  assert(dropout.rate >= 0.0f && dropout.rate < 1.0f);
  return 1.0f / (1.0f - dropout.rate);
}

}  // namespace

void dropout(ConstMatrixView x, const Dropout& dropout, MatrixView out) {
  assert(x.rows == out.rows && x.cols == out.cols);
  const float factor = factor_of(dropout);
  for_elements(x.rows, x.cols, dropout, [&](int r, int c, bool is_kept) {
    out.row(r)[c] = is_kept ? x.row(r)[c] * factor : 0.0f;
  });
}

void dropout_backward(ConstMatrixView d_out, const Dropout& dropout, MatrixView d_x) {
  assert(d_out.rows == d_x.rows && d_out.cols == d_x.cols);
  const float factor = factor_of(dropout);
  for_elements(d_x.rows, d_x.cols, dropout, [&](int r, int c, bool is_kept) {
    if (is_kept) d_x.row(r)[c] += d_out.row(r)[c] * factor;
  });
}

}  // namespace attn
