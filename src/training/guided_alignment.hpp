#pragma once

#include <cstdint>
#include <span>

#include "tensor/matrix.hpp"

namespace attn {

/// Returns −row_weight · Σᵢ log(Σⱼ gold[i][j] · attention_weights[i][j]) over the rows that have
/// gold: how much a head looks at the words that a word translates (after Chen et al. 2016, "Guided
/// alignment training for topic-aware neural machine translation"), and adds its gradient with
/// regard to the scaled scores, through the softmax:
///
///   d_scaled_scores[i][j] += row_weight · (weight[i][j] − gold[i][j] · weight[i][j] / Σ_gold
///   weight)
///
/// attention_weights and d_scaled_scores [target_length, source_length], the latter empty if not
/// wanted; gold: as many flags, row-major. Σ_gold is taken to be at least 1e-9. The mean over n
/// rows is the row_weight 1/n. Hand d_scaled_scores to flash_attention_backward or
/// attention_backward.
double guided_alignment(ConstMatrixView attention_weights, std::span<const std::uint8_t> gold,
                        float row_weight, MatrixView d_scaled_scores);

}  // namespace attn
