#pragma once

#include <string>
#include <variant>
#include <vector>

#include "training/example.hpp"

namespace attn {

/// Pairs and what they are for.
struct PairFile {
  std::string name;
  std::vector<Pair> pairs;
  bool serves_to_english, serves_to_korean;

  bool serves(Direction direction) const {
    return direction == Direction::to_english ? serves_to_english : serves_to_korean;
  }
};

/// What a model is measured with.
struct HeldOut {
  std::string name;
  Direction direction;
  std::vector<Task> tasks;
};

struct TrainingData {
  std::vector<PairFile> to_learn;
  std::vector<PairFile> held_out;  ///< never learnt

  /// Korean → English and, with `both_directions`, English → Korean.
  std::vector<Task> tasks(bool both_directions) const;
  std::vector<HeldOut> held_out_tasks(bool both_directions) const;
};

using DataOrProblem = std::variant<TrainingData, std::string>;

/// The corpus of the project, as its README.md tells: the names of the files say what they are for.
DataOrProblem load_corpus(const std::string& folder);

/// A user's pairs, to be learnt in both directions; one in twenty, at most 500, is held out.
DataOrProblem load_own_pairs(const std::string& path, std::uint64_t seed);

/// Byte pairs of the texts to learn from; merges stay inside of morphemes where those are known.
BytePairEncoding learn_vocabulary(const TrainingData& data);

}  // namespace attn
