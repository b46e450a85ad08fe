#pragma once

#include "tensor/matrix.hpp"

namespace attn {

/// out = a · b (+ bias): out[i][j] = Σₖ a[i][k] · b[k][j] + bias[j].
/// a [m, k], b [k, n], out [m, n]; bias [1, n] or empty. Each sum runs over k in order, starting
/// from 0; the bias comes last. out overlaps none of the others.
void matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out, ConstMatrixView bias = {});

/// out = a · bᵀ (+ bias): out[i][j] = Σₖ a[i][k] · b[j][k] + bias[j]. a [m, k], b [n, k],
/// out [m, n]; bias [1, n] or empty. Sums as above.
void matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out,
                       ConstMatrixView bias = {});

// The same products added to what out holds: each sum starts from there and runs over k in order.
// Of out = a · b they are the gradients: d_a += d_out · bᵀ and d_b += aᵀ · d_out.

/// out += a · b. a [m, k], b [k, n], out [m, n].
void add_matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out += a · bᵀ. a [m, k], b [n, k], out [m, n].
void add_matmul_transposed(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out += aᵀ · b. a [k, m], b [k, n], out [m, n].
void add_transposed_matmul(ConstMatrixView a, ConstMatrixView b, MatrixView out);

/// out += row · b for one row: out[j] += Σₖ row[k] · b[k][j], over k in order. row: b.rows floats,
/// out: b.cols floats. Reads b once, as fast as memory gives it.
void accumulate_row(const float* row, ConstMatrixView b, float* out);

}  // namespace attn
