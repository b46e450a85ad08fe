#pragma once

#include <cstdint>

#include "simd/simd.hpp"

namespace attn::simd {

/// x + this is x rounded to a whole number n, ties to even, for |x| < 2²²: n + 1.5 · 2²³, whose
/// last bits are n as an integer.
inline constexpr float rounder = 12582912.0f;

/// eˣ for four floats; within 1.03 ulp of the true value over the whole range, subnormal results
/// included (the worst of all floats: 1.022 ulp, at 70.38219). From −104 down the result is 0 (so
/// e^−∞ = 0); from 88.72284 up it is +∞. NaN stays NaN.
///
/// eˣ = 2ⁿ · eʳ with n = round(x / ln 2) and |r| ≤ ln 2 / 2. ln 2 is subtracted in two parts, the
/// first short enough for n · part to be exact. eʳ ≈ 1 + r + r² · q(r); q is our own minimax fit,
/// absolute error 3.2e-9 (far below the half ulp of the last addition).
inline f32x4 exp(f32x4 x) {
  const f32x4 clamped = smaller(larger(x, splat(-105.0f)), splat(89.0f));
  const f32x4 rounded = clamped * splat(1.44269504f) + splat(rounder);
  const f32x4 n = rounded - splat(rounder);
  const f32x4 r = (clamped - n * splat(0.693359375f)) - n * splat(-2.12194440e-4f);

  f32x4 q = splat(0.0013950387f);
  q = multiply_add(q, r, splat(0.00836885042f));
  q = multiply_add(q, r, splat(0.0416662081f));
  q = multiply_add(q, r, splat(0.166665193f));
  q = multiply_add(q, r, splat(0.500000009f));
  const f32x4 power = multiply_add(r * r, q, r) + splat(1.0f);

  // 2ⁿ in two factors, each a normal float: n runs from −151 to 128.
  const i32x4 exponent = as_integer(rounded) - as_integer(splat(rounder));
  const i32x4 low = half(exponent);
  const auto two_to_the = [](i32x4 e) { return as_float(shift_left(e + splat(127), 23)); };
  return power * two_to_the(low) * two_to_the(exponent - low);
}

/// eˣ for x ≤ 0, for weights that are divided by their sum anyway: relative error 3e-7 for x ≥ −10,
/// growing to 4e-6 at −87 with the rounding of x · log₂ e. e⁰ = 1; from −88.1 down the result is 0,
/// for −∞ too. NaN stays NaN. Half the work of `exp`.
///
/// eˣ = 2ⁿ · 2ʳ with n = round(x · log₂ e), |r| ≤ ½, and 2ʳ ≈ 1 + r · p(r), our own minimax fit,
/// relative error 9.2e-8. The sum is split in three so that its parts are computed side by side. n
/// is added to the exponent of 2ʳ; −127 takes it to 0.
inline f32x4 exp_of_negative(f32x4 x) {
  const f32x4 power_of_two = larger(x * splat(1.44269504f), splat(-127.0f));
  const f32x4 rounded = power_of_two + splat(rounder);
  const f32x4 r = power_of_two - (rounded - splat(rounder));

  const f32x4 high = multiply_add(splat(0x1.5bba14p-10f), r, splat(0x1.3cea88p-7f));
  const f32x4 middle = multiply_add(splat(0x1.c6b752p-5f), r, splat(0x1.ebf9bcp-3f));
  const f32x4 low = multiply_add(splat(0x1.62e42ap-1f), r, splat(1.0f));
  const f32x4 square = r * r;
  const f32x4 power = multiply_add(square, multiply_add(square, high, middle), low);
  return as_float(as_integer(power) + shift_left(as_integer(rounded), 23));
}

/// tanh x for four floats; within 1.34 ulp of the true value everywhere (the worst of all floats:
/// 1.332 ulp, at 0.6310442). NaN stays NaN.
///
/// |x| < 0.625: x + x³ · p(x²) with our own minimax fit; beyond: 1 − 2 / (e^2|x| + 1).
inline f32x4 tanh(f32x4 x) {
  const f32x4 size = absolute(x);
  const f32x4 square = x * x;
  f32x4 p = splat(-0.00571937196f);
  p = multiply_add(p, square, splat(0.0206532957f));
  p = multiply_add(p, square, splat(-0.0537445884f));
  p = multiply_add(p, square, splat(0.13331509f));
  p = multiply_add(p, square, splat(-0.333332849f));
  const f32x4 near_zero = multiply_add(square * size, p, size);

  const f32x4 capped = smaller(size, splat(10.0f));  // tanh 10 rounds to 1
  const f32x4 far = splat(1.0f) - splat(2.0f) / (exp(capped + capped) + splat(1.0f));
  return copy_sign(select(less(size, splat(0.625f)), near_zero, far), x);
}

/// The same for one float: bit for bit what a lane of four gives.
inline float exp(float x) { return first_lane(exp(splat(x))); }
inline float tanh(float x) { return first_lane(tanh(splat(x))); }

}  // namespace attn::simd
