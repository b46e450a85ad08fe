#include "training/guided_alignment.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace attn {
namespace {

std::span<const std::uint8_t> row_of(std::span<const std::uint8_t> gold, int row,
                                     std::size_t cols) {
  return gold.subspan(static_cast<std::size_t>(row) * cols, cols);
}
bool has_gold(std::span<const std::uint8_t> row) {
  return std::find(row.begin(), row.end(), std::uint8_t{1}) != row.end();
}

}  // namespace

double guided_alignment(ConstMatrixView attention_weights, std::span<const std::uint8_t> gold,
                        float row_weight, MatrixView d_scaled_scores) {
  assert(gold.size() == attention_weights.size());
  double loss = 0;
  for (int i = 0; i < attention_weights.rows; ++i) {
    const auto flags = row_of(gold, i, static_cast<std::size_t>(attention_weights.cols));
    if (!has_gold(flags)) continue;
    const float* const weights = attention_weights.row(i);
    float sum = 0;
    for (std::size_t j = 0; j < flags.size(); ++j) sum += flags[j] ? weights[j] : 0.0f;
    sum = std::max(sum, 1e-9f);
    loss -= static_cast<double>(row_weight) * std::log(static_cast<double>(sum));
    if (d_scaled_scores.empty()) continue;
    float* const d = d_scaled_scores.row(i);
    for (std::size_t j = 0; j < flags.size(); ++j) {
      d[j] += row_weight * (weights[j] - (flags[j] ? weights[j] / sum : 0.0f));
    }
  }
  return loss;
}

}  // namespace attn
