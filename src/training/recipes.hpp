#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "models/model_settings.hpp"
#include "training/batches.hpp"
#include "training/trainer.hpp"

namespace attn {

/// How a model of the page is trained. The same recipe, corpus and seed give the same weights.
struct TrainingRecipe {
  std::string_view name;   ///< of the file
  std::string_view model;  ///< what one calls it: "transformer"
  ModelSettings settings;  ///< vocab_size is that of the vocabulary
  bool both_directions;    ///< else Korean → English alone
  std::int64_t steps;
  TrainerOptions trainer;  ///< learning_rate.total_steps and seed are those of the training
  BatchOptions batches;
  Noise noise;
};

/// All of them.
const std::vector<TrainingRecipe>& recipes();

/// The recipe for `model`, or null.
const TrainingRecipe* find_recipe(std::string_view model);

/// `recipe` with what is known only when it is used.
TrainingRecipe prepared(TrainingRecipe recipe, int vocab_size, std::int64_t steps,
                        std::uint64_t seed, int num_threads);

}  // namespace attn
