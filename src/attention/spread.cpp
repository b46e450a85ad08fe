#include "attention/spread.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "kernels/elementwise.hpp"
#include "kernels/softmax.hpp"
#include "simd/log.hpp"

namespace attn {
namespace {

float entropy(const float* weights, int size) {
  // A weight of 0 multiplies a finite logarithm, and what is smaller still adds nothing.
  const simd::f32x4 least = simd::splat(std::numeric_limits<float>::min());
  simd::f32x4 sum = simd::splat(0.0f);
  simd::for_lanes(size, [&](int j, int count) {
    const simd::f32x4 weight = simd::load_lanes(weights + j, count);
    sum = simd::multiply_add(weight, simd::log(simd::larger(weight, least)), sum);
  });
  return std::max(0.0f, -simd::sum(sum));  // a weight that rounds above 1 is no less than certain
}

}  // namespace

void spread(ConstMatrixView weights, MatrixView rows, MatrixView mean) {
  assert(rows.rows == weights.rows && rows.cols == spread_columns);
  assert(mean.rows == 1 && mean.cols == spread_columns);
  fill(mean, 0.0f);
  for (int i = 0; i < weights.rows; ++i) {
    const float largest = row_maximum(weights.row(i), weights.cols);
    const float nats = entropy(weights.row(i), weights.cols);
    const auto column = [&](SpreadColumn which) -> float& {
      return rows(i, static_cast<int>(which));
    };
    column(SpreadColumn::entropy) = nats;
    row_exponentials(&nats, 0.0f, &column(SpreadColumn::effective_keys), 1);
    if (largest == 0.0f) column(SpreadColumn::effective_keys) = 0.0f;
    column(SpreadColumn::largest) = largest;
  }
  add_column_sums(rows, mean);
  scale(mean, 1.0f / static_cast<float>(weights.rows), mean);
}

}  // namespace attn
