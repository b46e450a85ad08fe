#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace attn {

/// Part of a sentence: UTF-16 offsets, end exclusive, as CodePoint and Piece have them.
struct TextSpan {
  std::int32_t start, end;

  bool operator==(const TextSpan&) const = default;
};

/// A Korean morpheme and an English word that say the same.
struct AlignedSpans {
  TextSpan korean, english;

  bool operator==(const AlignedSpans&) const = default;
};

/// A sentence in both languages. A tokenizer's pieces are aligned where they overlap with aligned
/// spans, so the alignment outlives any choice of tokenizer.
struct Pair {
  std::string korean, english;          ///< UTF-8, not empty
  std::vector<AlignedSpans> alignment;  ///< ascending by English; empty where nothing is known
  // Empty in files of two columns:
  std::string korean_pieces;  ///< 어절 separated by spaces, morphemes by "|"
  std::string kind;           ///< family of the sentence
};

/// What was wrong with a file, and where.
struct PairsProblem {
  std::string file;
  int line;  ///< from 1; 0 for the file as a whole
  std::string message;
};

/// For people: "pairs.tsv:17: 3 columns instead of 2".
std::string describe(const PairsProblem& problem);

using PairsOrProblem = std::variant<std::vector<Pair>, PairsProblem>;

/// Reads pairs of sentences, one a line, columns separated by tabs. All lines have two columns,
///
///     korean   english
///
/// or the six of src/training/corpus,
///
///     korean   english   korean_pieces   english_words   alignment   kind
///     물 좀 주세요.  …   물 좀 주세요|.     please give …   0-2 1-2 …   fixed
///
/// and then as many more as one likes, which are passed over. A first line that begins with
/// "korean", "english" is a heading. Pieces are separated by "|" within an 어절 and joined give the
/// Korean sentence; words are separated by spaces and follow each other in the English one, where
/// the first may be written with a capital. alignment: "word-piece" pairs, both counted from 0.
///
/// Strict: other column counts, an empty sentence, ill-formed UTF-8, words that are not in their
/// sentence, indices out of range or given twice are problems. CR LF and a missing last line feed
/// are not. `file` only serves to name the text in a problem.
PairsOrProblem parse_pairs(std::string_view text, std::string_view file);

/// parse_pairs of a file, also of one compressed by gzip. Native builds only.
PairsOrProblem load_pairs(const std::string& path);

}  // namespace attn
