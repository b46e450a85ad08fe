#pragma once

#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"

namespace attn {

/// out = a · b (+ bias): out[i][j] = Σₖ a[i][k] · b[k][j] + bias[j].
/// a [m, k], b [k, n], out [m, n]; bias [1, n] or empty. Each sum runs over k in order, starting
/// from 0; the bias comes last. out overlaps none of the others.
void matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias = {});

/// out += a · b.
void matmul_accumulate(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out = a · bᵀ: out[i][j] = Σₖ a[i][k] · b[j][k]. a [m, k], b [n, k], out [m, n].
/// Writes bᵀ into `scratch`, k · n floats.
void matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out, Arena& scratch);

/// out = aᵀ. a [m, n], out [n, m].
void transpose(ConstMatrixView a, MatrixView out);

}  // namespace attn
