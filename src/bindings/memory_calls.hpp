#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

/// `floats` floats on a 16-byte boundary, not yet written; 0 where there is no memory for them.
Address allocate(double floats);
void release(Address memory);

/// Bytes of the heap that are in use: what matrices, traces and kept workspaces hold right now.
double heap_bytes();

}  // namespace attn::bindings
