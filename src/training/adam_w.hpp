#pragma once

#include <cstdint>
#include <span>

namespace attn {

struct AdamW {
  float beta1 = 0.9f;
  float beta2 = 0.999f;
  float epsilon = 1e-8f;
  float weight_decay = 0.01f;
};

/// One step of Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2; PyTorch's
/// torch.optim.AdamW), element by element, with g the gradient and t = step, which counts from 1:
///
///   parameter −= learning_rate · weight_decay · parameter
///   m = beta1 · m + (1 − beta1) · g,   v = beta2 · v + (1 − beta2) · g²
///   parameter −= learning_rate · (m / (1 − beta1ᵗ)) / (√(v / (1 − beta2ᵗ)) + epsilon)
///
/// All four of the same size; first_moment m and second_moment v are 0 before step 1. Tensors that
/// are not to decay are updated by a call of their own with weight_decay 0.
void adam_w_step(const AdamW& adam, std::int64_t step, double learning_rate,
                 std::span<const float> gradients, std::span<float> first_moment,
                 std::span<float> second_moment, std::span<float> parameters);

/// Rises from 0 in a line over `warm_up_steps`, then falls to `final_share` of the peak at
/// `total_steps` along half a cosine (Loshchilov and Hutter 2017), and stays there.
struct LearningRate {
  double peak = 1e-3;
  std::int64_t warm_up_steps = 0;
  std::int64_t total_steps = 1;
  double final_share = 0.0;

  /// For step 1, 2, …: step warm_up_steps has the peak.
  double at(std::int64_t step) const;
};

}  // namespace attn
