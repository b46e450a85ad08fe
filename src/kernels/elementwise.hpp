#pragma once

#include "simd/simd.hpp"
#include "tensor/matrix.hpp"

namespace attn {

/// out = a · factor, element by element; [m, n] both. `out` may be `a`.
void scale(ConstMatrixView a, float factor, MatrixView out);

/// out = a + b, element by element; [m, n] all three. `out` may be `a`.
void add(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out[j] += Σᵢ a[i][j], over i in order: the gradient of a bias. a [m, n], out [1, n].
void add_column_sums(ConstMatrixView a, MatrixView out);

/// out[i] = √Σₖ a[i][k]²; a [m, k], out [m, 1].
void row_norms(ConstMatrixView a, MatrixView out);

/// out[i][j] = function(in[i][j]…), four at a time, for any number of matrices of the shape of
/// `out`, which may be one of them. Beyond the end of a row the function gets zeros.
template <class Function, class... Inputs>
[[gnu::always_inline]] inline void combine(MatrixView out, Function&& function,
                                           const Inputs&... in) {
  assert(((in.rows == out.rows && in.cols == out.cols) && ...));
  for (int i = 0; i < out.rows; ++i) {
    simd::for_lanes(out.cols, [&](int j, int count) {
      simd::store_lanes(out.row(i) + j, function(simd::load_lanes(in.row(i) + j, count)...), count);
    });
  }
}

/// out[j] = function(in[j]) for `size` floats; `function` takes and returns four. `out` may be
/// `in`.
///
/// Four vectors are computed before any is stored: a function of thirty steps, each of which waits
/// for the one before, leaves the pipes idle when it runs alone.
template <class Function>
[[gnu::always_inline]] inline void map(const float* in, float* out, int size, Function&& function) {
  constexpr int side_by_side = 4, step = side_by_side * simd::lanes;
  int j = 0;
  for (; j + step <= size; j += step) {
    simd::f32x4 y[side_by_side];
    for (int i = 0; i < side_by_side; ++i) y[i] = function(simd::load(in + j + i * simd::lanes));
    for (int i = 0; i < side_by_side; ++i) simd::store(out + j + i * simd::lanes, y[i]);
  }
  simd::for_lanes(size - j, [&](int i, int count) {
    simd::store_lanes(out + j + i, function(simd::load_lanes(in + j + i, count)), count);
  });
}

/// Σₖ v[k] · tanh(a[k] + b[k]) over `size` floats.
float sum_of_tanh(const float* v, const float* a, const float* b, int size);

}  // namespace attn
