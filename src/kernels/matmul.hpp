#pragma once

#include "tensor/matrix.hpp"

namespace attn {

/// out = a · b (+ bias): out[i][j] = Σₖ a[i][k] · b[k][j] + bias[j].
/// a [m, k], b [k, n], out [m, n]; bias [1, n] or empty. Each sum runs over k in order, starting
/// from 0; the bias comes last. out overlaps none of the others.
void matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias = {});

/// out = a · bᵀ: out[i][j] = Σₖ a[i][k] · b[j][k]. a [m, k], b [n, k], out [m, n]. Sums as above.
void matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out += row · b for one row: out[j] += Σₖ row[k] · b[k][j], over k in order. row: b.rows floats,
/// out: b.cols floats. Reads b once, as fast as memory gives it.
void accumulate_row(const float* row, ConstMatrixView b, float* out);

}  // namespace attn
