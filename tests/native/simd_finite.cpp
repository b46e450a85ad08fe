#include "simd/finite.hpp"

#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

TEST_CASE("one number that is not finite is found wherever it stands", "[finite]") {
  for (const std::size_t count : {1u, 3u, 4u, 15u, 16u, 17u, 37u, 64u}) {
    for (std::size_t at = 0; at < count; ++at) {
      std::vector<float> numbers(count, -3e38f);
      CAPTURE(count, at);
      REQUIRE(all_finite(numbers.data(), count));
      REQUIRE(all_below_infinity(numbers.data(), count));
      for (const float wrong : {not_a_number, infinity, -infinity}) {
        numbers[at] = wrong;
        REQUIRE_FALSE(all_finite(numbers.data(), count));
        REQUIRE(all_below_infinity(numbers.data(), count) == (wrong == -infinity));
      }
    }
  }
}

TEST_CASE("no numbers are all finite", "[finite]") {
  CHECK(all_finite(nullptr, 0));
  CHECK(all_below_infinity(nullptr, 0));
}
