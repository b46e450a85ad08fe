#include "simd/log.hpp"

#include <bit>
#include <cmath>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;

TEST_CASE("log stays within its stated error over all normal floats", "[simd]") {
  double worst = 0;
  float worst_at = 0;
  for (std::uint32_t bits = 0x00800000u; bits < 0x7F800000u; bits += 10007) {
    const float x = std::bit_cast<float>(bits);
    const double exact = std::log(static_cast<double>(x));
    const double gap = std::ldexp(1.0, std::ilogb(exact == 0 ? 1.0 : exact) - 23);
    const double ulp = std::abs(static_cast<double>(simd::log(x)) - exact) / gap;
    if (ulp > worst) worst_at = x;
    worst = std::max(worst, ulp);
  }
  INFO("at " << worst_at);
  CHECK(worst <= 2);
}

TEST_CASE("log of 1 is 0, and NaN stays NaN", "[simd]") {
  CHECK(simd::log(1.0f) == 0.0f);
  CHECK(std::isnan(simd::log(test::not_a_number)));
}
