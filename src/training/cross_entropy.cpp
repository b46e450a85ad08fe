#include "training/cross_entropy.hpp"

#include <cassert>
#include <cmath>

#include "kernels/elementwise.hpp"
#include "kernels/softmax.hpp"
#include "simd/exp.hpp"

namespace attn {

using simd::f32x4;

double cross_entropy(MatrixView logits, std::span<const std::int32_t> targets,
                     std::span<const float> row_weights, float label_smoothing) {
  assert(targets.size() == static_cast<std::size_t>(logits.rows));
  assert(row_weights.size() == targets.size());
  const auto classes = static_cast<double>(logits.cols);
  const auto smoothing = static_cast<double>(label_smoothing);
  double loss = 0;
  for (int i = 0; i < logits.rows; ++i) {
    float* const row = logits.row(i);
    const float weight = row_weights[static_cast<std::size_t>(i)];
    if (weight == 0.0f) {
      std::fill_n(row, logits.cols, 0.0f);
      continue;
    }
    const std::int32_t target = targets[static_cast<std::size_t>(i)];
    assert(target >= 0 && target < logits.cols);
    const float maximum = row_maximum(row, logits.cols);
    const auto target_logit = static_cast<double>(row[target] - maximum);
    const f32x4 shift = simd::splat(maximum);
    f32x4 sum = simd::splat(0.0f), logit_sum = simd::splat(0.0f);
    simd::for_lanes(logits.cols, [&](int j, int count) {
      const f32x4 x = simd::load_lanes(row + j, count, maximum) - shift;
      f32x4 e = simd::exp_of_negative(x);
      logit_sum = logit_sum + x;
      if (count < simd::lanes) {  // the lanes beyond the row are e^0
        simd::store_partial(row + j, e, count);
        e = simd::load_partial(row + j, count);
      } else {
        simd::store(row + j, e);
      }
      sum = sum + e;
    });
    const auto total = static_cast<double>(simd::sum(sum));
    loss += static_cast<double>(weight) *
            (std::log(total) - (1 - smoothing) * target_logit -
             smoothing / classes * static_cast<double>(simd::sum(logit_sum)));
    const f32x4 share = simd::splat(static_cast<float>(static_cast<double>(weight) / total));
    const f32x4 spread =
        simd::splat(static_cast<float>(static_cast<double>(weight) * smoothing / classes));
    const MatrixView out = logits.rows_from(i, 1);
    combine(
        out, [&](f32x4 e) { return e * share - spread; }, out);
    row[target] -= weight * (1.0f - label_smoothing);
  }
  return loss;
}

}  // namespace attn
