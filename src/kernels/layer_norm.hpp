#pragma once

#include "tensor/matrix.hpp"

namespace attn {

/// out[i][j] = (x[i][j] − meanᵢ) / √(varianceᵢ + epsilon) · gain[j] + bias[j] with the mean and the
/// variance of row i, the latter divided by n, not n − 1 (Ba et al. 2016; PyTorch's nn.LayerNorm).
///
/// x and out [m, n], gain and bias [1, n], n ≥ 1, epsilon ≥ 0 (1e-5 is usual). out may be x. Both
/// mean and variance are sums of differences, so rows far from 0 keep their digits. A row of equal
/// numbers becomes the bias if epsilon > 0.
void layer_norm(ConstMatrixView x, ConstMatrixView gain, ConstMatrixView bias, float epsilon,
                MatrixView out);

}  // namespace attn
