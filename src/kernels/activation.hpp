#pragma once

#include "tensor/matrix.hpp"

namespace attn {

// Functions of each element, [m, n] all, `out` may be the input; and their gradients, added to what
// d_x holds. d_x overlaps none of the others.

/// out = max(x, 0).
void relu(ConstMatrixView x, MatrixView out);
/// d_x += d_out where x > 0. `x` may be the input or the output of relu: both have the same sign.
void relu_backward(ConstMatrixView x, ConstMatrixView d_out, MatrixView d_x);

/// out = x · Φ(x) = x / 2 · (1 + erf(x / √2)), exact as PyTorch's default, not the tanh formula
/// (Hendrycks and Gimpel 2016). Absolute error ≤ 3e-7 · max(1, |x|).
void gelu(ConstMatrixView x, MatrixView out);
/// d_x += d_out · (Φ(x) + x · φ(x)), φ(x) = e^(−x²/2) / √(2π). `x` is the input.
void gelu_backward(ConstMatrixView x, ConstMatrixView d_out, MatrixView d_x);

/// out = 1 / (1 + e^−x).
void sigmoid(ConstMatrixView x, MatrixView out);
/// d_x += d_out · y · (1 − y). `y` is the output.
void sigmoid_backward(ConstMatrixView y, ConstMatrixView d_out, MatrixView d_x);

/// out = tanh x.
void tanh(ConstMatrixView x, MatrixView out);
/// d_x += d_out · (1 − y²). `y` is the output.
void tanh_backward(ConstMatrixView y, ConstMatrixView d_out, MatrixView d_x);

}  // namespace attn
