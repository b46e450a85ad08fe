#include "kernels/embedding.hpp"

#include <cassert>

#include "kernels/elementwise.hpp"

namespace attn {

using simd::f32x4;

void embed(std::span<const std::int32_t> ids, ConstMatrixView table, float factor, MatrixView out) {
  assert(out.rows == static_cast<int>(ids.size()) && out.cols == table.cols);
  for (int i = 0; i < out.rows; ++i) {
    const std::int32_t id = ids[static_cast<std::size_t>(i)];
    assert(id >= 0 && id < table.rows);
    scale(table.rows_from(id, 1), factor, out.rows_from(i, 1));
  }
}

void embed_backward(std::span<const std::int32_t> ids, ConstMatrixView d_out, float factor,
                    MatrixView d_table) {
  const f32x4 by = simd::splat(factor);
  for (int i = 0; i < d_out.rows; ++i) {
    const MatrixView row = d_table.rows_from(ids[static_cast<std::size_t>(i)], 1);
    combine(
        row, [by](f32x4 before, f32x4 d) { return simd::multiply_add(d, by, before); }, row,
        d_out.rows_from(i, 1));
  }
}

}  // namespace attn
