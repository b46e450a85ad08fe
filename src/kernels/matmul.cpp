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

// Steps of a sum between which the tile rests in out, so that a panel of them leaves room in a
// first-level cache. Factors in columns take a cache line for every step, too.
template <Factors factors>
constexpr int depth_block = factors == Factors::in_rows ? 256 : 128;
// Rows whose factors stay in a second-level cache while the panels pass over them.
constexpr int row_block = 256;
// A right factor of up to so many floats is read where it lies: it stays in the cache anyway.
constexpr int small_factor = 4096;

// Eight columns of out; the last panel may have fewer.
struct OutColumns {
  MatrixView out;
  int first, count;

  template <int rows>
  Tile<rows> load(int row) const {
    Tile<rows> tile;
    for (int r = 0; r < rows; ++r) tile.sum[r] = load_row(out.row(row + r) + first);
    return tile;
  }
  template <int rows>
  void store(int row, const Tile<rows>& tile) const {
    for (int r = 0; r < rows; ++r) store_row(out.row(row + r) + first, tile.sum[r]);
  }

 private:
  [[gnu::always_inline]] simd::f32x8 load_row(const float* from) const {
    return count == panel_cols ? simd::load8(from) : load_partial_row(from);
  }
  [[gnu::always_inline]] void store_row(float* to, simd::f32x8 x) const {
    if (count == panel_cols) {
      simd::store(to, x);
    } else {
      store_partial_row(to, x);
    }
  }
  // By themselves: a tile of them written out would be most of this file's code.
  [[gnu::noinline]] simd::f32x8 load_partial_row(const float* from) const {
    return simd::load_partial8(from, count);
  }
  [[gnu::noinline]] void store_partial_row(float* to, simd::f32x8 x) const {
    simd::store_partial(to, x, count);
  }
};

// Eight columns of a right factor.
struct Panel {
  const float* data;
  std::ptrdiff_t stride;
};

// out += factors of a · B, or = where `starts_anew`. Each step of a sum takes a column of a, or a
// row with Factors::in_columns. `panel_of(k, depth, j, memory)` is the panel of B at column j with
// the steps k … k + depth − 1; it may use memory for it.
template <Factors factors, class PanelOf>
[[gnu::always_inline]] inline void product(ConstMatrixView a, bool starts_anew, PanelOf&& panel_of,
                                           MatrixView out) {
  constexpr bool in_rows = factors == Factors::in_rows;
  const int steps = in_rows ? a.cols : a.rows;
  if (starts_anew && steps == 0) fill(out, 0.0f);
  alignas(64) float memory[depth_block<factors> * panel_cols];
  for (int k = 0; k < steps; k += depth_block<factors>) {
    const int depth = std::min(depth_block<factors>, steps - k);
    const bool continued = k > 0 || !starts_anew;
    for (int i = 0; i < out.rows; i += row_block) {
      const int rows_here = std::min(row_block, out.rows - i);
      for (int j = 0; j < out.cols; j += panel_cols) {
        const Panel panel = panel_of(k, depth, j, memory);
        const OutColumns columns{out, j, std::min(panel_cols, out.cols - j)};
        for_tiles(rows_here, [&](int first, auto rows) {
          const int row = i + first;
          Tile<rows> tile = continued ? columns.load<rows>(row) : zero_tile<rows>();
          accumulate<rows, factors>(tile, in_rows ? a.row(row) + k : a.row(k) + row, a.stride,
                                    panel.data, panel.stride, depth);
          columns.store<rows>(row, tile);
        });
      }
    }
  }
}

// The panels of b, and of bᵀ.
auto panels_of(ConstMatrixView b) {
  const bool is_small = b.rows * b.stride <= small_factor;
  return [b, is_small](int k, int depth, int j, float* memory) -> Panel {
    if (is_small && j + panel_cols <= b.cols) return {b.row(k) + j, b.stride};
    pack_columns(b.rows_from(k, depth), j, memory);
    return {memory, panel_cols};
  };
}
auto panels_of_transposed(ConstMatrixView b) {
  return [b](int k, int depth, int j, float* memory) -> Panel {
    pack_rows(b.columns_from(k, depth), j, 1.0f, memory);
    return {memory, panel_cols};
  };
}

