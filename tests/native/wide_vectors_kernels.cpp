// Compiled with `attn` as the name of another namespace, and so are the kernels that this calls:
// see CMakeLists.txt.

#include "attention/flash_attention.hpp"
#include "kernels/matmul.hpp"
#include "wide_vectors.hpp"

namespace wide_vectors {

using attn::ConstMatrixView, attn::MatrixView;

void matmul(const float* a, const float* b, const float* bias, float* out, int m, int k, int n) {
  attn::matmul(ConstMatrixView(a, m, k), ConstMatrixView(b, k, n), MatrixView(out, m, n),
               ConstMatrixView(bias, 1, n));
}

void matmul_transposed(const float* a, const float* b, float* out, int m, int k, int n) {
  attn::matmul_transposed(ConstMatrixView(a, m, k), ConstMatrixView(b, n, k),
                          MatrixView(out, m, n));
}

void flash_attention(const float* query, const float* key, const float* value, float* context,
                     int m, int n, int d, float factor, bool causal) {
  attn::Arena scratch;
  attn::flash_attention(ConstMatrixView(query, m, d), ConstMatrixView(key, n, d),
                        ConstMatrixView(value, n, d), factor, causal, -1, scratch,
                        MatrixView(context, m, d));
}

}  // namespace wide_vectors
