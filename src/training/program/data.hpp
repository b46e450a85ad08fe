#pragma once

#include <string>
#include <variant>
#include <vector>

#include "training/example.hpp"

namespace attn {

/// Pairs to learn from and pairs to be measured with, in files of pairs.hpp.
struct TrainingData {
  std::vector<Pair> both_ways;         ///< to learn in both directions
  std::vector<Pair> to_english;        ///< to learn Korean → English only
  std::vector<Pair> held_out_english;  ///< never learnt: Korean → English
  std::vector<Pair> held_out_korean;   ///< never learnt: English → Korean

  std::vector<Task> tasks(bool both_directions) const;
  std::vector<Task> held_out(Direction direction) const;
};

using DataOrProblem = std::variant<TrainingData, std::string>;

/// The corpus of the project, as its README.md tells.
DataOrProblem load_corpus(const std::string& folder);

/// A user's pairs, to be learnt in both directions; one in twenty, at most 500, is held out.
DataOrProblem load_own_pairs(const std::string& path, std::uint64_t seed);

/// Byte pairs of the texts to learn from; merges stay inside of morphemes where those are known.
BytePairEncoding learn_vocabulary(const TrainingData& data);

}  // namespace attn
