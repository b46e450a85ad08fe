#pragma once

#include <cstdint>

#include "simd/simd.hpp"

namespace attn::simd {

/// x + this is x rounded to a whole number n, ties to even, for |x| < 2²²: n + 1.5 · 2²³, whose
/// last bits are n as an integer. Shifted left by 23 only n is left of them.
inline constexpr float rounder = 12582912.0f;

// Each formula below is written once, for numbers it asks for by their place in a table. A single
// vector gets them as constants of the code. A loop loads them in front of it (`Exp`, `Tanh`,
// `ExpOfNegative`): Chromium's V8 builds a constant anew wherever it is used, from three
// instructions; what was loaded stays in a register, or on the stack. The bits are the same.

template <const auto& numbers>
struct Constants {
  f32x4 operator()(int i) const { return splat(numbers[i]); }
};

template <const auto& numbers>
class Loaded {
 public:
  Loaded() {
    const float* from = numbers;
    asm("" : "+r"(from));  // or the compiler would see through the loads
    for (f32x4& number : number_) number = load_splat(from++);
  }
  f32x4 operator()(int i) const { return number_[i]; }

 private:
  f32x4 number_[sizeof numbers / sizeof(float)];
};

/// eʳ − 1 for |r| ≤ ln 2 / 2: r + r² · q(r) with our own minimax fit, absolute error 3.2e-9. q is
/// split so that its parts are computed side by side. A table starts with its numbers.
template <class Number>
[[gnu::always_inline]] inline f32x4 exp_minus_one(f32x4 r, Number&& number) {
  const f32x4 square = r * r;
  const f32x4 high = multiply_add(number(0), r, number(1));
  const f32x4 middle = multiply_add(number(2), r, number(3));
  const f32x4 q = multiply_add(multiply_add(square, high, middle), r, number(4));
  return multiply_add(square, q, r);
}

/// eˣ for four floats; within 1.03 ulp of the true value over the whole range, subnormal results
/// included (the worst of all floats: 1.017 ulp, at −5.858165). From −104 down the result is 0 (so
/// e^−∞ = 0); from 88.72284 up it is +∞. NaN stays NaN.
///
/// eˣ = 2ⁿ · eʳ with n = round(x / ln 2) and |r| ≤ ln 2 / 2. ln 2 is subtracted in two parts, the
/// first short enough for n · part to be exact. 2ⁿ comes as two powers of about half the exponent,
/// because n runs from −151 to 128: one is added to the exponent of eʳ, by the other the result is
/// multiplied. Engines have 15 registers: every constant that is spared counts.
inline constexpr float exp_numbers[] = {
    0.0013950387f, 0.00836885042f, 0.0416662081f, 0.166665193f, 0.5f,         1.0f,
    -105.0f,       89.0f,          1.44269504f,   rounder,      0.693359375f, -2.12194440e-4f};
template <class Number>
[[gnu::always_inline]] inline f32x4 exp(f32x4 x, Number&& number) {
  const f32x4 one = number(5);
  const f32x4 clamped = smaller(larger(x, number(6)), number(7));
  const f32x4 rounded = multiply_add(clamped, number(8), number(9));
  const f32x4 minus_n = number(9) - rounded;
  const f32x4 rest = multiply_add(minus_n, number(10), clamped);
  const f32x4 r = multiply_add(minus_n, number(11), rest);
  const f32x4 power = exp_minus_one(r, number) + one;

  const i32x4 n = as_integer(rounded);
  const i32x4 low = shift_left(half(n), 23);
  const i32x4 high = shift_left(n, 23) - low;
  return as_float(as_integer(power) + low) * as_float(high + as_integer(one));
}
inline f32x4 exp(f32x4 x) { return exp(x, Constants<exp_numbers>()); }

/// The same for loops: to be made in front of them.
class Exp {
 public:
  f32x4 operator()(f32x4 x) const { return exp(x, number_); }

