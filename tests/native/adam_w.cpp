#include "training/adam_w.hpp"

#include "catch.hpp"
#include "support.hpp"
#include "training/gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

std::vector<float> random_numbers(int count, Random& random) {
  std::vector<float> out;
  for (int i = 0; i < count; ++i) out.push_back(random.between(-1, 1));
  return out;
}

}  // namespace

TEST_CASE("adam_w_step follows its equations over many steps", "[adam_w]") {
  Random random(91);
  const AdamW adam{.beta1 = 0.9f, .beta2 = 0.98f, .epsilon = 1e-8f, .weight_decay = 0.05f};
  const double beta1 = static_cast<double>(adam.beta1), beta2 = static_cast<double>(adam.beta2);
  const double epsilon = static_cast<double>(adam.epsilon);
  const double weight_decay = static_cast<double>(adam.weight_decay);
  for (const int count : {1, 3, 4, 5, 65}) {
    std::vector<float> parameters = random_numbers(count, random);
    std::vector<float> first(parameters.size(), 0.0f), second(parameters.size(), 0.0f);
    std::vector<double> exact(parameters.begin(), parameters.end());
    std::vector<double> m(exact.size(), 0.0), v(exact.size(), 0.0);
    for (int step = 1; step <= 30; ++step) {
      const double rate = 0.01 * step;
      const std::vector<float> gradients = random_numbers(count, random);
      adam_w_step(adam, step, rate, gradients, first, second, parameters);
      for (std::size_t i = 0; i < exact.size(); ++i) {
        const double g = static_cast<double>(gradients[i]);
        exact[i] -= rate * weight_decay * exact[i];
        m[i] = beta1 * m[i] + (1 - beta1) * g;
        v[i] = beta2 * v[i] + (1 - beta2) * g * g;
        const double mean = m[i] / (1 - std::pow(beta1, step));
        const double size = std::sqrt(v[i] / (1 - std::pow(beta2, step)));
        exact[i] -= rate * mean / (size + epsilon);
      }
    }
    for (std::size_t i = 0; i < exact.size(); ++i) {
      CHECK(std::abs(static_cast<double>(parameters[i]) - exact[i]) <= 1e-5);
    }
  }
}

TEST_CASE("a parameter whose gradient is always 0 only decays", "[adam_w]") {
  std::vector<float> parameter = {2.0f}, first = {0.0f}, second = {0.0f};
  const std::vector<float> gradient = {0.0f};
  adam_w_step({.weight_decay = 0.1f}, 1, 0.5, gradient, first, second, parameter);
  CHECK(parameter[0] == 2.0f * 0.95f);
  adam_w_step({.weight_decay = 0.0f}, 2, 0.5, gradient, first, second, parameter);
  CHECK(parameter[0] == 2.0f * 0.95f);
}

TEST_CASE("the learning rate rises in a line and falls along half a cosine", "[adam_w]") {
  const LearningRate rate{
      .peak = 0.01, .warm_up_steps = 10, .total_steps = 110, .final_share = 0.1};
  CHECK(rate.at(1) == Approx(0.001));
  CHECK(rate.at(5) == Approx(0.005));
  CHECK(rate.at(10) == Approx(0.01));
  CHECK(rate.at(60) == Approx(0.0055));
  CHECK(rate.at(35) == Approx(0.001 + 0.009 * (1 + std::sqrt(0.5)) / 2));
  CHECK(rate.at(110) == Approx(0.001));
  CHECK(rate.at(5000) == Approx(0.001));
  CHECK(LearningRate{.peak = 1.0, .warm_up_steps = 0, .total_steps = 4}.at(1) > 0.8);
}

TEST_CASE("clip_global_norm shortens what is too long and tells how long it was", "[gradients]") {
  std::vector<float> gradients = {3, 0, -4, 0, 0};
  CHECK(clip_global_norm(gradients, 10.0) == 5.0);
  CHECK(gradients == std::vector<float>{3, 0, -4, 0, 0});
  CHECK(clip_global_norm(gradients, 1.0) == 5.0);
  CHECK(gradients[0] == Approx(0.6f).epsilon(1e-6));
  CHECK(gradients[2] == Approx(-0.8f).epsilon(1e-6));
  CHECK(global_norm(gradients) == Approx(1.0).epsilon(1e-6));
}

TEST_CASE("global_norm counts every number once", "[gradients]") {
  for (std::size_t count = 0; count < 30; ++count) {
    const std::vector<float> ones(count, 1.0f);
    CHECK(global_norm(ones) == std::sqrt(static_cast<double>(count)));
  }
}

TEST_CASE("shards are summed in their order, in place or not", "[gradients]") {
  Random random(92);
  for (const int count : {1, 4, 7, 33}) {
    std::vector<float> a = random_numbers(count, random);
    const std::vector<float> b = random_numbers(count, random), c = random_numbers(count, random);
    std::vector<float> sum(a.size());
    const std::span<const float> shards[] = {a, b, c};
    sum_shards(shards, sum);
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(sum[i] == (a[i] + b[i]) + c[i]);
    sum_shards(shards, a);
    CHECK(a == sum);
  }
}
