#include "kernels/softmax.hpp"

#include <algorithm>
#include <limits>

#include "kernels/elementwise.hpp"
#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {

using simd::f32x4;

using simd::lanes;

namespace {

constexpr float lowest = -std::numeric_limits<float>::infinity();

// What is subtracted from the scores before exp: a row that sees nothing would yield −∞ − −∞.
f32x4 shift_of(float maximum) { return simd::splat(maximum == lowest ? 0.0f : maximum); }

// combine(combine(…), …) of all vectors of a row, the missing lanes of the last being `fill`. Four
// chains at once: one alone would wait for each of its steps.
template <class Combine>
f32x4 combined(const float* row, int size, float fill, Combine&& combine) {
  f32x4 chain[4];
  for (f32x4& each : chain) each = simd::splat(fill);
  int j = 0;
  for (; j + 4 * lanes <= size; j += 4 * lanes) {
    for (int c = 0; c < 4; ++c) chain[c] = combine(chain[c], simd::load(row + j + c * lanes));
  }
  simd::for_lanes(size - j, [&](int rest, int count) {
    chain[0] = combine(chain[0], simd::load_lanes(row + j + rest, count, fill));
  });
  return combine(combine(chain[0], chain[1]), combine(chain[2], chain[3]));
}

}  // namespace

float row_maximum(const float* scores, int size) {
  return simd::largest(
      combined(scores, size, lowest, [](f32x4 a, f32x4 b) { return simd::larger(a, b); }));
}

void row_exponentials(const float* scores, float maximum, float* out, int size) {
  const simd::Exp exp;
  const f32x4 shift = shift_of(maximum);
  map(scores, out, size, [&](f32x4 score) { return exp(score - shift); });
}

float row_sum(const float* row, int size) {
  return simd::sum(combined(row, size, 0.0f, [](f32x4 a, f32x4 b) { return a + b; }));
}

double row_exponential_sum(const float* scores, float maximum, int size) {
  constexpr int block = 64;
  float exponentials[block];
  double sum = 0;
  for (int first = 0; first < size; first += block) {
    const int count = std::min(block, size - first);
    row_exponentials(scores + first, maximum, exponentials, count);
    for (int j = 0; j < count; ++j) sum += static_cast<double>(exponentials[j]);
  }
  return sum;
}

void row_quotient(const float* row, float divisor, float* out, int size) {
  if (divisor == 0.0f) {
    std::fill_n(out, size, 0.0f);
    return;
  }
  const f32x4 by = simd::splat(divisor);
  simd::for_lanes(size, [&](int j, int count) {
    simd::store_lanes(out + j, simd::load_lanes(row + j, count) / by, count);
  });
}

void softmax_row(const float* scores, float* out, int size) {
  const simd::ExpOfNegative exp_of_negative;
  const f32x4 shift = shift_of(row_maximum(scores, size));
  f32x4 sums = simd::splat(0.0f);
  simd::for_lanes(size, [&](int j, int count) {
    // Lanes beyond the row are masked scores.
    const f32x4 score = simd::load_lanes(scores + j, count, lowest);
    const f32x4 exponential = exp_of_negative(score - shift);
    simd::store_lanes(out + j, exponential, count);
    sums = sums + exponential;
  });
  const float sum = simd::sum(sums);
  const f32x4 share = simd::splat(sum == 0.0f ? 0.0f : 1.0f / sum);
  simd::for_lanes(size, [&](int j, int count) {
    simd::store_lanes(out + j, simd::load_lanes(out + j, count) * share, count);
  });
}

}  // namespace attn
