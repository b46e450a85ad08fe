#include "kernels/elementwise.hpp"

#include <cassert>
#include <cmath>

#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {

using simd::f32x4;

void scale(ConstMatrixView a, float factor, MatrixView out) {
  const f32x4 by = simd::splat(factor);
  combine(
      out, [by](f32x4 x) { return x * by; }, a);
}

void add(ConstMatrixView a, ConstMatrixView b, MatrixView out) {
  combine(
      out, [](f32x4 x, f32x4 y) { return x + y; }, a, b);
}

void add_column_sums(ConstMatrixView a, MatrixView out) {
  assert(out.rows == 1 && out.cols == a.cols);
  for (int i = 0; i < a.rows; ++i) add(out, a.rows_from(i, 1), out);
}

void row_norms(ConstMatrixView a, MatrixView out) {
  assert(out.rows == a.rows && out.cols == 1);
  for (int i = 0; i < a.rows; ++i) {
    f32x4 squares = simd::splat(0.0f);
    simd::for_lanes(a.cols, [&](int k, int count) {
      const f32x4 x = simd::load_lanes(a.row(i) + k, count);
      squares = simd::multiply_add(x, x, squares);
    });
    out(i, 0) = std::sqrt(simd::sum(squares));
  }
}

float sum_of_tanh(const float* v, const float* a, const float* b, int size) {
  constexpr int side_by_side = 4, step = side_by_side * simd::lanes;
  const simd::Tanh tanh;
  f32x4 sum = simd::splat(0.0f);
  const auto add = [&](int k, int count) {
    const f32x4 x = simd::load_lanes(a + k, count) + simd::load_lanes(b + k, count);
    sum = simd::multiply_add(simd::load_lanes(v + k, count), tanh(x), sum);
  };
  int k = 0;
  for (; k + step <= size; k += step) {
    for (int i = 0; i < side_by_side; ++i) add(k + i * simd::lanes, simd::lanes);
  }
  simd::for_lanes(size - k, [&](int rest, int count) { add(k + rest, count); });
  return simd::sum(sum);
}

}  // namespace attn
