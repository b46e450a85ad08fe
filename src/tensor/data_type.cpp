#include "tensor/data_type.hpp"

#include <bit>

namespace attn {
namespace {

constexpr std::uint32_t infinity = 0x7F80'0000;  // the bits of float32's +∞; above it is NaN

// Removes `count` low bits, rounding to nearest, ties to even; a carry moves into the exponent,
// where it belongs.
constexpr std::uint32_t round_off(std::uint32_t bits, int count) {
  const std::uint32_t half = std::uint32_t{1} << (count - 1);
  return (bits + half - 1 + ((bits >> count) & 1)) >> count;
}

}  // namespace

std::uint16_t float16_bits(float x) {
  constexpr std::uint32_t first_normal = 0x3880'0000;  // 2⁻¹⁴
  constexpr std::uint32_t too_large = 0x4780'0000;     // 2¹⁶
  constexpr std::uint32_t rebias = (127 - 15) << 10;

  const auto bits = std::bit_cast<std::uint32_t>(x);
  const std::uint32_t sign = (bits >> 16) & 0x8000;
  const std::uint32_t magnitude = bits & 0x7FFF'FFFF;
  std::uint32_t half;
  if (magnitude > infinity) {
    half = 0x7E00 | ((magnitude >> 13) & 0x3FF);
  } else if (magnitude >= too_large) {
    half = 0x7C00;
  } else if (magnitude >= first_normal) {
    half = round_off(magnitude, 13) - rebias;
  } else {
    // The last bit of a float32 in [0.5, 1) counts 2⁻²⁴, like that of a subnormal float16: the
    // addition rounds where float16 has to.
    const float shifted = std::bit_cast<float>(magnitude) + 0.5f;
    half = std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(0.5f);
  }
  return static_cast<std::uint16_t>(sign | half);
}

float float16_value(std::uint16_t bits) {
  const std::uint32_t sign = (bits & 0x8000u) << 16;
  const std::uint32_t exponent = (bits >> 10) & 0x1Fu;
  const std::uint32_t fraction = bits & 0x3FFu;
  std::uint32_t magnitude;
  if (exponent == 0) {
    magnitude = std::bit_cast<std::uint32_t>(static_cast<float>(fraction) * 0x1p-24f);
  } else if (exponent == 0x1F) {
    magnitude = infinity | (fraction << 13);
  } else {
    magnitude = ((exponent + 127 - 15) << 23) | (fraction << 13);
  }
  return std::bit_cast<float>(sign | magnitude);
}

std::uint16_t bfloat16_bits(float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  const bool is_nan = (bits & 0x7FFF'FFFF) > infinity;
  return static_cast<std::uint16_t>(is_nan ? (bits >> 16) | 0x40 : round_off(bits, 16));
}

float bfloat16_value(std::uint16_t bits) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

}  // namespace attn
