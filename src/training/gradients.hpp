#pragma once

#include <span>

namespace attn {

/// √Σ x², summed in double precision in an order that depends on the size alone.
double global_norm(std::span<const float> gradients);

/// Multiplies the gradients by max_norm / (norm + 1e-6) if that is less than 1, as PyTorch's
/// clip_grad_norm_ does (Pascanu et al. 2013). Returns the norm before.
double clip_global_norm(std::span<float> gradients, double max_norm);

/// sum[i] = shards[0][i] + shards[1][i] + …, in this order: the same bits whichever shard was ready
/// first. At least one shard, all of the size of `sum`; `sum` may be shards[0].
void sum_shards(std::span<const std::span<const float>> shards, std::span<float> sum);

}  // namespace attn
