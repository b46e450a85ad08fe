#pragma once

#include "kernels/register_tile.hpp"
#include "tensor/matrix.hpp"

namespace attn {

// A panel holds eight columns of a right factor as the tile reads them: [depth][8] without gaps.
// Missing columns are 0.

/// panel[k][c] = b[k][first + c]; b [depth, n].
void pack_columns(ConstMatrixView b, int first, float* panel);

/// panel[k][r] = b[first + r][k] · factor; b [n, depth].
void pack_rows(ConstMatrixView b, int first, float factor, float* panel);

}  // namespace attn
