#include "simd/exp.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iostream>

#include "catch.hpp"
#include "simd/simd.hpp"
#include "support.hpp"

using namespace attn;
using test::infinity;

namespace {

using Function = simd::f32x4 (*)(simd::f32x4);
using Twin = double (*)(double);

std::array<float, 4> four(Function function, std::array<float, 4> x) {
  simd::store(x.data(), function(simd::load(x.data())));
  return x;
}
float one(Function function, float x) { return four(function, {x, x, x, x})[0]; }

// Distance from the true value in units of the gap between the floats around it. Infinity counts as
// 2¹²⁸, the float that would come next.
double error_in_ulp(float approximate, double exact) {
  const auto finite = [](double x) { return std::clamp(x, -0x1p128, 0x1p128); };
  const double size = std::clamp(std::abs(exact), 0x1p-126, 0x1.fffffep127);
  const double gap = std::ldexp(1.0, std::ilogb(size) - 23);
  return std::abs(finite(static_cast<double>(approximate)) - finite(exact)) / gap;
}

struct Worst {
  double ulp = 0;
  float at = 0;
};

// Every `stride`-th float from +0 or −0 outwards to `limit`, both signs, four at a time.
Worst worst_error(Function function, Twin twin, float limit, std::uint32_t stride) {
  Worst worst;
  for (const std::uint32_t sign : {0u, 0x80000000u}) {
    const std::uint32_t end = std::bit_cast<std::uint32_t>(limit);
    for (std::uint64_t first = 0; first <= end; first += 4ull * stride) {
      std::array<float, 4> x{};
      for (std::uint32_t lane = 0; lane < 4; ++lane) {
        const auto bits =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(first + lane * stride, end));
        x[lane] = std::bit_cast<float>(bits | sign);
      }
      const std::array<float, 4> y = four(function, x);
      for (std::size_t lane = 0; lane < 4; ++lane) {
        const double ulp = error_in_ulp(y[lane], twin(static_cast<double>(x[lane])));
        if (ulp > worst.ulp) worst = {ulp, x[lane]};
      }
    }
  }
  return worst;
}

double exact_exp(double x) { return std::exp(x); }
double exact_tanh(double x) { return std::tanh(x); }

constexpr float exp_limit = 110.0f;  // beyond it both ends are constant
constexpr float tanh_limit = 12.0f;
constexpr double exp_ulp = 1.03;
constexpr double tanh_ulp = 2.62;

}  // namespace

TEST_CASE("exp stays within its stated error over its whole range", "[simd]") {
  const Worst worst = worst_error(simd::exp, exact_exp, exp_limit, 4099);
  INFO("at " << worst.at);
  CHECK(worst.ulp <= exp_ulp);
}

TEST_CASE("tanh stays within its stated error over its whole range", "[simd]") {
  const Worst worst = worst_error(simd::tanh, exact_tanh, tanh_limit, 4099);
  INFO("at " << worst.at);
  CHECK(worst.ulp <= tanh_ulp);
}

// Minutes, so only by name: attention_tests "[exhaustive]". The doc comments of simd/exp.hpp quote
// what it prints.
TEST_CASE("every single float stays within the stated errors", "[.][exhaustive]") {
  const Worst exp = worst_error(simd::exp, exact_exp, exp_limit, 1);
  std::cout << "exp: " << exp.ulp << " ulp at " << std::hexfloat << exp.at << '\n'
            << std::defaultfloat;
  CHECK(exp.ulp <= exp_ulp);
  const Worst tanh = worst_error(simd::tanh, exact_tanh, tanh_limit, 1);
  std::cout << "tanh: " << tanh.ulp << " ulp at " << std::hexfloat << tanh.at << '\n'
            << std::defaultfloat;
  CHECK(tanh.ulp <= tanh_ulp);
}

TEST_CASE("exp is exact where the softmax needs it: at 0 and at both ends", "[simd]") {
  CHECK(one(simd::exp, 0.0f) == 1.0f);
  CHECK(one(simd::exp, -0.0f) == 1.0f);
  CHECK(one(simd::exp, 0x1p-149f) == 1.0f);
  CHECK(one(simd::exp, -0x1p-149f) == 1.0f);
  CHECK(test::same_bits(one(simd::exp, -infinity), 0.0f));
  CHECK(test::same_bits(one(simd::exp, -3.4028234e38f), 0.0f));
  CHECK(test::same_bits(one(simd::exp, -104.0f), 0.0f));
  CHECK(one(simd::exp, infinity) == infinity);
  CHECK(one(simd::exp, 3.4028234e38f) == infinity);
  CHECK(one(simd::exp, 89.0f) == infinity);
}

TEST_CASE("exp overflows between the floats around ln of the largest float", "[simd]") {
  CHECK(one(simd::exp, 88.72283f) < infinity);
  CHECK(one(simd::exp, 88.72283f) > 3.4027e38f);
  CHECK(one(simd::exp, 88.72284f) == infinity);
}

TEST_CASE("exp fades through the subnormal numbers and does not flush them to 0", "[simd]") {
  const float smallest_normal = 0x1p-126f;
  for (float x = -87.4f; x > -103.9f; x -= 0.37f) {
    const float y = one(simd::exp, x);
    INFO("at " << x);
    CHECK(y > 0.0f);
    CHECK(y < smallest_normal);
    CHECK(error_in_ulp(y, std::exp(static_cast<double>(x))) <= exp_ulp);
  }
  CHECK(one(simd::exp, -103.9f) == 0x1p-149f);
}

