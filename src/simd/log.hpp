#pragma once

#include "simd/simd.hpp"

namespace attn::simd {

/// The natural logarithm of four positive floats that are not subnormal; within 2 ulp of the true
/// value. NaN and infinity give NaN.
///
/// log x = n · ln 2 + log(1 + f) with x = 2ⁿ · (1 + f), √½ ≤ 1 + f < √2, and log(1 + f) ≈ f − f²/2
/// + f³ · p(f), our own minimax fit, relative error 3.2e-8. n · ln 2 is added in two parts, the
/// first of which is exact.
inline f32x4 log(f32x4 x) {
  const i32x4 sqrt_half = as_integer(splat(0.707106781f));
  const i32x4 n = shift_right(as_integer(x) - sqrt_half, 23);
  const f32x4 one_and_f = as_float(as_integer(x) - shift_left(n, 23));
  const f32x4 f = multiply_add(x, splat(0.0f), one_and_f - splat(1.0f));  // NaN is in x alone
  const f32x4 exponent = to_float(n), square = f * f;

  const f32x4 top = multiply_add(splat(0.087004356f), f, splat(-0.14267486f));
  const f32x4 high = multiply_add(splat(0.14914767f), f, splat(-0.16577585f));
  const f32x4 middle = multiply_add(splat(0.19963063f), f, splat(-0.25001338f));
  f32x4 p = multiply_add(top, square, high);
  p = multiply_add(p, square, middle);
  p = multiply_add(p, f, splat(0.3333391f));
  const f32x4 small = multiply_add(exponent, splat(-2.12194440e-4f), square * f * p);
  const f32x4 rest = multiply_add(square, splat(-0.5f), small);
  return multiply_add(exponent, splat(0.693359375f), f + rest);
}

/// The same for one float: bit for bit what a lane of four gives.
inline float log(float x) { return first_lane(log(splat(x))); }

}  // namespace attn::simd
