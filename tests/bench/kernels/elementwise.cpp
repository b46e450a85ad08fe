// The core's own row kernels, over arrays: what they reach is compared with the peaks.

#include "kernels/elementwise.hpp"
#include "exports.hpp"
#include "kernels/softmax.hpp"
#include "simd/exp.hpp"
#ifdef BENCH_LAYER_NORM
#include "kernels/layer_norm.hpp"
#endif

namespace simd = attn::simd;

BENCH_EXPORT void exp_array(const float* in, float* out, int count) {
  attn::map(in, out, count, simd::Exp());
}

BENCH_EXPORT void tanh_array(const float* in, float* out, int count) {
  attn::map(in, out, count, simd::Tanh());
}

BENCH_EXPORT void softmax_rows(const float* in, float* out, int rows, int cols) {
  for (int r = 0; r < rows; ++r) attn::softmax_row(in + r * cols, out + r * cols, cols);
}

#ifdef BENCH_LAYER_NORM
BENCH_EXPORT void layer_norm_rows(const float* in, const float* gain, const float* bias, float* out,
                                  int rows, int cols) {
  attn::layer_norm({in, rows, cols}, {gain, 1, cols}, {bias, 1, cols}, 1e-5f, {out, rows, cols});
}
#endif
