#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/tape.hpp"

namespace attn {

/// Sentences of token ids that go through a model together, one behind the other.
struct Batch {
  std::vector<std::int32_t> ids;        ///< a row each
  std::vector<std::int32_t> positions;  ///< of each row in its sentence, from 0 on
  std::vector<Rows> sentences;
  std::vector<int> lengths;  ///< of each sentence without its padding

  /// Appends a sentence, of which the first `length` ids are no padding; negative: all.
  void add(std::span<const std::int32_t> sentence, int length = -1, int first_position = 0) {
    const auto count = static_cast<int>(sentence.size());
    sentences.push_back({static_cast<int>(ids.size()), count});
    lengths.push_back(length < 0 ? count : length);
    ids.insert(ids.end(), sentence.begin(), sentence.end());
    for (int i = 0; i < count; ++i) positions.push_back(first_position + i);
  }
  int rows() const { return static_cast<int>(ids.size()); }
};

}  // namespace attn
