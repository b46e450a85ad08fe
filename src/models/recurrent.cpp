#include "models/recurrent.hpp"

#include <cassert>

#include "kernels/matmul.hpp"
#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

void row_tanh(float* row, int size) {
  simd::for_lanes(size, [row](int i, int count) {
    simd::store_lanes(row + i, simd::tanh(simd::load_lanes(row + i, count)), count);
  });
}

}  // namespace

void recurrent_layer(ConstMatrixView input, ConstMatrixView w_input, ConstMatrixView w_hidden,
                     ConstMatrixView bias, MatrixView hidden) {
  assert(w_hidden.rows == hidden.cols && w_hidden.cols == hidden.cols);
  matmul(input, w_input, hidden, bias);
  for (int t = 0; t < hidden.rows; ++t) {
    if (t > 0) accumulate_row(hidden.row(t - 1), w_hidden, hidden.row(t));
    row_tanh(hidden.row(t), hidden.cols);
  }
}

}  // namespace attn
