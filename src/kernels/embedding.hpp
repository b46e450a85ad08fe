#pragma once

#include <cstdint>
#include <span>

#include "tensor/matrix.hpp"

namespace attn {

/// out[i] = table[ids[i]] · factor. ids: out.rows numbers, each a row of the table; table
/// [vocab_size, model_dim], out [length, model_dim].
void embed(std::span<const std::int32_t> ids, ConstMatrixView table, float factor, MatrixView out);

/// d_table[ids[i]] += d_out[i] · factor, over i in order. Shapes as above.
void embed_backward(std::span<const std::int32_t> ids, ConstMatrixView d_out, float factor,
                    MatrixView d_table);

}  // namespace attn
