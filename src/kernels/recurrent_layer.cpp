#include "kernels/recurrent_layer.hpp"

#include <cassert>

#include "kernels/activation.hpp"
#include "kernels/matmul.hpp"

namespace attn {

void recurrent_layer(ConstMatrixView input, ConstMatrixView w_input, ConstMatrixView w_hidden,
                     ConstMatrixView bias, MatrixView hidden) {
  assert(w_hidden.rows == hidden.cols && w_hidden.cols == hidden.cols);
  matmul(input, w_input, hidden, bias);
  for (int t = 0; t < hidden.rows; ++t) {
    if (t > 0) accumulate_row(hidden.row(t - 1), w_hidden, hidden.row(t));
    const MatrixView row = hidden.rows_from(t, 1);
    tanh(row, row);
  }
}

}  // namespace attn
