#include "kernels/activation.hpp"

#include "kernels/elementwise.hpp"
#include "simd/exp.hpp"

namespace attn {
namespace {

using simd::f32x4;

// The normal distribution.
struct Normal {
  f32x4 below;    // Φ(x), the share of numbers below x
  f32x4 density;  // φ(x) · √(2π) = e^(−x²/2)
};

// Φ(−|x|) = e^(−x²/2) · u · q(u) with u = 1 / (1 + 0.275 |x|): the form of Hastings 1955 with our
// own minimax fit for q, absolute error 5e-9 before rounding.
[[gnu::always_inline]] inline Normal normal(f32x4 x) {
  const f32x4 one = simd::splat(1.0f);
  const f32x4 density = simd::exp_of_negative(x * x * simd::splat(-0.5f));
  const f32x4 u = one / simd::multiply_add(simd::absolute(x), simd::splat(0.275f), one);
  f32x4 q = simd::splat(-0.114858255f);
  for (const float coefficient :
       {0.4519984f, -0.33099294f, 0.33393192f, 0.042111628f, 0.11780923f}) {
    q = simd::multiply_add(q, u, simd::splat(coefficient));
  }
  const f32x4 tail = density * (u * q);
  return {simd::select(simd::less(x, simd::splat(0.0f)), tail, one - tail), density};
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
      out, [](f32x4 a) { return a * normal(a).below; }, x);
}
void gelu_backward(ConstMatrixView x, ConstMatrixView d_out, MatrixView d_x) {
  combine(
      d_x,
      [](f32x4 before, f32x4 a, f32x4 d) {
        const Normal n = normal(a);
        const f32x4 inverse_sqrt_two_pi = simd::splat(0.398942280f);
        const f32x4 slope = simd::multiply_add(a * inverse_sqrt_two_pi, n.density, n.below);
        return simd::multiply_add(d, slope, before);
      },
      d_x, x, d_out);
}

void sigmoid(ConstMatrixView x, MatrixView out) {
  combine(
      out, [](f32x4 a) { return simd::sigmoid(a); }, x);
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
