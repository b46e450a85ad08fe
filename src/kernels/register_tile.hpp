#pragma once

#include <cassert>
#include <cstddef>

#include "simd/simd.hpp"

namespace attn {

// The innermost loop of every product in this project. src/attention/flash_attention.md draws it.

/// Columns of a panel: two vectors side by side, an f32x8.
inline constexpr int panel_cols = 2 * simd::lanes;

/// Rows of the tile, chosen by what engines keep in their 16 vector registers: a row takes two
/// sums, and there are two vectors of the panel, a factor for each row (Node 20's V8 loads them all
/// before it multiplies) and, where multiply and add are two steps, their product. From the fifth
/// row on it spills. Where eight floats are one vector, all that takes half the registers.
#ifdef __AVX__
inline constexpr int tile_rows = 8;
#else
inline constexpr int tile_rows = 4;
#endif

/// `rows` × 8 sums that stay in registers.
template <int rows>
struct Tile {
  simd::f32x8 sum[rows];
};

/// Where the factors of row r and step k lie: at a[r · stride + k], or at a[k · stride + r].
enum class Factors { in_rows, in_columns };

/// tile.sum[r][c] += Σₖ factor(r, k) · panel[k · panel_stride + c] for k = 0 … depth − 1, in order.
/// depth ≥ 1. Reads `rows` · depth factors and depth · 8 numbers of the panel, nothing else.
///
/// In WebAssembly the loop may end after each step: so any depth will do, and engines, which put
/// off sums until somebody asks for them, cannot mix the steps up and run out of registers.
/// Compilers of machine code do better with a plain loop; with many ends they store the tile at
/// each of them.
template <int rows, Factors factors>
[[gnu::always_inline]] inline void accumulate(Tile<rows>& tile, const float* a,
                                              std::ptrdiff_t stride, const float* panel,
                                              std::ptrdiff_t panel_stride, int depth) {
  assert(depth > 0);
  constexpr bool in_rows = factors == Factors::in_rows;
  const float* from[in_rows ? rows : 1];
  for (int r = 0; r < (in_rows ? rows : 1); ++r) from[r] = a + r * stride;

  Tile<rows> sums = tile;
  const auto add_step = [&](int step, const float* panel_row) __attribute__((always_inline)) {
    const simd::f32x8 b = simd::load8(panel_row);
    for (int r = 0; r < rows; ++r) {
      const simd::f32x8 factor = simd::load_splat8(in_rows ? from[r] + step : from[0] + r);
      sums.sum[r] = simd::multiply_add(factor, b, sums.sum[r]);
    }
  };
#ifdef __wasm__
  constexpr int unrolled = 8;
  int left = depth;
  // Adds one step; returns whether it was the last.
  const auto take = [&](int step) __attribute__((always_inline)) {
    add_step(step, panel + step * panel_stride);
    if (left == step + 1) return true;
    if (!in_rows) from[0] += stride;
    return false;
  };
  for (;;) {
    if (take(0) || take(1) || take(2) || take(3)) break;
    if (take(4) || take(5) || take(6) || take(7)) break;
    left -= unrolled;
    panel += unrolled * panel_stride;
    for (int r = 0; in_rows && r < rows; ++r) from[r] += unrolled;
  }
#else
#pragma GCC unroll 4
  for (int step = 0; step < depth; ++step, panel += panel_stride) {
    add_step(step, panel);
    if (!in_rows) from[0] += stride;
  }
#endif
  tile = sums;
}

template <int rows>
[[gnu::always_inline]] inline Tile<rows> zero_tile() {
  Tile<rows> tile;
  for (simd::f32x8& sum : tile.sum) sum = simd::splat8(0.0f);
  return tile;
}

/// body(first, rows) for tiles that cover 0 … size − 1: as many of tile_rows rows as fit, then of
/// 4, 2 and 1. `rows` is an integral_constant.
template <class Body>
[[gnu::always_inline]] inline void for_tiles(int size, Body&& body) {
  int first = 0;
  for (; first + tile_rows <= size; first += tile_rows) {
    body(first, std::integral_constant<int, tile_rows>());
  }
  if (tile_rows > 4 && first + 4 <= size) {
    body(first, std::integral_constant<int, 4>());
    first += 4;
  }
  if (first + 2 <= size) {
    body(first, std::integral_constant<int, 2>());
    first += 2;
  }
  if (first < size) body(first, std::integral_constant<int, 1>());
}

}  // namespace attn
