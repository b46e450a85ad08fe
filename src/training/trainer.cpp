#include "training/trainer.hpp"

#include <algorithm>
#include <cassert>

#include "training/backward.hpp"
#include "training/cross_entropy.hpp"
#include "training/gradients.hpp"
#include "training/in_parallel.hpp"
#include "training/initial_values.hpp"

namespace attn {

Trainer::Trainer(const ModelSettings& settings, const TrainerOptions& options)
    : settings_(settings), options_(options) {
  Parameters sizes;
  make_model(settings, sizes);
  state_.values.resize(sizes.size());
  state_.first_moment.resize(sizes.size());
  state_.second_moment.resize(sizes.size());
  set_initial_values(sizes, options.seed, state_.values);
  for (auto& shard : shards_) {
    shard = std::make_unique<Shard>();
    shard->gradients.resize(sizes.size());
    shard->parameters = Parameters(state_.values.data(), shard->gradients.data());
    shard->model = make_model(settings, shard->parameters);
  }
}

void Trainer::resume(TrainingState state) {
  assert(state.values.size() == state_.values.size());
  // The models read the values where they are.
  std::copy(state.values.begin(), state.values.end(), state_.values.begin());
  state_.first_moment = std::move(state.first_moment);
  state_.second_moment = std::move(state.second_moment);
  state_.step = state.step;
}

StepResult Trainer::step(std::span<const Example> examples) {
  ++state_.step;
  for (std::size_t s = 0; s < shards_.size(); ++s) {
    std::vector<const Example*> part;
    for (std::size_t i = s; i < examples.size(); i += shards_.size()) part.push_back(&examples[i]);
    shards_[s]->batch = make_model_batch(part, shards_[s]->model->is_time_major());
  }
  const int num_tokens = shards_[0]->batch.num_tokens + shards_[1]->batch.num_tokens;
  const int num_gold = shards_[0]->batch.num_gold + shards_[1]->batch.num_gold;
  in_parallel(options_.num_threads, [&](int index) { run(index, num_tokens, num_gold); });

  StepResult result;
  result.num_tokens = num_tokens;
  result.num_examples = static_cast<int>(examples.size());
  result.loss = shards_[0]->loss + shards_[1]->loss;
  if (options_.guide_weight > 0) {
    result.guided_loss = (shards_[0]->guided_loss + shards_[1]->guided_loss) /
                         static_cast<double>(options_.guide_weight);
  }
  const std::span<float> gradients = shards_[0]->gradients;
  const std::span<const float> shards[] = {gradients, shards_[1]->gradients};
  sum_shards(shards, gradients);
  result.gradient_norm = clip_global_norm(gradients, options_.max_gradient_norm);
  update();
  return result;
}

// Forward and backward: leaves the gradients of a shard's part of the loss.
void Trainer::run(int index, int num_tokens, int num_gold) {
  Shard& shard = *shards_[static_cast<std::size_t>(index)];
  ModelBatch& batch = shard.batch;
  std::fill(shard.gradients.begin(), shard.gradients.end(), 0.0f);
  shard.loss = shard.guided_loss = 0;
  if (batch.num_examples() == 0) return;

  const bool is_guided = options_.guide_weight > 0 && num_gold > 0;
  shard.guide = {
      .gold = batch.gold,
      .head = options_.guided_head,
      .row_weight = is_guided ? options_.guide_weight / static_cast<float>(num_gold) : 0};
  shard.memory.reset();
  shard.scratch.reset();
  Tape tape;
  // Every shard and step draws its own, whichever thread it is on.
  const Dropout dropout = {.rate = options_.dropout,
                           .seed = mix_bits(options_.seed) + static_cast<std::uint64_t>(index),
                           .step = static_cast<std::uint64_t>(state_.step)};
  Pass pass(shard.memory, shard.scratch, nullptr, &tape, dropout);
  const Tensor logits =
      shard.model->logits(pass, batch.source, batch.target, is_guided ? &shard.guide : nullptr);

  std::vector<float> row_weights = batch.is_token;
  for (float& weight : row_weights) weight /= static_cast<float>(num_tokens);
  copy(logits.value, logits.gradient);
  shard.loss =
      cross_entropy(logits.gradient, batch.next_tokens, row_weights, options_.label_smoothing);
  shard.guided_loss = backward(tape, shard.scratch);
}

void Trainer::update() {
  const double rate = options_.learning_rate.at(state_.step);
  for (const Parameter& parameter : parameters().all()) {
    const auto part = [&parameter](std::vector<float>& all) {
      return std::span<float>(all).subspan(parameter.offset, parameter.size());
    };
    AdamW adam = options_.adam;
    if (parameter.rows == 1) adam.weight_decay = 0;
    adam_w_step(adam, state_.step, rate, part(shards_[0]->gradients), part(state_.first_moment),
                part(state_.second_moment), part(state_.values));
  }
}

}  // namespace attn
