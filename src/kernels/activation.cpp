#include "kernels/activation.hpp"

#include "kernels/elementwise.hpp"
#include "simd/exp.hpp"

namespace attn {
namespace {

using simd::f32x4;

// φ(x) = e^(−x²/2) / √(2π)
f32x4 normal_density(f32x4 x) {
  return simd::exp(x * x * simd::splat(-0.5f)) * simd::splat(0.39894228f);
}

// Φ(x): Abramowitz and Stegun 1964, formula 7.1.26 for erf, of absolute error 1.5e-7.
f32x4 normal_distribution(f32x4 x) {
  const f32x4 one = simd::splat(1.0f), size = simd::absolute(x) * simd::splat(0.70710678f);
  const f32x4 t = one / simd::multiply_add(size, simd::splat(0.3275911f), one);
  f32x4 sum = simd::splat(1.061405429f);
  for (const float coefficient : {-1.453152027f, 1.421413741f, -0.284496736f, 0.254829592f}) {
    sum = simd::multiply_add(sum, t, simd::splat(coefficient));
  }
  // (1 − erf(size)) / 2, which is Φ(−|x|)
  const f32x4 tail = sum * t * simd::exp(size * size * simd::splat(-1.0f)) * simd::splat(0.5f);
  return simd::select(simd::less(x, simd::splat(0.0f)), tail, one - tail);
}

}  // namespace

void relu(ConstMatrixView x, MatrixView out) {
  combine(
      out, [](f32x4 a) { return simd::larger(a, simd::splat(0.0f)); }, x);
}
void relu_backward(ConstMatrixView x, ConstMatrixView d_out, MatrixView d_x) {
  combine(
      d_x,
      [](f32x4 before, f32x4 a, f32x4 d) {
        const f32x4 zero = simd::splat(0.0f);
        return before + simd::select(simd::less(zero, a), d, zero);
      },
      d_x, x, d_out);
}

void gelu(ConstMatrixView x, MatrixView out) {
  combine(
      out, [](f32x4 a) { return a * normal_distribution(a); }, x);
}
void gelu_backward(ConstMatrixView x, ConstMatrixView d_out, MatrixView d_x) {
  combine(
      d_x,
      [](f32x4 before, f32x4 a, f32x4 d) {
        const f32x4 slope = simd::multiply_add(a, normal_density(a), normal_distribution(a));
        return simd::multiply_add(d, slope, before);
      },
      d_x, x, d_out);
}

void sigmoid(ConstMatrixView x, MatrixView out) {
  combine(
      out,
      [](f32x4 a) {
        const f32x4 one = simd::splat(1.0f);
        return one / (one + simd::exp(a * simd::splat(-1.0f)));
      },
      x);
}
void sigmoid_backward(ConstMatrixView y, ConstMatrixView d_out, MatrixView d_x) {
  combine(
      d_x,
      [](f32x4 before, f32x4 a, f32x4 d) {
        return simd::multiply_add(d, a * (simd::splat(1.0f) - a), before);
      },
      d_x, y, d_out);
}

void tanh(ConstMatrixView x, MatrixView out) {
  combine(
      out, [](f32x4 a) { return simd::tanh(a); }, x);
}
void tanh_backward(ConstMatrixView y, ConstMatrixView d_out, MatrixView d_x) {
  combine(
      d_x,
      [](f32x4 before, f32x4 a, f32x4 d) {
        return simd::multiply_add(d, simd::splat(1.0f) - a * a, before);
      },
      d_x, y, d_out);
}

}  // namespace attn
