#include "models/recurrent.hpp"

#include <cassert>

#include "kernels/matmul.hpp"
#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

// now[j …] = tanh(now[j …] + previous · w_hidden[:, j …]) for `vectors` groups of four columns;
// with `partial`, for one group of `last` < 4. One row gives no tile to reuse: eight sums that do
// not wait for each other are what keeps the adders busy.
template <int vectors, bool partial = false>
void advance(const float* previous, ConstMatrixView w_hidden, float* now, int j, int last = lanes) {
  const auto load = [last](const float* p) {
    return partial ? simd::load_partial(p, last) : simd::load(p);
  };
  f32x4 sum[vectors];
  for (int v = 0; v < vectors; ++v) sum[v] = load(now + j + v * lanes);
  const float* weights = w_hidden.data + j;
  for (int k = 0; k < w_hidden.rows; ++k, weights += w_hidden.stride) {
    const f32x4 factor = simd::splat(previous[k]);
    for (int v = 0; v < vectors; ++v) {
      sum[v] = simd::multiply_add(factor, load(weights + v * lanes), sum[v]);
    }
  }
  for (int v = 0; v < vectors; ++v) {
    simd::store_lanes(now + j + v * lanes, simd::tanh(sum[v]), last);
  }
}

void squash(float* row, int size) {
  simd::for_lanes(size, [row](int i, int count) {
    simd::store_lanes(row + i, simd::tanh(simd::load_lanes(row + i, count)), count);
  });
}

}  // namespace

void recurrent_layer(ConstMatrixView input, ConstMatrixView w_input, ConstMatrixView w_hidden,
                     ConstMatrixView bias, MatrixView hidden) {
  assert(w_hidden.rows == hidden.cols && w_hidden.cols == hidden.cols);
  if (hidden.empty()) return;
  matmul(input, w_input, hidden, bias);
  squash(hidden.row(0), hidden.cols);
  for (int t = 1; t < hidden.rows; ++t) {
    const float* const previous = hidden.row(t - 1);
    float* const now = hidden.row(t);
    int j = 0;
    for (; j + 8 * lanes <= hidden.cols; j += 8 * lanes) advance<8>(previous, w_hidden, now, j);
    for (; j + lanes <= hidden.cols; j += lanes) advance<1>(previous, w_hidden, now, j);
    if (j < hidden.cols) advance<1, true>(previous, w_hidden, now, j, hidden.cols - j);
  }
}

}  // namespace attn
