#include "bindings/memory_calls.hpp"

#include <malloc.h>

namespace attn::bindings {

Address allocate(double floats) {
  if (!can_allocate(floats)) return 0;
  return address_of(aligned_floats(static_cast<std::size_t>(floats)).release());
}

void release(Address memory) { AlignedFloats(at<float>(memory)).reset(); }

double heap_bytes() { return static_cast<double>(mallinfo().uordblks); }

}  // namespace attn::bindings
