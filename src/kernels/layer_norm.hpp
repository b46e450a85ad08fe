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

// The same in the three steps that a trace shows, to the same bits. mean and deviation [m, 1].

/// mean[i] = Σⱼ x[i][j] / n.
void row_means(ConstMatrixView x, MatrixView mean);
/// deviation[i] = √(Σⱼ (x[i][j] − mean[i])² / n + epsilon).
void row_deviations(ConstMatrixView x, ConstMatrixView mean, float epsilon, MatrixView deviation);
/// out[i][j] = (x[i][j] − mean[i]) / deviation[i] · gain[j] + bias[j].
void normalize_rows(ConstMatrixView x, ConstMatrixView mean, ConstMatrixView deviation,
                    ConstMatrixView gain, ConstMatrixView bias, MatrixView out);

/// The gradients of `layer_norm`, added to what d_x [m, n], d_gain [1, n] and d_bias [1, n] hold;
/// an empty one is not wanted. With x̂ = (x − mean) / σ, σ = √(variance + epsilon), both computed
/// anew from x, and g = d_out · gain:
///
///   d_x += (g − mean(g) − x̂ · mean(g · x̂)) / σ,  d_gain += Σᵢ d_out · x̂,  d_bias += Σᵢ d_out
///
/// d_x overlaps neither x nor d_out.
void layer_norm_backward(ConstMatrixView x, ConstMatrixView gain, float epsilon,
                         ConstMatrixView d_out, MatrixView d_x, MatrixView d_gain,
                         MatrixView d_bias);

}  // namespace attn