// By itself for the same reason as partial rows of a tile.
[[gnu::noinline]] f32x4 load_last(const float* from, int count) {
  return simd::load_partial(from, count);
}

// The dots of one row with eight rows of b, the last of which may be missing. Four steps of four
// rows are transposed in registers, so that each lane is one sum, over k in order.
void dots_with_eight_rows(const float* row, ConstMatrixView b, int first, float* out) {
  constexpr int groups = 2;
  const float* from[groups][lanes];
  f32x4 sum[groups];
  for (int g = 0; g < groups; ++g) {
    for (int r = 0; r < lanes; ++r) {
      from[g][r] = b.row(std::min(first + g * lanes + r, b.rows - 1));
    }
    sum[g] = simd::splat(0.0f);
  }
  simd::for_lanes(b.cols, [&](int k, int count) {
    f32x4 column[groups][lanes];
    for (int g = 0; g < groups; ++g) {
      for (int r = 0; r < lanes; ++r) {
        column[g][r] =
            count == lanes ? simd::load(from[g][r] + k) : load_last(from[g][r] + k, count);
      }
      simd::transpose(column[g][0], column[g][1], column[g][2], column[g][3]);
    }
    for (int c = 0; c < count; ++c) {
      const f32x4 factor = simd::load_splat(row + k + c);
      for (int g = 0; g < groups; ++g) {
        sum[g] = simd::multiply_add(factor, column[g][c], sum[g]);
      }
    }
  });
  for (int g = 0; g < groups; ++g) {
    const int count = std::min(lanes, b.rows - first - g * lanes);
    if (count > 0) simd::store_lanes(out + first + g * lanes, sum[g], count);
  }
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
  if (a.rows == 1) {
    fill(out, 0.0f);
    accumulate_row(a.data, b, out.data);
  } else {
    product<Factors::in_rows>(a, true, panels_of(b), out);
  }
  add_bias(bias, out);
}

void matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias) {
  assert(a.cols == b.cols && out.rows == a.rows && out.cols == b.rows);
  assert(bias.empty() || bias.cols == out.cols);
  if (a.rows == 1) {  // to pack all of b for one row would take longer than the product
    for (int j = 0; j < b.rows; j += 2 * lanes) dots_with_eight_rows(a.data, b, j, out.data);
  } else {
    product<Factors::in_rows>(a, true, panels_of_transposed(b), out);
  }
  add_bias(bias, out);
}

void add_matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out) {
  assert(a.cols == b.rows && out.rows == a.rows && out.cols == b.cols);
  if (a.rows == 1) return accumulate_row(a.data, b, out.data);
  product<Factors::in_rows>(a, false, panels_of(b), out);
}

void add_matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out) {
  assert(a.cols == b.cols && out.rows == a.rows && out.cols == b.rows);
  product<Factors::in_rows>(a, false, panels_of_transposed(b), out);
}

void add_transposed_matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out) {
  assert(a.rows == b.rows && out.rows == a.cols && out.cols == b.cols);
  product<Factors::in_columns>(a, false, panels_of(b), out);
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
  // Strips of few vectors wait for their sums: eight vectors are four and four, not six and two.
  const auto left = [&] { return (b.cols - j) / lanes; };
  for (; left() >= 6 && left() != 8; j += 6 * lanes) accumulate_strip<6>(row, b, j, out + j);
  for (; left() >= 4; j += 4 * lanes) accumulate_strip<4>(row, b, j, out + j);
  for (; left() >= 1; j += lanes) accumulate_strip<1>(row, b, j, out + j);
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
