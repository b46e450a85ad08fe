#pragma once

#include <cstddef>
#include <cstdint>

namespace attn {

/// How numbers lie in a file; in memory they are float32. The order is the one in which a
/// safetensors file has its tensors.
enum class DataType : std::uint8_t { float32, bfloat16, float16, int8 };

inline constexpr int data_type_count = 4;

constexpr std::size_t bytes_of(DataType type) {
  return type == DataType::float32 ? 4 : type == DataType::int8 ? 1 : 2;
}

// float16 is IEEE 754-2019 binary16: 1 sign, 5 exponent and 10 fraction bits, ±65504 at most,
// subnormal below 2⁻¹⁴. bfloat16 is the upper half of a float32. Both are made by rounding to the
// nearest, ties to even; what is too large becomes ±∞, and NaN stays NaN, quiet, with its sign and
// its upper payload.

std::uint16_t float16_bits(float x);
std::uint16_t bfloat16_bits(float x);

/// Exact: every value of 16 bits is a float32.
float float16_value(std::uint16_t bits);
float bfloat16_value(std::uint16_t bits);

}  // namespace attn
