#pragma once

#include "tensor/matrix.hpp"

namespace attn {

enum class Position {
  none,
  /// "Attention Is All You Need", section 3.5; embeddings are then multiplied by √model_dim
  /// (section 3.4).
  sinusoidal,
};

/// out[p][2i] = sin(p / 10000^(2i / model_dim)), out[p][2i + 1] = cos of the same angle.
/// out [length, model_dim]; an odd model_dim ends with a sine.
void sinusoidal_encoding(MatrixView out);

}  // namespace attn
