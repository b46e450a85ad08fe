#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

// One pass: trace_room · write the inputs, `exchange.settings` and `exchange.inputs` · pin ·
// attend · read the answers. Memory is used again and again, so that it does not grow with the
// number of calls; answers stay valid until the next pass.

/// Forgets the last pass. Memory for the inputs of a traced pass: what is written here is traced
/// where it lies. 0 where there is none.
Address trace_room(double floats);

/// `name`: `size` bytes of UTF-8.
void pin(Address name, int size, int row, int col, float value);

/// Checks every shape, computes, and gives back the kind of the problem, 0: none.
/// With `intermediates` everything is traced. Answer 0: Trace::structure. Answer 1: a TraceEntry a
/// tensor. Answer 3: an AppliedPin a pin. Answer 5: a RowSumNote a row of weights that was pinned
/// away from 1. Each with their counts. Answer 7: number of floats; 8: of the blocks they lie in;
/// 9: the first block. Without, nothing is kept but the result. Answer 0: its numbers, 1: rows, 2:
/// columns.
int attend(bool intermediates);

/// Answer 0: block `index` of the traced values, with its number of floats.
void trace_block(int index);
/// Answer 0: all names of the trace in order, one a line, with their size in bytes.
void trace_names();

}  // namespace attn::bindings
