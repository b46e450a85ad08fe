#include "attention/position.hpp"

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

TEST_CASE("sinusoidal positions agree with the paper's formula", "[position]") {
  for (const int length : {1, 5, 97, 5000}) {
    for (const int model_dim : {1, 2, 3, 4, 7, 64}) {
      CAPTURE(length, model_dim);
      Framed out(length, model_dim);
      sinusoidal_encoding(out);
      CHECK(largest_difference(out.view(), reference::sinusoidal_encoding(length, model_dim)) <=
            6e-8);
      CHECK(out.frame_is_untouched());
    }
  }
}

TEST_CASE("the first position is sin 0 and cos 0, and an odd width ends with a sine",
          "[position]") {
  Matrix out(2, 5);
  sinusoidal_encoding(out);
  CHECK(same_bits(out.view().rows_from(0, 1), matrix_of(1, 5, {0, 1, 0, 1, 0})));
  CHECK(out(1, 4) == Approx(std::sin(1.0 / std::pow(10000.0, 4.0 / 5.0))));
}

TEST_CASE("a step along the sentence turns every pair of columns by a fixed angle", "[position]") {
  Matrix out(50, 8);
  sinusoidal_encoding(out);
  const int step = 7;
  for (int pair = 0; pair < 4; ++pair) {
    const double angle = step / std::pow(10000.0, pair / 4.0);
    for (int p = 0; p + step < 50; ++p) {
      const double sine = static_cast<double>(out(p, 2 * pair));
      const double cosine = static_cast<double>(out(p, 2 * pair + 1));
      const double turned = sine * std::cos(angle) + cosine * std::sin(angle);
      REQUIRE(std::abs(turned - static_cast<double>(out(p + step, 2 * pair))) <= 2e-7);
    }
  }
}
