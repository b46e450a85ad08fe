#pragma once

#include <string>
#include <variant>
#include <vector>

#include "training/trainer.hpp"

namespace attn {

/// The best values that a training has met.
struct BestValues {
  std::vector<float> values;
  std::int64_t step = 0;  ///< 0: none yet
  double loss = 0;        ///< held_out_loss
};

/// A training that stands still. What noise and order come next follows from the seed and the step,
/// so nothing else has to be kept.
struct Checkpoint {
  std::string recipe;  ///< all that has to be the same to go on, in words
  TrainingState state;
  BestValues best;
};

/// Writes a safetensors file of float32 vectors: "values", "first_moment", "second_moment",
/// "best_values"; the rest is metadata. The file is complete or as it was before. False where it
/// can't be written.
bool write_checkpoint(const Checkpoint& checkpoint, const std::string& path);

/// Reads it back for a model of `num_values` floats, or says in words what is wrong.
std::variant<Checkpoint, std::string> read_checkpoint(const std::string& path,
                                                      std::size_t num_values);

}  // namespace attn
