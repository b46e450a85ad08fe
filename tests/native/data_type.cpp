#include "tensor/data_type.hpp"

#include <cmath>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

constexpr int all_16_bits = 1 << 16;
constexpr std::uint16_t sign_bit = 0x8000;

struct Format {
  const char* name;
  std::uint16_t (*bits)(float);
  float (*value)(std::uint16_t);
  int fraction_bits;
  int exponent_bias;
};
constexpr Format formats[] = {{"float16", float16_bits, float16_value, 10, 15},
                              {"bfloat16", bfloat16_bits, bfloat16_value, 7, 127}};

std::uint16_t infinity_of(const Format& format) {
  return static_cast<std::uint16_t>(0x7FFF >> format.fraction_bits << format.fraction_bits);
}

// The value by its definition.
double defined_value(const Format& format, int magnitude) {
  const int fraction = magnitude & ((1 << format.fraction_bits) - 1);
  const int exponent = magnitude >> format.fraction_bits;
  const int power = std::max(exponent, 1) - format.exponent_bias - format.fraction_bits;
  return std::ldexp(fraction + (exponent > 0 ? 1 << format.fraction_bits : 0), power);
}

}  // namespace

TEST_CASE("a 16-bit float has the value that its definition gives", "[data_type]") {
  for (const Format& format : formats) {
    CAPTURE(format.name);
    int wrong = 0;
    for (std::uint16_t bits = 0; bits < infinity_of(format); ++bits) {
      const double value = defined_value(format, bits);
      wrong += format.value(bits) != value;
      wrong += format.value(bits | sign_bit) != -value;
    }
    CHECK(wrong == 0);
    CHECK(format.value(infinity_of(format)) == infinity);
    CHECK(format.value(infinity_of(format) | sign_bit) == -infinity);
  }
  CHECK(float16_value(0x7BFF) == 65504.0f);
  CHECK(float16_value(0x0001) == 0x1p-24f);
}

TEST_CASE("every 16-bit float comes back through float32 as it was, NaN as a quiet one",
          "[data_type]") {
  for (const Format& format : formats) {
    CAPTURE(format.name);
    const int quiet = 1 << (format.fraction_bits - 1);
    int wrong = 0;
    for (int i = 0; i < all_16_bits; ++i) {
      const auto bits = static_cast<std::uint16_t>(i);
      const bool is_nan = (bits & 0x7FFF) > infinity_of(format);
      wrong += std::isnan(format.value(bits)) != is_nan;
      wrong += format.bits(format.value(bits)) != (is_nan ? bits | quiet : bits);
    }
    CHECK(wrong == 0);
  }
}

// With monotony this is all there is to know about rounding.
TEST_CASE("float32 is rounded to the nearest 16-bit float, halfway to the even one",
          "[data_type]") {
  for (const Format& format : formats) {
    CAPTURE(format.name);
    int wrong = 0;
    for (std::uint16_t below = 0; below < infinity_of(format); ++below) {
      const auto above = static_cast<std::uint16_t>(below + 1);
      // For infinity the next number that there would be.
      const double middle = (defined_value(format, below) + defined_value(format, above)) / 2;
      const auto halfway = static_cast<float>(middle);
      if (halfway != middle || std::isinf(halfway)) {
        ++wrong;
        continue;
      }
      const std::uint16_t even = below % 2 == 0 ? below : above;
      wrong += format.bits(halfway) != even;
      wrong += format.bits(std::nextafter(halfway, 0.0f)) != below;
      wrong += format.bits(std::nextafter(halfway, infinity)) != above;
      wrong += format.bits(-halfway) != (even | sign_bit);
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("what is too large for a 16-bit float is infinite, what is too small is a zero",
          "[data_type]") {
  CHECK(float16_bits(65519.996f) == 0x7BFF);
  CHECK(float16_bits(65520.0f) == 0x7C00);
  CHECK(float16_bits(-1e30f) == 0xFC00);
  CHECK(float16_bits(-0x1p-25f) == 0x8000);
  CHECK(float16_bits(0x1.000002p-25f) == 0x0001);
  CHECK(float16_bits(std::numeric_limits<float>::denorm_min()) == 0);
  CHECK(bfloat16_bits(std::numeric_limits<float>::max()) == 0x7F80);
  CHECK(bfloat16_bits(std::numeric_limits<float>::denorm_min()) == 0);
}

TEST_CASE("NaN stays NaN, also where all of its payload lies in the bits that are lost",
          "[data_type]") {
  for (const std::uint32_t bits : {0x7F80'0001u, 0xFF80'0001u, 0x7FFF'FFFFu, 0xFFFF'FFFFu}) {
    const auto nan = std::bit_cast<float>(bits);
    CHECK(std::isnan(float16_value(float16_bits(nan))));
    CHECK(std::isnan(bfloat16_value(bfloat16_bits(nan))));
    CHECK((float16_bits(nan) & sign_bit) == (bits >> 16 & sign_bit));
    CHECK((bfloat16_bits(nan) & sign_bit) == (bits >> 16 & sign_bit));
  }
}
