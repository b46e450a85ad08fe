#include "training/gradients.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace attn {

double global_norm(std::span<const float> gradients) {
  // Four sums side by side: the order depends on the size alone.
  double sums[4] = {};
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    const auto g = static_cast<double>(gradients[i]);
    sums[i % 4] += g * g;
  }
  return std::sqrt((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

double clip_global_norm(std::span<float> gradients, double max_norm) {
  const double norm = global_norm(gradients);
  const double factor = max_norm / (norm + 1e-6);
  if (factor < 1) {
    const auto by = static_cast<float>(factor);
    for (float& g : gradients) g *= by;
  }
  return norm;
}

void sum_shards(std::span<const std::span<const float>> shards, std::span<float> sum) {
  assert(!shards.empty());
  if (shards[0].data() != sum.data()) std::copy(shards[0].begin(), shards[0].end(), sum.begin());
  for (const std::span<const float> shard : shards.subspan(1)) {
    assert(shard.size() == sum.size());
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += shard[i];
  }
}

}  // namespace attn
