#include "simd/finite.hpp"

#include <limits>

#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

// Adds up what `wrong` says of every vector: a lane is 0 as long as its numbers are right.
template <class Wrong>
bool none(const float* numbers, std::size_t count, Wrong&& wrong) {
  constexpr int at_once = 4;
  f32x4 found[at_once];
  for (f32x4& lane : found) lane = simd::splat(0.0f);
  std::size_t i = 0;
  for (; i + at_once * lanes <= count; i += at_once * lanes) {
    for (int v = 0; v < at_once; ++v) {
      found[v] = found[v] + wrong(simd::load(numbers + i + static_cast<std::size_t>(v * lanes)));
    }
  }
  for (; i + lanes <= count; i += lanes) found[0] = found[0] + wrong(simd::load(numbers + i));
  if (i < count) {
    found[1] = found[1] + wrong(simd::load_partial(numbers + i, static_cast<int>(count - i)));
  }
  return simd::sum((found[0] + found[1]) + (found[2] + found[3])) == 0.0f;
}

}  // namespace

bool all_finite(const float* numbers, std::size_t count) {
  // 0 · x is NaN where x is not finite, and NaN stays in the sum.
  return none(numbers, count, [](f32x4 x) { return x * simd::splat(0.0f); });
}

bool all_below_infinity(const float* numbers, std::size_t count) {
  return none(numbers, count, [](f32x4 x) {
    const auto below = simd::less(x, simd::splat(std::numeric_limits<float>::infinity()));
    return simd::select(below, simd::splat(0.0f), simd::splat(1.0f));
  });
}

}  // namespace attn
