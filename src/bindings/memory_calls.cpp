#include "bindings/memory_calls.hpp"

#include <malloc.h>

#include <algorithm>

namespace attn::bindings {

Address allocate(double floats) {
  if (!can_allocate(floats)) return 0;
  const auto count = static_cast<std::size_t>(floats);
  float* const memory = aligned_floats(count).release();
  std::fill_n(memory, count, 0.0f);
  return address_of(memory);
}

void release(Address memory) { AlignedFloats(at<float>(memory)).reset(); }

double heap_bytes() { return static_cast<double>(mallinfo().uordblks); }

}  // namespace attn::bindings
