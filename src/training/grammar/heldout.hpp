#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace attn::grammar {

/// A sentence without its final marks, in small letters; a question keeps its mark, because in 해요
/// and 해 nothing else tells it from a statement.
std::string normalized(std::string_view sentence);

/// What training may not see: sentences, whatever their final mark, and combinations of words.
class HeldOut {
 public:
  void add_sentence(std::string_view korean, std::string_view english);

  /// A line is a combination: columns, separated by tabs, of words, separated by "|". Returns
  /// whether the file could be read.
  bool load_combinations(const std::string& path);

  /// Whether either side is one of the sentences.
  bool has_sentence(std::string_view korean, std::string_view english) const;

  /// Whether a word of each column of a combination is among `english_words`, which are separated
  /// by spaces.
  bool has_combination(std::string_view english_words) const;

  std::size_t num_combinations() const { return combinations_.size(); }

 private:
  using Words = std::set<std::string, std::less<>>;

  Words korean_, english_;
  std::vector<std::vector<Words>> combinations_;
};

}  // namespace attn::grammar
