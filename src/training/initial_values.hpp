#pragma once

#include <cstdint>
#include <span>

#include "models/parameters.hpp"

namespace attn {

/// Fills `values` as every parameter says it starts (models/parameters.hpp). Each draws from the
/// seed and its name, so it starts alike whatever else the model has.
void set_initial_values(const Parameters& parameters, std::uint64_t seed, std::span<float> values);

}  // namespace attn
