#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

/// Takes a trace that JavaScript holds, to be asked any number of cells: the layout (`entries`
/// TraceEntry), the values, which stay where they are until the next trace, and for every pin
/// [entry, row, col] and [value, computed].
void explain_load(Address layout, int entries, Address values, int floats, Address pin_cells,
                  Address pin_values, int pins);

/// Explains one cell, which lies inside its tensor; gives back its attn::Operation.
/// Answer 0: integers, a term: entry, row, col, number of cells it meets, then entry, row, col of
/// each. Answer 2: numbers: factor, result, then a term: value, product, then the value of each
/// cell it meets; after all of them every term's multiplier. Both with their counts.
int explain_cell(int entry, int row, int col);

}  // namespace attn::bindings
