#pragma once

#include "tensor/matrix.hpp"

namespace attn {

// One step of gated recurrent layers for `batch` sequences side by side, element by element: the
// two products come before, x_gates = x · w_input + b_input and h_gates = h_before · w_hidden +
// b_hidden. Gates lie side by side in blocks of hidden_dim columns, in PyTorch's order.
//
// Results overlap no input, except that h may be h_before and c may be c_before where no backward
// pass follows. Gradients are added to what they hold; an empty one is not wanted.

/// The gated recurrent unit (Cho et al. 2014; PyTorch's nn.GRU, which applies r after the product):
///
///   r = σ(x_r + h_r),  z = σ(x_z + h_z),  n = tanh(x_n + r · h_n),  h = (1 − z) · n + z · h_before
///
/// x_gates and h_gates [batch, 3 · hidden_dim] in the order r, z, n; h_before and h
/// [batch, hidden_dim]; gates [batch, 3 · hidden_dim] receives r, z, n for the backward pass.
void gru_gates(ConstMatrixView x_gates, ConstMatrixView h_gates, ConstMatrixView h_before,
               MatrixView h, MatrixView gates);

/// `gates` as gru_gates left them, h_gates and h_before as it was given them; d_h
/// [batch, hidden_dim]. d_x_gates and d_h_gates [batch, 3 · hidden_dim], which differ in n only;
/// d_h_before [batch, hidden_dim] receives what goes past the product: the caller adds
/// d_h_gates · w_hiddenᵀ.
void gru_gates_backward(ConstMatrixView gates, ConstMatrixView h_gates, ConstMatrixView h_before,
                        ConstMatrixView d_h, MatrixView d_x_gates, MatrixView d_h_gates,
                        MatrixView d_h_before);

/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al.
/// 2000; PyTorch's nn.LSTM):
///
///   i, f, o = σ(x + h),  g = tanh(x_g + h_g),  c = f · c_before + i · g,  h = o · tanh c
///
/// x_gates and h_gates [batch, 4 · hidden_dim] in the order i, f, g, o; c_before, h and c
/// [batch, hidden_dim]; gates [batch, 4 · hidden_dim] receives i, f, g, o for the backward pass.
void lstm_gates(ConstMatrixView x_gates, ConstMatrixView h_gates, ConstMatrixView c_before,
                MatrixView h, MatrixView c, MatrixView gates);

/// `gates` and c as lstm_gates left them. d_h and d_c [batch, hidden_dim] are what reaches h and c
/// from later on; either may be empty. d_gates [batch, 4 · hidden_dim] is the gradient of x_gates
/// and of h_gates alike; d_c_before [batch, hidden_dim].
void lstm_gates_backward(ConstMatrixView gates, ConstMatrixView c_before, ConstMatrixView c,
                         ConstMatrixView d_h, ConstMatrixView d_c, MatrixView d_gates,
                         MatrixView d_c_before);

}  // namespace attn
