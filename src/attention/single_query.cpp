#include "attention/single_query.hpp"

#include <algorithm>
#include <limits>

#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "simd/exp.hpp"
#include "simd/log.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

// Keys whose scores are computed before their values are mixed.
constexpr int key_block = 256;

// sum[j] += query · row j over `vectors` vectors; moves all pointers behind them. May end after
// each step, for the reason that the register tile gives.
[[gnu::always_inline]] inline void accumulate_dots(const float*& query, const float* (&row)[lanes],
                                                   int vectors, f32x4 (&sum)[lanes]) {
  constexpr int unrolled = 4;
  int left = vectors;
  const auto take = [&](int step) __attribute__((always_inline)) {
    const f32x4 part = simd::load(query + step * lanes);
    for (int j = 0; j < lanes; ++j) {
      sum[j] = simd::multiply_add(part, simd::load(row[j] + step * lanes), sum[j]);
    }
    return left == step + 1;
  };
  while (left > 0) {
    if (take(0) || take(1) || take(2) || take(3)) break;
    left -= unrolled;
    query += unrolled * lanes;
    for (int j = 0; j < lanes; ++j) row[j] += unrolled * lanes;
  }
  query += left * lanes;
  for (int j = 0; j < lanes; ++j) row[j] += left * lanes;
}

// The scores of a block, the largest of them in each lane, and 0, or NaN where a score is no
// number: a sum of zeros, one for each score.
struct Scores {
  f32x4 largest, zeros;
};

// scores[j] = query · keyⱼ, four keys at a time.
Scores scores_of(const float* query, ConstMatrixView keys, float* scores, float maximum) {
  Scores result = {simd::splat(maximum), simd::splat(0.0f)};
  simd::for_lanes(keys.rows, [&](int first, int count) {
    const float* from = query;
    const float* row[lanes];
    f32x4 sum[lanes];
    for (int j = 0; j < lanes; ++j) {
      row[j] = keys.row(first + std::min(j, count - 1));
      sum[j] = simd::splat(0.0f);
    }
    accumulate_dots(from, row, keys.cols / lanes, sum);
    if (const int rest = keys.cols % lanes; rest > 0) {
      const f32x4 part = simd::load_partial(from, rest);
      for (int j = 0; j < lanes; ++j) {
        sum[j] = simd::multiply_add(part, simd::load_partial(row[j], rest), sum[j]);
      }
    }
    simd::transpose(sum[0], sum[1], sum[2], sum[3]);
    const f32x4 dots = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    result.largest = simd::larger(result.largest, dots);
    result.zeros = simd::multiply_add(dots, simd::splat(0.0f), result.zeros);
    simd::store_lanes(scores + first, dots, count);
  });
  return result;
}

// scores = e^(scores − maximum); returns their sum in lanes.
f32x4 exponentials_of(float* scores, int size, float maximum) {
  const f32x4 shift = simd::splat(maximum);
  f32x4 sum = simd::splat(0.0f);
  simd::for_lanes(size, [&](int j, int count) {
    constexpr float masked = -std::numeric_limits<float>::infinity();
    const f32x4 weights =
        simd::exp_of_negative(simd::load_lanes(scores + j, count, masked) - shift);
    sum = sum + weights;
    simd::store_lanes(scores + j, weights, count);
  });
  return sum;
}

}  // namespace

float attend_single_query(const float* query, ConstMatrixView key, ConstMatrixView value,
                          float factor, Arena& scratch, float* context) {
  const MatrixView scaled = scratch.matrix(1, key.cols);
  scale(ConstMatrixView(query, 1, key.cols), factor, scaled);
  const MatrixView mixed(context, 1, value.cols);
  std::fill_n(context, value.cols, 0.0f);
  alignas(16) float scores[key_block];
  float maximum = std::numeric_limits<float>::lowest(), sum = 0.0f;
  for (int first = 0; first < key.rows; first += key_block) {
    const int keys = std::min(key_block, key.rows - first);
    const Scores found = scores_of(scaled.data, key.rows_from(first, keys), scores, maximum);
    const float larger = simd::largest(found.largest);
    const float shrink = simd::exp(maximum - larger);
    const f32x4 weights = exponentials_of(scores, keys, larger);
    sum = sum * shrink + simd::sum(weights) + simd::sum(found.zeros);
    if (shrink != 1.0f) scale(mixed, shrink, mixed);
    accumulate_row(scores, value.rows_from(first, keys), context);
    maximum = larger;
  }
  scale(mixed, 1.0f / sum, mixed);
  return maximum + simd::log(sum);
}

}  // namespace attn
