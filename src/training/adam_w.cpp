#include "training/adam_w.hpp"

#include <cassert>
#include <cmath>

#include "simd/simd.hpp"

namespace attn {
namespace {

// xⁿ by squaring: exact steps, the same bits on every machine.
double power(double x, std::int64_t n) {
  double result = 1;
  for (; n > 0; n >>= 1, x *= x) {
    if (n & 1) result *= x;
  }
  return result;
}

// cos(π · x) for 0 ≤ x ≤ 1 by its series around ½, to 1e-12: libm differs between machines.
double cosine_of_half_turns(double x) {
  const double angle = (0.5 - x) * 3.14159265358979323846;  // cos(πx) = sin(angle)
  double term = angle, sum = angle;
  for (int k = 1; k <= 10; ++k) {
    term *= -angle * angle / ((2.0 * k) * (2.0 * k + 1.0));
    sum += term;
  }
  return sum;
}

}  // namespace

void adam_w_step(const AdamW& adam, std::int64_t step, double learning_rate,
                 std::span<const float> gradients, std::span<float> first_moment,
                 std::span<float> second_moment, std::span<float> parameters) {
  using simd::f32x4;
  assert(step >= 1 && gradients.size() == parameters.size());
  assert(first_moment.size() == parameters.size() && second_moment.size() == parameters.size());
  const double first_share = 1 - power(static_cast<double>(adam.beta1), step);
  const double second_share = 1 - power(static_cast<double>(adam.beta2), step);
  const f32x4 keep =
      simd::splat(static_cast<float>(1 - learning_rate * static_cast<double>(adam.weight_decay)));
  const f32x4 beta1 = simd::splat(adam.beta1), beta2 = simd::splat(adam.beta2);
  const f32x4 rest1 = simd::splat(1.0f - adam.beta1), rest2 = simd::splat(1.0f - adam.beta2);
  const f32x4 rate = simd::splat(static_cast<float>(learning_rate / first_share));
  const f32x4 root_share = simd::splat(static_cast<float>(1 / std::sqrt(second_share)));
  const f32x4 epsilon = simd::splat(adam.epsilon);
  simd::for_lanes(static_cast<int>(parameters.size()), [&](int j, int count) {
    const f32x4 g = simd::load_lanes(gradients.data() + j, count);
    const f32x4 m = beta1 * simd::load_lanes(first_moment.data() + j, count) + rest1 * g;
    const f32x4 v = beta2 * simd::load_lanes(second_moment.data() + j, count) + rest2 * (g * g);
    const f32x4 before = simd::load_lanes(parameters.data() + j, count);
    const f32x4 change = rate * m / (simd::square_root(v) * root_share + epsilon);
    simd::store_lanes(first_moment.data() + j, m, count);
    simd::store_lanes(second_moment.data() + j, v, count);
    simd::store_lanes(parameters.data() + j, before * keep - change, count);
  });
}

double LearningRate::at(std::int64_t step) const {
  if (step < warm_up_steps) {
    return peak * static_cast<double>(step) / static_cast<double>(warm_up_steps);
  }
  if (step >= total_steps) return peak * final_share;
  const double done =
      static_cast<double>(step - warm_up_steps) / static_cast<double>(total_steps - warm_up_steps);
  return peak * (final_share + (1 - final_share) * 0.5 * (1 + cosine_of_half_turns(done)));
}

}  // namespace attn
