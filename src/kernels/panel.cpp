#include "kernels/panel.hpp"

#include <algorithm>

#include "simd/simd.hpp"

namespace attn {

using simd::f32x4;
using simd::lanes;

void pack_columns(ConstMatrixView b, int first, float* panel) {
  const int count = std::min(panel_cols, b.cols - first);
  for (int k = 0; k < b.rows; ++k, panel += panel_cols) {
    const float* const from = b.row(k) + first;
    if (count == panel_cols) {
      simd::store(panel, simd::load(from));
      simd::store(panel + lanes, simd::load(from + lanes));
    } else {
      std::fill(std::copy_n(from, count, panel), panel + panel_cols, 0.0f);
    }
  }
}

void pack_rows(ConstMatrixView b, int first, float factor, float* panel) {
  const int count = std::min(panel_cols, b.rows - first);
  const f32x4 by = simd::splat(factor);
  for (int half = 0; half < panel_cols; half += lanes) {
    // A row that is missing is read as the last one there is and written as 0.
    const float* row[lanes];
    f32x4 row_factor[lanes];
    for (int r = 0; r < lanes; ++r) {
      row[r] = b.row(first + std::min(half + r, count - 1));
      row_factor[r] = half + r < count ? by : simd::splat(0.0f);
    }
    simd::for_lanes(b.cols, [&](int k, int depth) {
      f32x4 column[lanes];
      for (int r = 0; r < lanes; ++r) {
        column[r] = simd::load_lanes(row[r] + k, depth) * row_factor[r];
      }
      simd::transpose(column[0], column[1], column[2], column[3]);
      for (int c = 0; c < depth; ++c) {
        simd::store(panel + (k + c) * panel_cols + half, column[c]);
      }
    });
  }
}

}  // namespace attn