TEST_CASE("exp never falls where its argument rises, around the seams of its reduction", "[simd]") {
  for (int n = -149; n <= 127; ++n) {
    const float seam = (static_cast<float>(n) + 0.5f) * 0.69314718f;
    float x = seam;
    for (int i = 0; i < 20; ++i) x = std::nextafter(x, -200.0f);
    float previous = one(simd::exp, x);
    for (int i = 0; i < 40; ++i) {
      x = std::nextafter(x, 200.0f);
      const float y = one(simd::exp, x);
      const float slack = std::nextafter(previous, 0.0f);  // room for the stated error
      INFO("n = " << n << ", x = " << x);
      CHECK(y >= slack);
      previous = y;
    }
  }
}

TEST_CASE("exp_of_negative stays within its stated relative error", "[simd]") {
  for (std::uint32_t bits = 0; bits <= std::bit_cast<std::uint32_t>(87.33f); bits += 1021) {
    const float x = -std::bit_cast<float>(bits);
    const double exact = std::exp(static_cast<double>(x));
    const double error = static_cast<double>(one(simd::exp_of_negative, x)) - exact;
    INFO("at " << x);
    REQUIRE(std::abs(error) <= (x >= -10.0f ? 6.1e-7 : 4e-6) * exact);
  }
}

TEST_CASE("exp_of_negative is exact at 0, falls short below the normal numbers and ends at 0",
          "[simd]") {
  CHECK(one(simd::exp_of_negative, 0.0f) == 1.0f);
  CHECK(one(simd::exp_of_negative, -0.0f) == 1.0f);
  CHECK(one(simd::exp_of_negative, -0x1p-149f) == 1.0f);
  for (float x = -87.34f; x > -88.1f; x -= 0.0007f) {
    const float y = one(simd::exp_of_negative, x);
    INFO("at " << x);
    CHECK(y >= 0.0f);
    CHECK(static_cast<double>(y) <= std::exp(static_cast<double>(x)));
  }
  for (const float x : {-88.1f, -89.0f, -104.0f, -1e4f, -3.4028234e38f, -infinity}) {
    CHECK(test::same_bits(one(simd::exp_of_negative, x), 0.0f));
  }
}

TEST_CASE("what is made in front of a loop computes the same, bit for bit", "[simd]") {
  const simd::Exp exp;
  const simd::ExpOfNegative exp_of_negative;
  const simd::Tanh tanh;
  const auto alone = [](auto& function, float x) {
    return simd::first_lane(function(simd::splat(x)));
  };
  for (float x = 110.0f; x > -110.0f; x -= 0.0137f) {
    REQUIRE(test::same_bits(alone(exp, x), one(simd::exp, x)));
    REQUIRE(test::same_bits(alone(tanh, x / 10), one(simd::tanh, x / 10)));
    if (x > 0.0f) continue;
    REQUIRE(test::same_bits(alone(exp_of_negative, x), one(simd::exp_of_negative, x)));
  }
}

TEST_CASE("exp_of_negative never exceeds 1", "[simd]") {
  for (float x = 0.0f; x > -1e-6f; x = std::nextafter(x - 1e-12f, -1.0f)) {
    REQUIRE(one(simd::exp_of_negative, x) <= 1.0f);
  }
}

TEST_CASE("tanh falls by no more than its error where its argument rises, around its seams",
          "[simd]") {
  for (int n = 0; n < 29; ++n) {
    float x = (static_cast<float>(n) + 0.5f) * 0.34657359f;
    for (int i = 0; i < 200; ++i) x = std::nextafter(x, 0.0f);
    float highest = one(simd::tanh, x);
    for (int i = 0; i < 400; ++i) {
      x = std::nextafter(x, 20.0f);
      const float y = one(simd::tanh, x);
      float slack = highest;
      for (int step = 0; step < 3; ++step) slack = std::nextafter(slack, 0.0f);
      INFO("n = " << n << ", x = " << x);
      CHECK(y >= slack);
      highest = std::max(highest, y);
    }
  }
}

TEST_CASE("exp and tanh treat their four lanes alike", "[simd]") {
  for (const Function function :
       {Function(simd::exp), Function(simd::exp_of_negative), Function(simd::tanh)}) {
    const std::array<float, 4> x = {-infinity, -0.3f, -50.0f, 0.0f};
    const std::array<float, 4> y = four(function, x);
    for (std::size_t lane = 0; lane < 4; ++lane) {
      CHECK(test::same_bits(y[lane], one(function, x[lane])));
    }
  }
}

TEST_CASE("tanh is odd, keeps the sign of 0 and the smallest numbers, and ends at ±1", "[simd]") {
  for (float x = 0.0f; x < 12.0f; x += 0.0371f) {
    CHECK(test::same_bits(one(simd::tanh, -x), -one(simd::tanh, x)));
    CHECK(one(simd::tanh, x) <= 1.0f);
  }
  CHECK(test::same_bits(one(simd::tanh, 0.0f), 0.0f));
  CHECK(test::same_bits(one(simd::tanh, -0.0f), -0.0f));
  CHECK(one(simd::tanh, 0x1p-149f) == 0x1p-149f);
  CHECK(one(simd::tanh, -1e-30f) == -1e-30f);
  for (const float x : {10.0f, 100.0f, 3.4028234e38f, infinity}) {
    CHECK(one(simd::tanh, x) == 1.0f);
    CHECK(one(simd::tanh, -x) == -1.0f);
  }
}

TEST_CASE("NaN stays NaN, so that an overflow upstream shows", "[simd]") {
  for (const float x : {test::not_a_number, -test::not_a_number}) {
    CHECK(std::isnan(one(simd::exp, x)));
    CHECK(std::isnan(one(simd::exp_of_negative, x)));
    CHECK(std::isnan(one(simd::tanh, x)));
  }
}
