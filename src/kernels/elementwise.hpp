#pragma once

#include "tensor/matrix.hpp"

namespace attn {

/// out = a · factor, element by element; [m, n] both. `out` may be `a`.
void scale(ConstMatrixView a, float factor, MatrixView out);

/// out = a + b, element by element; [m, n] all three. `out` may be `a`.
void add(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out[i] = √Σₖ a[i][k]²; a [m, k], out [m, 1].
void row_norms(ConstMatrixView a, MatrixView out);

/// Σₖ v[k] · tanh(a[k] + b[k]) over `size` floats.
float sum_of_tanh(const float* v, const float* a, const float* b, int size);

}  // namespace attn
