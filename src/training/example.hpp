#pragma once

#include <cstdint>
#include <vector>

#include "tensor/random.hpp"
#include "text/byte_pair_encoding.hpp"
#include "training/pairs.hpp"

namespace attn {

enum class Direction { to_english, to_korean };

/// What the decoder starts with.
constexpr std::int32_t start_token(Direction direction) {
  return direction == Direction::to_english ? BytePairEncoding::to_english
                                            : BytePairEncoding::to_korean;
}

/// A pair to be learnt in one direction. The pair outlives it.
struct Task {
  const Pair* pair;
  Direction direction;
};

/// A piece of the target and a piece of the source that say the same, counted from 0.
struct PieceLink {
  int target, source;

  bool operator==(const PieceLink&) const = default;
};

/// A task as tokens.
struct Example {
  std::vector<std::int32_t> source;  ///< pieces
  std::vector<std::int32_t> target;  ///< pieces, between `start` and the end token
  std::int32_t start;
  std::vector<PieceLink> links;  ///< ascending, each once; empty where nothing is known

  /// Rows of the decoder: the start and every piece.
  int target_rows() const { return static_cast<int>(target.size()) + 1; }
};

/// What is done to sentences so that a model meets them in more than one form.
struct Noise {
  /// Of passing over a merge: BPE-dropout (Provilkov et al. 2020), so that pieces of rare words are
  /// learnt too. In sources only: targets keep one spelling.
  float merge_dropout = 0;
  /// Of leaving out a full stop or an exclamation mark at the end, on both sides.
  float final_mark_dropout = 0;
};

Example make_example(const BytePairEncoding& encoding, const Task& task, const Noise& noise,
                     Random& random);

/// Without noise.
Example make_example(const BytePairEncoding& encoding, const Task& task);

}  // namespace attn
