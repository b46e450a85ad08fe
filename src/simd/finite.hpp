#pragma once

#include <cstddef>

namespace attn {

/// Whether none of `count` numbers is NaN or ±∞.
bool all_finite(const float* numbers, std::size_t count);

/// The same where −∞ is allowed: it marks a masked score.
bool all_below_infinity(const float* numbers, std::size_t count);

}  // namespace attn
