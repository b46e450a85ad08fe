#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "training/evaluation.hpp"
#include "training/program/data.hpp"

namespace attn {

/// What a model makes of a held-out file in one direction.
struct Quality {
  std::string held_out;
  Direction direction;
  double loss;  ///< held_out_loss
  MatchesByLength matches;
  Matches as_stored;  ///< of the file, whose weights are int8
  std::vector<HeadAlignment> heads;
};

/// What came out of a training.
struct Report {
  std::string name, file;
  std::size_t num_parameters = 0, file_bytes = 0;
  std::int64_t steps = 0, best_step = 0;
  std::uint64_t seed = 0;
  double seconds = 0, sentences_per_second = 0;
  std::vector<Quality> qualities = {};
};

/// Measures both models.
Quality measure(const TranslationModel& model, const TranslationModel& as_stored,
                const BytePairEncoding& encoding, const HeldOut& held_out, int num_threads);

/// For people.
std::string table_of(const Report& report);
/// For the model card: the same numbers.
std::string json_of(const Report& report);

}  // namespace attn