 private:
  Loaded<exp_numbers> number_;
};

/// eˣ for x ≤ 0, for weights that are divided by their sum anyway: relative error 6.1e-7 for
/// x ≥ −10, growing to 4e-6 at −87.33 with the rounding of x · log₂ e. Below, where results are
/// subnormal, they fall short of the true value; from −88.1 down the result is 0, for −∞ too. e⁰
/// = 1. NaN stays NaN. Half the work of `exp`.
///
/// eˣ = 2ⁿ · 2ʳ with n = round(x · log₂ e), |r| ≤ ½, and 2ʳ ≈ 1 + r · p(r), our own minimax fit,
/// relative error 9.2e-8. The sum is split in three so that its parts are computed side by side. n
/// is added to the exponent of 2ʳ; −127 takes it to 0.
inline constexpr float exp_of_negative_numbers[] = {1.44269504f,     -127.0f,        rounder,
                                                    0x1.5bba14p-10f, 0x1.3cea88p-7f, 0x1.c6b752p-5f,
                                                    0x1.ebf9bcp-3f,  0x1.62e42ap-1f, 1.0f};
template <class Number>
[[gnu::always_inline]] inline f32x4 exp_of_negative(f32x4 x, Number&& number) {
  const f32x4 power_of_two = larger(x * number(0), number(1));
  const f32x4 rounded = power_of_two + number(2);
  const f32x4 r = power_of_two - (rounded - number(2));

  const f32x4 high = multiply_add(number(3), r, number(4));
  const f32x4 middle = multiply_add(number(5), r, number(6));
  const f32x4 low = multiply_add(number(7), r, number(8));
  const f32x4 square = r * r;
  const f32x4 power = multiply_add(square, multiply_add(square, high, middle), low);
  return as_float(as_integer(power) + shift_left(as_integer(rounded), 23));
}
inline f32x4 exp_of_negative(f32x4 x) {
  return exp_of_negative(x, Constants<exp_of_negative_numbers>());
}

/// The same for loops: to be made in front of them.
class ExpOfNegative {
 public:
  f32x4 operator()(f32x4 x) const { return exp_of_negative(x, number_); }

 private:
  Loaded<exp_of_negative_numbers> number_;
};

/// tanh x for four floats; within 2.62 ulp of the true value everywhere (the worst of all floats:
/// 2.610 ulp, at 0.0619055). Odd to the last bit; NaN stays NaN.
///
/// tanh |x| = e / (e + 2) with e = e^2|x| − 1 = 2ⁿ · (eʳ − 1) + (2ⁿ − 1), which keeps the digits of
/// small numbers. n ≤ 29, so ln 2 need not be split: what rounding n · ln 2 costs e hardly moves a
/// tanh that is that close to 1. tanh 10 rounds to 1.
inline constexpr float tanh_numbers[] = {0.0013950387f, 0.00836885042f, 0.0416662081f, 0.166665193f,
                                         0.5f,          1.0f,           10.0f,         2.88539008f,
                                         rounder,       0.693147181f,   2.0f};
template <class Number>
[[gnu::always_inline]] inline f32x4 tanh(f32x4 x, Number&& number) {
  const f32x4 one = number(5);
  const f32x4 size = absolute(x);
  const f32x4 capped = smaller(size, number(6));
  const f32x4 rounded = multiply_add(capped, number(7), number(8));
  const f32x4 minus_n = number(8) - rounded;
  const f32x4 r = multiply_add(minus_n, number(9), capped + capped);
  const f32x4 power = as_float(shift_left(as_integer(rounded), 23) + as_integer(one));
  const f32x4 e = multiply_add(power, exp_minus_one(r, number), power - one);
  const f32x4 y = e / (e + number(10));
  const i32x4 sign = as_integer(x) - as_integer(size);
  return as_float(as_integer(y) + sign);
}
inline f32x4 tanh(f32x4 x) { return tanh(x, Constants<tanh_numbers>()); }

/// The same for loops: to be made in front of them.
class Tanh {
 public:
  f32x4 operator()(f32x4 x) const { return tanh(x, number_); }

 private:
  Loaded<tanh_numbers> number_;
};

/// 1 / (1 + e^−x).
inline f32x4 sigmoid(f32x4 x) {
  const f32x4 one = splat(1.0f);
  return one / (one + exp(x * splat(-1.0f)));
}

/// exp and tanh for one float: bit for bit what a lane of four gives.
inline float exp(float x) { return first_lane(exp(splat(x))); }
inline float tanh(float x) { return first_lane(tanh(splat(x))); }

}  // namespace attn::simd
