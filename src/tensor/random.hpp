#pragma once

#include <cstdint>

#include "tensor/matrix.hpp"

namespace attn {

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014): every input bit reaches every output
/// bit.
constexpr std::uint64_t mix_bits(std::uint64_t x) {
  x += 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
  return x ^ (x >> 31);
}

/// Numbers that are the same bits on every machine: integers are mixed and made real by exact
/// steps, without libm and without the standard distributions.
class Random {
 public:
  /// With `drawn`, as if so many numbers had been drawn from it already.
  explicit Random(std::uint64_t seed, std::uint64_t drawn = 0) : state_(mix_bits(seed) + drawn) {}

  std::uint64_t bits() { return mix_bits(state_++); }
  /// In [0, 1), a multiple of 2⁻⁵³.
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }
  /// In 0 … count − 1; count ≥ 1.
  std::uint32_t below(std::uint32_t count) {
    return static_cast<std::uint32_t>((bits() >> 32) * count >> 32);
  }
  /// Nearly normal with mean 0 and variance 1: twelve uniform numbers added up, within ±6.
  double normal() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += uniform();
    return sum;
  }

 private:
  std::uint64_t state_;
};

/// Fills `out` row by row with independent numbers of mean 0 and variance 1 (`Random::normal`).
inline void fill_normal(std::uint64_t seed, MatrixView out) {
  Random random(seed);
  for (int r = 0; r < out.rows; ++r) {
    for (int c = 0; c < out.cols; ++c) out(r, c) = static_cast<float>(random.normal());
  }
}

}  // namespace attn
