#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "models/model_settings.hpp"
#include "training/adam_w.hpp"
#include "training/example.hpp"
#include "training/model_batch.hpp"

namespace attn {

struct TrainerOptions {
  LearningRate learning_rate;
  AdamW adam = {.beta1 = 0.9f, .beta2 = 0.98f, .epsilon = 1e-9f, .weight_decay = 0.01f};
  float dropout = 0.1f;
  float label_smoothing = 0.1f;
  /// Of the guided alignment loss (training/guided_alignment.hpp); 0: heads find their own way.
  float guide_weight = 0.0f;
  int guided_head = 0;
  double max_gradient_norm = 1.0;
  std::uint64_t seed = 1;
  int num_threads = 1;  ///< 1 or 2, with the same results
};

/// All that a training remembers from step to step; what comes next follows from it.
struct TrainingState {
  std::vector<float> values, first_moment, second_moment;  ///< of the parameters
  std::int64_t step = 0;                                   ///< steps made
};

struct StepResult {
  double loss = 0;         ///< cross entropy, a token
  double guided_loss = 0;  ///< before its weight, a row that has gold
  double gradient_norm = 0;
  int num_tokens = 0;  ///< of targets
  int num_examples = 0;
};

/// Trains a model step by step:
///
///   loss = mean over tokens of the smoothed cross entropy
///        + guide_weight · mean over rows with gold of −log(attention on gold)
///
/// A batch is cut in two shards, every other example each. Shards share the values and have all
/// else for themselves; their gradients are added in order, clipped, and handed to AdamW, which
/// decays matrices, but no vectors.
class Trainer {
 public:
  Trainer(const ModelSettings& settings, const TrainerOptions& options);

  StepResult step(std::span<const Example> batch);

  const TrainingState& state() const { return state_; }
  /// A state of the same model and options, to go on from.
  void resume(TrainingState state);

  /// The model with the values of now.
  const TranslationModel& model() const { return *shards_[0]->model; }
  const Parameters& parameters() const { return shards_[0]->parameters; }

 private:
  struct Shard {
    std::vector<float> gradients;
    Parameters parameters;
    std::unique_ptr<TranslationModel> model;
    Arena memory, scratch;
    ModelBatch batch;
    AlignmentGuide guide;
    double loss = 0, guided_loss = 0;
  };

  void run(int index, int num_tokens, int num_gold);
  void update();

  ModelSettings settings_;
  TrainerOptions options_;
  TrainingState state_;
  std::array<std::unique_ptr<Shard>, 2> shards_;
};

}  // namespace attn
