#pragma once

#include <cstdint>

#include "tensor/matrix.hpp"

namespace attn {

/// Which elements a dropout leaves out is a function of these numbers and of the element's place,
/// not of what was drawn before (a counter-based generator: Salmon et al. 2011): forward and
/// backward, one thread and two, take the same.
struct Dropout {
  float rate = 0.0f;       ///< probability of being left out, 0 ≤ rate < 1
  std::uint64_t seed = 0;  ///< of the training
  std::uint64_t step = 0;  ///< of the training
  std::uint32_t site = 0;  ///< which of the places in the model
  int first_row = 0;       ///< where row 0 of the matrix is in the whole batch
};

/// out = x / (1 − rate) where the element stays, else 0 (Srivastava et al. 2014). [m, n] both; out
/// may be x.
void dropout(ConstMatrixView x, const Dropout& dropout, MatrixView out);

/// d_x += d_out / (1 − rate) where the element stayed. [m, n] both.
void dropout_backward(ConstMatrixView d_out, const Dropout& dropout, MatrixView d_x);

}  // namespace attn
