#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_pair_encoding.hpp"
#include "text/code_points.hpp"

namespace attn {

/// What merges are learnt from: the units of texts (text/merge_unit.hpp) and how often each was
/// seen.
class UnitCounts {
 public:
  /// The parts of a unit that should stay apart, {"▁학교", "에"}: "▁" where a word starts,
  /// decomposed Hangul joined.
  using Unit = std::vector<std::string>;

  /// Counts the units of a text; no unit has parts.
  void add_text(std::string_view utf8, std::int64_t times = 1);

  /// The same for a text whose morphemes are told apart by "|": "나|는 학교|에 갔|다|."
  void add_morphemes(std::string_view utf8, std::int64_t times = 1);

  const std::map<Unit, std::int64_t>& counts() const { return counts_; }

 private:
  void add(std::vector<CodePoint> text, std::int64_t times);

  std::map<Unit, std::int64_t> counts_;
};

struct LearnOptions {
  int vocabulary_size = 3000;            ///< ids in all; fewer when the units give no more merges
  std::int64_t min_character_count = 1;  ///< a character seen this often has a piece of its own
  std::int64_t min_merge_count = 2;      ///< a pair must be seen this often to become a piece
};

/// Learns a byte pair encoding: the pair of neighbours that counts most becomes a piece, again and
/// again (Sennrich, Haddow and Birch 2016, algorithm 1).
///
/// A pair counts how often it stands inside a part less how often it stands across the border of
/// two. The encoder knows no borders: "나는" of a set phrase, merged, would swallow every 나|는.
/// So the units go through learning as the encoder will cut them.
///
/// The same counts give the same encoding on every machine: among pairs that count the same, the
/// first in the order of their UTF-8 wins. `vocabulary_size` must be more than
/// BytePairEncoding::space and at most BytePairEncoding::max_size; where not all characters fit,
/// the most frequent have pieces.
BytePairEncoding learn_byte_pairs(const UnitCounts& units, const LearnOptions& options);

}  // namespace attn
