#pragma once

#include "tensor/matrix.hpp"

namespace attn {

/// The plain recurrent layer, row by row from row 0 on, with hidden₋₁ = 0:
///
///   hidden[t] = tanh(input[t] · w_input + hidden[t − 1] · w_hidden + bias)
///
/// input [length, input_dim], w_input [input_dim, hidden_dim], w_hidden [hidden_dim, hidden_dim],
/// bias [1, hidden_dim] or empty, hidden [length, hidden_dim]; hidden overlaps none of the others.
/// Every entry lies in −1 … 1. All rows of input · w_input are one product; after it each row waits
/// for the row before.
///
/// Elman 1990, "Finding Structure in Time", with the tanh of today. It is PyTorch's nn.RNN with one
/// layer, one direction and h_0 = 0: w_input is weight_ih_l0 transposed, w_hidden is weight_hh_l0
/// transposed, bias is bias_ih_l0 + bias_hh_l0.
void recurrent_layer(ConstMatrixView input, ConstMatrixView w_input, ConstMatrixView w_hidden,
                     ConstMatrixView bias, MatrixView hidden);

}  // namespace attn
