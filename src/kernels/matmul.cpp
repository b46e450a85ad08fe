#include "kernels/matmul.hpp"

#include <cassert>

#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

enum class Start { zero, out };

// One register tile: `tile_rows` rows of out by `vectors` groups of four columns; with `partial`,
// one group of `last` < 4 columns. The accumulators stay in registers for the whole sum, and a row
// of b is read once for all rows of the tile.
template <int tile_rows, int vectors, bool partial, Start start>
void tile(ConstMatrixView a, ConstMatrixView b, MatrixView out, int i, int j, int last,
          const float* bias) {
  const auto load = [last](const float* p) {
    return partial ? simd::load_partial(p, last) : simd::load(p);
  };
  f32x4 sum[tile_rows][vectors];
  for (int r = 0; r < tile_rows; ++r) {
    for (int v = 0; v < vectors; ++v) {
      sum[r][v] = start == Start::zero ? simd::splat(0.0f) : load(out.row(i + r) + j + v * lanes);
    }
  }
  const float* a_row[tile_rows];
  for (int r = 0; r < tile_rows; ++r) a_row[r] = a.row(i + r);
  const float* b_row = b.data + j;
  for (int k = 0; k < a.cols; ++k, b_row += b.stride) {
    f32x4 b_part[vectors];
    for (int v = 0; v < vectors; ++v) b_part[v] = load(b_row + v * lanes);
    for (int r = 0; r < tile_rows; ++r) {
      const f32x4 a_part = simd::splat(a_row[r][k]);
      for (int v = 0; v < vectors; ++v) {
        sum[r][v] = simd::multiply_add(a_part, b_part[v], sum[r][v]);
      }
    }
  }
  for (int v = 0; v < vectors; ++v) {
    for (int r = 0; r < tile_rows; ++r) {
      const f32x4 result = bias ? sum[r][v] + load(bias + j + v * lanes) : sum[r][v];
      float* const to = out.row(i + r) + j + v * lanes;
      if (partial) {
        simd::store_partial(to, result, last);
      } else {
        simd::store(to, result);
      }
    }
  }
}

// All columns for the rows i … i + tile_rows − 1.
template <int tile_rows, Start start>
void row_band(ConstMatrixView a, ConstMatrixView b, MatrixView out, int i, const float* bias) {
  int j = 0;
  for (; j + 2 * lanes <= out.cols; j += 2 * lanes) {
    tile<tile_rows, 2, false, start>(a, b, out, i, j, lanes, bias);
  }
  if (j + lanes <= out.cols) {
    tile<tile_rows, 1, false, start>(a, b, out, i, j, lanes, bias);
    j += lanes;
  }
  if (j < out.cols) tile<tile_rows, 1, true, start>(a, b, out, i, j, out.cols - j, bias);
}

template <Start start>
void matmul_from(ConstMatrixView a, ConstMatrixView b, MatrixView out, const float* bias) {
  assert(a.cols == b.rows && out.rows == a.rows && out.cols == b.cols);
  int i = 0;
  for (; i + 4 <= out.rows; i += 4) row_band<4, start>(a, b, out, i, bias);
  for (; i < out.rows; ++i) row_band<1, start>(a, b, out, i, bias);
}

}  // namespace

void matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias) {
  assert(bias.empty() || bias.cols == out.cols);
  matmul_from<Start::zero>(a, b, out, bias.empty() ? nullptr : bias.data);
}

void matmul_accumulate(ConstMatrixView a, ConstMatrixView b, MatrixView out) {
  matmul_from<Start::out>(a, b, out, nullptr);
}

void matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out, Arena& scratch) {
  const MatrixView b_transposed = scratch.matrix(b.cols, b.rows);
  transpose(b, b_transposed);
  matmul(a, b_transposed, out);
}

void transpose(ConstMatrixView a, MatrixView out) {
  assert(out.rows == a.cols && out.cols == a.rows);
  int r = 0;
  for (; r + lanes <= a.rows; r += lanes) {
    int c = 0;
    for (; c + lanes <= a.cols; c += lanes) {
      f32x4 row0 = simd::load(a.row(r) + c), row1 = simd::load(a.row(r + 1) + c);
      f32x4 row2 = simd::load(a.row(r + 2) + c), row3 = simd::load(a.row(r + 3) + c);
      simd::transpose(row0, row1, row2, row3);
      simd::store(out.row(c) + r, row0);
      simd::store(out.row(c + 1) + r, row1);
      simd::store(out.row(c + 2) + r, row2);
      simd::store(out.row(c + 3) + r, row3);
    }
    for (; c < a.cols; ++c) {
      for (int lane = 0; lane < lanes; ++lane) out.row(c)[r + lane] = a.row(r + lane)[c];
    }
  }
  for (; r < a.rows; ++r) {
    for (int c = 0; c < a.cols; ++c) out.row(c)[r] = a.row(r)[c];
  }
}

}  // namespace attn
