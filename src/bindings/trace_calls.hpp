#pragma once

#include "bindings/exchange.hpp"
#include "tensor/trace.hpp"

namespace attn::bindings {

/// The trace that calls fill, one after the other.
extern Trace trace;

/// `name`: `size` bytes of UTF-8. For the next pass.
void pin(Address name, int size, int row, int col, float value);

/// What was traced, or the kind of the trace's problem, 0: none. Answer 0: Trace::structure. Answer
/// 1: a TraceEntry a tensor. Answer 3: an AppliedPin a pin. Answer 5: a RowSumNote a row of weights
/// that was pinned away from 1. Each with their counts. Answer 7: number of floats; 8: of the
/// blocks they lie in; 9: the first block.
int answer_with_trace();

/// Answer 0: block `index` of the traced values, with its number of floats.
void trace_block(int index);
/// Answer 0: all names of the trace in order, one a line, with their size in bytes.
void trace_names();

}  // namespace attn::bindings
