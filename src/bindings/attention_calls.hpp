#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

// One pass: trace_room · write the inputs, `exchange.settings` and `exchange.inputs` · pin ·
// attend · read the answers. Memory is used again and again, so that it does not grow with the
// number of calls; answers stay valid until the next pass.

/// Forgets the last pass. Memory for the inputs of a traced pass: what is written here is traced
/// where it lies. 0 where there is none.
Address trace_room(double floats);

/// Checks every shape, computes, and gives back the kind of the problem, 0: none.
/// With `intermediates` everything is traced, and the answers are those of trace_calls.hpp.
/// Without, nothing is kept but the result. Answer 0: its numbers, 1: rows, 2: columns. A module
/// with ATTN_ALWAYS_TRACED cannot do without: that leaves the kernels of the short way out of it.
int attend(bool intermediates);

}  // namespace attn::bindings
