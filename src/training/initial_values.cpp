#include "training/initial_values.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "tensor/random.hpp"

namespace attn {
namespace {

std::uint64_t seed_for(std::uint64_t seed, std::string_view name) {
  std::uint64_t mixed = mix_bits(seed);
  for (const char letter : name) mixed = mix_bits(mixed ^ static_cast<unsigned char>(letter));
  return mixed;
}

void set(const Parameter& parameter, Random random, std::span<float> values) {
  const double rows = parameter.rows, cols = parameter.cols;
  switch (parameter.initial) {
    case Initial::zeros:
      return std::fill(values.begin(), values.end(), 0.0f);
    case Initial::ones:
      return std::fill(values.begin(), values.end(), 1.0f);
    case Initial::uniform: {
      const double bound = std::sqrt(6.0 / (rows + cols));
      for (float& x : values) x = static_cast<float>(bound * (2.0 * random.uniform() - 1.0));
      return;
    }
    case Initial::normal: {
      const double deviation = 1.0 / std::sqrt(cols);
      for (float& x : values) x = static_cast<float>(deviation * random.normal());
      return;
    }
  }
}

}  // namespace

void set_initial_values(const Parameters& parameters, std::uint64_t seed, std::span<float> values) {
  assert(values.size() == parameters.size());
  std::fill(values.begin(), values.end(), 0.0f);
  for (const Parameter& parameter : parameters.all()) {
    set(parameter, Random(seed_for(seed, parameter.name)),
        values.subspan(parameter.offset, parameter.size()));
  }
}

}  // namespace attn
