#include <cstddef>

#include "exports.hpp"
#include "tensor/matrix.hpp"

BENCH_EXPORT float* allocate(int count) {
  return attn::aligned_floats(static_cast<std::size_t>(count)).release();
}
BENCH_EXPORT void release(float* floats) { attn::AlignedDelete()(floats); }
