#pragma once

#include "models/tape.hpp"
#include "tensor/arena.hpp"

namespace attn {

/// Goes back over the steps of a pass, last to first, and adds to the gradient of every source what
/// reaches it from the gradient of the result. The pass and its memory must still be there.
/// Returns the guided alignment losses of the steps that have a guide, each weighted.
double backward(const Tape& tape, Arena& scratch);

}  // namespace attn
