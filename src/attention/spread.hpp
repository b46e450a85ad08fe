#pragma once

#include "tensor/matrix.hpp"

namespace attn {

/// Columns of what `spread` writes.
enum class SpreadColumn { entropy, effective_keys, largest };
inline constexpr int spread_columns = 3;

/// How widely each row of attention weights spreads over the keys:
///
///   entropy          H = −Σⱼ wⱼ ln wⱼ, in nats, from 0 (one key) to ln key_length (all alike)
///   effective_keys   e^H: so many keys that share the row equally have this entropy (its
///                    perplexity); 0 for a row that sees no key
///   largest          maxⱼ wⱼ
///
/// weights [query_length, key_length], rows of a softmax: none negative, each with the sum 1 or 0.
/// 0 · ln 0 counts as 0. rows [query_length, 3]; mean [1, 3]: of every column over all rows.
/// Entropy is within 3e-6 · (1 + H) of the true value.
void spread(ConstMatrixView weights, MatrixView rows, MatrixView mean);

}  // namespace attn
