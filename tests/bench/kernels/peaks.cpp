// What the machine allows through WebAssembly, for the same vocabulary the kernels are written in:
// arithmetic that never leaves the registers, and memory that is only read, written or copied.

#include <cstddef>

#include "exports.hpp"
#include "simd/simd.hpp"

namespace {

using namespace attn::simd;

// Enough accumulators to hide the latency of a multiply and an add on two pipes each; with the two
// constants exactly the 15 registers that engines hand out on x86-64.
constexpr int accumulators = 13;
constexpr int streams = 8;  // vectors in one turn of a loop over memory

float total(const f32x4 (&parts)[accumulators]) {
  f32x4 all = splat(0.0f);
  for (const f32x4 part : parts) all = all + part;
  return sum(all);
}

}  // namespace

BENCH_EXPORT int peak_flops_per_iteration() { return accumulators * lanes * 2; }

// x ← x · factor + addend: neither half can be moved out of the loop.
BENCH_EXPORT float multiply_add_peak(int iterations, float factor, float addend) {
  f32x4 x[accumulators];
  for (int i = 0; i < accumulators; ++i) x[i] = splat(static_cast<float>(i));
  const f32x4 a = splat(factor), b = splat(addend);
  for (int n = 0; n < iterations; ++n) {
    for (f32x4& each : x) each = each * a + b;
  }
  return total(x);
}

#ifdef ATTN_RELAXED_SIMD
// x ← a · b + x, one fused step.
BENCH_EXPORT float fused_multiply_add_peak(int iterations, float factor, float addend) {
  f32x4 x[accumulators];
  for (int i = 0; i < accumulators; ++i) x[i] = splat(static_cast<float>(i));
  const f32x4 a = splat(factor), b = splat(addend);
  for (int n = 0; n < iterations; ++n) {
    for (f32x4& each : x) each = multiply_add(a, b, each);
  }
  return total(x);
}
#endif

// Counts are multiples of 32 floats in the three that follow.

// Two vectors meet before they join a sum: engines load a whole turn first, and four sums leave
// registers for that.
BENCH_EXPORT float read_memory(const float* from, int count) {
  f32x4 sums[streams / 2];
  for (f32x4& each : sums) each = splat(0.0f);
  for (const float* p = from; p != from + count; p += streams * lanes) {
    for (int i = 0; i < streams / 2; ++i) {
      sums[i] = sums[i] + (load(p + 2 * i * lanes) + load(p + (2 * i + 1) * lanes));
    }
  }
  f32x4 all = splat(0.0f);
  for (const f32x4 part : sums) all = all + part;
  return sum(all);
}

BENCH_EXPORT void write_memory(float* to, int count, float value) {
  const f32x4 x = splat(value);
  for (float* p = to; p != to + count; p += streams * lanes) {
    for (int i = 0; i < streams; ++i) store(p + i * lanes, x);
  }
}

BENCH_EXPORT void copy_memory(const float* from, float* to, int count) {
  for (std::ptrdiff_t at = 0; at != count; at += streams * lanes) {
    for (int i = 0; i < streams; ++i) store(to + at + i * lanes, load(from + at + i * lanes));
  }
}
