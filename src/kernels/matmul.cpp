#include "kernels/matmul.hpp"

#include <algorithm>
#include <cassert>

#include "kernels/elementwise.hpp"
#include "kernels/panel.hpp"
#include "kernels/register_tile.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

// Steps of a sum between which the tile rests in out: a panel of them takes half of a first-level
// cache.
constexpr int depth_block = 512;
// A right factor of up to so many floats is read where it lies: it stays in the cache anyway.
constexpr int small_factor = 4096;

// Eight columns of out; the last panel may have fewer.
struct OutColumns {
  MatrixView out;
  int first, count;

  template <int rows>
  Tile<rows> load(int row) const {
    Tile<rows> tile;
    for (int r = 0; r < rows; ++r) {
      const float* const from = out.row(row + r) + first;
      tile.sum[r] = count == panel_cols ? simd::load8(from) : simd::load_partial8(from, count);
    }
    return tile;
  }
  template <int rows>
  void store(int row, const Tile<rows>& tile) const {
    for (int r = 0; r < rows; ++r) {
      float* const to = out.row(row + r) + first;
      if (count == panel_cols) {
        simd::store(to, tile.sum[r]);
      } else {
        simd::store_partial(to, tile.sum[r], count);
      }
    }
  }
};

// out (+)= a · panel for all rows.
void panel_product(ConstMatrixView a, const float* panel, std::ptrdiff_t panel_stride,
                   bool continued, const OutColumns& columns) {
  for_tiles(a.rows, [&](int first, auto rows) {
    Tile<rows> tile = continued ? columns.load<rows>(first) : zero_tile<rows>();
    accumulate<rows, Factors::in_rows>(tile, a.row(first), a.stride, panel, panel_stride, a.cols);
    columns.store<rows>(first, tile);
  });
}

void add_bias(ConstMatrixView bias, MatrixView out) {
  for (int i = 0; !bias.empty() && i < out.rows; ++i) {
    add(out.rows_from(i, 1), bias, out.rows_from(i, 1));
  }
}

}  // namespace

void matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias) {
  assert(a.cols == b.rows && out.rows == a.rows && out.cols == b.cols);
  assert(bias.empty() || bias.cols == out.cols);
  if (a.cols == 0 || a.rows == 1) fill(out, 0.0f);
  if (a.rows == 1) accumulate_row(a.data, b, out.data);

  const bool is_small = b.rows * b.stride <= small_factor;
  alignas(16) float memory[depth_block * panel_cols];
  for (int j = 0; j < out.cols && a.rows > 1; j += panel_cols) {
    const OutColumns columns{out, j, std::min(panel_cols, out.cols - j)};
    if (is_small && columns.count == panel_cols && a.cols > 0) {
      panel_product(a, b.data + j, b.stride, false, columns);
      continue;
    }
    for (int k = 0; k < a.cols; k += depth_block) {
      const int depth = std::min(depth_block, a.cols - k);
      pack_columns(b.rows_from(k, depth), j, memory);
      panel_product(a.columns_from(k, depth), memory, panel_cols, k > 0, columns);
    }
  }
  add_bias(bias, out);
}

void matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias) {
  assert(a.cols == b.cols && out.rows == a.rows && out.cols == b.rows);
  assert(bias.empty() || bias.cols == out.cols);
  if (a.cols == 0) fill(out, 0.0f);
  alignas(16) float memory[depth_block * panel_cols];
  for (int j = 0; j < out.cols; j += panel_cols) {
    const OutColumns columns{out, j, std::min(panel_cols, out.cols - j)};
    for (int k = 0; k < a.cols; k += depth_block) {
      const int depth = std::min(depth_block, a.cols - k);
      pack_rows(b.columns_from(k, depth), j, 1.0f, memory);
      panel_product(a.columns_from(k, depth), memory, panel_cols, k > 0, columns);
    }
  }
  add_bias(bias, out);
}

namespace {

// out[0 … 4 · vectors − 1] += row · b: a register tile of one row whose right factor is read where
// it lies. May end after each step, for the reason that the register tile gives.
template <int vectors>
void accumulate_strip(const float* row, ConstMatrixView b, int first, float* out) {
  f32x4 sum[vectors];
  for (int v = 0; v < vectors; ++v) sum[v] = simd::load(out + v * lanes);
  const float* from = b.data + first;
  int left = b.rows;
  const auto take = [&](int step) __attribute__((always_inline)) {
    const f32x4 factor = simd::load_splat(row + step);
    for (int v = 0; v < vectors; ++v) {
      sum[v] = simd::multiply_add(factor, simd::load(from + v * lanes), sum[v]);
    }
    from += b.stride;
    return left == step + 1;
  };
  while (left > 0) {
    if (take(0) || take(1) || take(2) || take(3)) break;
    left -= 4;
    row += 4;
  }
  for (int v = 0; v < vectors; ++v) simd::store(out + v * lanes, sum[v]);
}

}  // namespace

void accumulate_row(const float* row, ConstMatrixView b, float* out) {
  int j = 0;
  for (; j + 6 * lanes <= b.cols; j += 6 * lanes) accumulate_strip<6>(row, b, j, out + j);
  for (; j + 4 * lanes <= b.cols; j += 4 * lanes) accumulate_strip<4>(row, b, j, out + j);
  for (; j + lanes <= b.cols; j += lanes) accumulate_strip<1>(row, b, j, out + j);
  if (j == b.cols) return;
  const int count = b.cols - j;
  f32x4 sum = simd::load_partial(out + j, count);
  for (int k = 0; k < b.rows; ++k) {
    sum =
        simd::multiply_add(simd::load_splat(row + k), simd::load_partial(b.row(k) + j, count), sum);
  }
  simd::store_partial(out + j, sum, count);
}

}  // namespace attn
