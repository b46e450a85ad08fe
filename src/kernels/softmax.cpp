#include "kernels/softmax.hpp"

#include <algorithm>
#include <limits>

#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {

using simd::f32x4;

float row_maximum(const float* scores, int size) {
  constexpr float lowest = -std::numeric_limits<float>::infinity();
  f32x4 maximum = simd::splat(lowest);
  simd::for_lanes(size, [&](int j, int count) {
    maximum = simd::larger(maximum, simd::load_lanes(scores + j, count, lowest));
  });
  return simd::largest(maximum);
}

void row_exponentials(const float* scores, float maximum, float* out, int size) {
  const bool sees_nothing = maximum == -std::numeric_limits<float>::infinity();
  const f32x4 shift = simd::splat(sees_nothing ? 0.0f : maximum);
  simd::for_lanes(size, [&](int j, int count) {
    simd::store_lanes(out + j, simd::exp(simd::load_lanes(scores + j, count) - shift), count);
  });
}

float row_sum(const float* row, int size) {
  f32x4 sum = simd::splat(0.0f);
  simd::for_lanes(size, [&](int j, int count) { sum = sum + simd::load_lanes(row + j, count); });
  return simd::sum(sum);
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
  row_exponentials(scores, row_maximum(scores, size), out, size);
  row_quotient(out, row_sum(out, size), out, size);
}

}  // namespace attn
