#include "training/recipes.hpp"

#include <algorithm>

namespace attn {
namespace {

constexpr Noise noise = {.merge_dropout = 0.05f, .final_mark_dropout = 0.12f};
// For as many tokens in all, small batches end far ahead of large ones: 4 million of them made
// 68 % of translations right in batches of 4,500, and 88 % in batches of 1,125.
constexpr int tokens_of_batch = 1500;
// A sentence is met four times or less, so there is nothing to learn by heart.
constexpr float no_dropout = 0;

TrainingRecipe transformer() {
  return {.name = "transformer-ko-en",
          .model = "transformer",
          .settings = TransformerSettings(),
          .both_directions = true,
          .steps = 13'000,
          .trainer = {.learning_rate = {.peak = 1.5e-3, .warm_up_steps = 500},
                      .dropout = no_dropout,
                      .guide_weight = 0.3f},
          .batches = {.tokens = tokens_of_batch},
          .noise = noise};
}

TrainingRecipe recurrent(std::string_view name, CellKind cell, RecurrentAttentionKind attention) {
  return {.name = name,
          .model = name,
          .settings = RecurrentTranslatorSettings{.cell = cell, .attention = attention},
          .both_directions = false,
          .steps = 8000,
          .trainer = {.learning_rate = {.peak = 3e-3, .warm_up_steps = 300}, .dropout = no_dropout},
          .batches = {.tokens = tokens_of_batch, .same_source_length = true},
          .noise = noise};
}

}  // namespace

const std::vector<TrainingRecipe>& recipes() {
  static const std::vector<TrainingRecipe> all = {
      transformer(), recurrent("rnn-additive", CellKind::gru, RecurrentAttentionKind::additive),
      recurrent("rnn-general", CellKind::lstm, RecurrentAttentionKind::general),
      recurrent("rnn-none", CellKind::gru, RecurrentAttentionKind::none)};
  return all;
}

const TrainingRecipe* find_recipe(std::string_view model) {
  for (const TrainingRecipe& recipe : recipes()) {
    if (recipe.model == model) return &recipe;
  }
  return nullptr;
}

TrainingRecipe prepared(TrainingRecipe recipe, int vocab_size, std::int64_t steps,
                        std::uint64_t seed, int num_threads) {
  std::visit([vocab_size](auto& settings) { settings.vocab_size = vocab_size; }, recipe.settings);
  recipe.steps = steps;
  LearningRate& rate = recipe.trainer.learning_rate;
  rate.total_steps = steps;
  rate.warm_up_steps = std::min(rate.warm_up_steps, steps / 4);
  recipe.trainer.seed = seed;
  recipe.trainer.num_threads = num_threads;
  recipe.batches.max_length =
      std::visit([](const auto& settings) { return settings.max_length; }, recipe.settings);
  return recipe;
}

}  // namespace attn
