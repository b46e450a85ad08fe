#pragma once

#include <malloc.h>

namespace attn::bindings {

/// Bytes of the heap that are in use: what matrices, traces and kept workspaces hold right now.
inline double heap_bytes() { return static_cast<double>(mallinfo().uordblks); }

}  // namespace attn::bindings
