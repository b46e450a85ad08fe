#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/batch.hpp"
#include "training/example.hpp"

namespace attn {

/// Examples as a model reads them, and what it should say.
struct ModelBatch {
  Batch source;
  Batch target;  ///< start token and pieces; where time-major, padded to one length
  std::vector<std::int32_t> next_tokens;  ///< of each row of the target: the piece after it, or end
  std::vector<float> is_token;            ///< of each row of the target: 1, or 0 for padding
  /// Whether target row t, which is to say piece t, says the same as source piece s: row-major, one
  /// example after the other, as AlignmentGuide has it.
  std::vector<std::uint8_t> gold;
  int num_tokens = 0;  ///< rows that are no padding
  int num_gold = 0;    ///< rows that have gold

  int num_examples() const { return static_cast<int>(source.sentences.size()); }
};

/// Where `is_time_major` (models/translation_model.hpp) all sources have one length.
ModelBatch make_model_batch(std::span<const Example* const> examples, bool is_time_major);

}  // namespace attn
