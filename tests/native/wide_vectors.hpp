#pragma once

// Kernels compiled a second time, for vectors of 256 bits as `npm run train` has them; not where
// the compiler or the processor's family lacks such vectors. Matrices are dense.

namespace wide_vectors {

/// out [m, n] = a [m, k] · b [k, n] + bias [1, n].
void matmul(const float* a, const float* b, const float* bias, float* out, int m, int k, int n);
/// out [m, n] = a [m, k] · bᵀ, b [n, k].
void matmul_transposed(const float* a, const float* b, float* out, int m, int k, int n);
/// query [m, d], key and value [n, d], context [m, d].
void flash_attention(const float* query, const float* key, const float* value, float* context,
                     int m, int n, int d, float factor, bool causal);

}  // namespace wide_vectors
