#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "models/tape.hpp"

namespace attn {

/// Sentences of token ids that go through a model together, one behind the other or, by
/// `side_by_side`, with all first tokens in front, then all second ones: row t · sentences + s.
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

  /// All sentences as long as the longest: `padding` follows the shorter ones.
  static Batch side_by_side(std::span<const std::vector<std::int32_t>> sentences,
                            std::int32_t padding) {
    const auto count = static_cast<int>(sentences.size());
    std::size_t longest = 0;
    for (const auto& sentence : sentences) longest = std::max(longest, sentence.size());
    Batch batch;
    for (int s = 0; s < count; ++s) {
      batch.sentences.push_back({s, static_cast<int>(longest), count});
      batch.lengths.push_back(static_cast<int>(sentences[static_cast<std::size_t>(s)].size()));
    }
    for (std::size_t t = 0; t < longest; ++t) {
      for (const auto& sentence : sentences) {
        batch.ids.push_back(t < sentence.size() ? sentence[t] : padding);
        batch.positions.push_back(static_cast<int>(t));
      }
    }
    return batch;
  }

  int rows() const { return static_cast<int>(ids.size()); }
};

}  // namespace attn
