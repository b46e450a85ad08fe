#pragma once

#include <cstdint>
#include <span>

#include "tensor/matrix.hpp"

namespace attn {

/// Returns Σᵢ row_weights[i] · lossᵢ with, over the C = logits.cols classes and p = softmax of row
/// i,
///
///   lossᵢ = −(1 − label_smoothing) · log p[target] − label_smoothing / C · Σ_c log p[c]
///
/// (Szegedy et al. 2016, section 7; PyTorch's CrossEntropyLoss), and turns the logits into its
/// gradient: logits[i][c] = row_weights[i] · (p[c] − (1 − label_smoothing) · [c = target]
/// − label_smoothing / C).
///
/// logits [rows, vocab_size]; targets and row_weights: one number a row. A row of weight 0 is
/// ignored: its target is not read, its gradient is 0. The mean over n rows is the weight 1/n. The
/// sum of the losses is taken in double precision, in order.
double cross_entropy(MatrixView logits, std::span<const std::int32_t> targets,
                     std::span<const float> row_weights, float label_smoothing);

}  // namespace attn
