#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "text/code_points.hpp"

namespace attn {

/// One piece of an encoded text.
struct Piece {
  std::int32_t id;
  /// UTF-16 offsets in the text as it came, end exclusive. The space in front belongs to its piece,
  /// so pieces follow each other without gaps; only the bytes of one character share its offsets,
  /// and the space implied before the first word is empty.
  std::int32_t start, end;
  bool starts_word;  ///< begins with a space, written or implied
  bool is_unknown;   ///< a byte of a character that has no piece

  bool operator==(const Piece&) const = default;
};

/// Pieces begin … end − 1 of a sequence.
struct PieceRange {
  int begin, end;

  bool operator==(const PieceRange&) const = default;
};

/// Byte pair encoding (Sennrich, Haddow and Birch 2016, section 3.2): characters, and merges that
/// make one piece of two. The earliest merge that applies anywhere in a unit is made first, on the
/// left first, until none applies.
///
/// - A character is what a reader calls one (text/characters.hpp): a syllable, a letter, an emoji
///   with all its joiners. One that has no piece gives its UTF-8 bytes, which never merge.
/// - Merges stay within a unit: a run of letters, one digit, or one mark, each with the one space
///   in front. The space before a word is part of its first piece, as "▁" is in SentencePiece
///   (Kudo and Richardson 2018); one is implied before the text.
/// - Letter case is kept.
/// - decode(encode(text)) == text for every text, except that decomposed Hangul (NFD) comes back
///   composed, as NFC has it: both give the same ids, with offsets into the text as it came. No
///   other normalisation is made. What UTF-8 can't hold (ill-formed bytes, lone surrogates) comes
///   back as U+FFFD.
///
/// Ids, without gaps: the four specials, 256 bytes, characters, merges.
class BytePairEncoding {
 public:
  static constexpr std::int32_t padding = 0;
  static constexpr std::int32_t end = 1;
  static constexpr std::int32_t to_korean = 2;  ///< what the decoder starts with is the direction
  static constexpr std::int32_t to_english = 3;
  static constexpr std::int32_t num_specials = 4;
  static constexpr std::int32_t first_byte = num_specials;
  static constexpr std::int32_t space = first_byte + 256;  ///< "▁" alone, the first character

  static constexpr int max_size = 1 << 15;            ///< ids
  static constexpr std::size_t max_piece_bytes = 96;  ///< UTF-8, "▁" included

  /// Why a vocabulary file was refused; `message` says it in words.
  enum class Error {
    not_utf8,
    not_a_vocabulary,  ///< the first line is another one
    unknown_version,
    missing_specials,
    bad_count,  ///< no "<section> <number>" where one belongs
    too_large,  ///< more than max_size ids
    truncated,  ///< fewer lines than the counts say, or the last without its line feed
    text_after_end,
    missing_space,  ///< the first character is not "▁"
    bad_character,
    bad_merge,     ///< no two pieces with one space between them
    unknown_part,  ///< a piece that does not stand further up
    duplicate_piece,
    piece_too_long,
    never_used,  ///< a merge across units, or one that would break a character
  };
  struct Problem {
    Error error;
    int line;  ///< from 1

    bool operator==(const Problem&) const = default;
  };

  /// Reads a vocabulary file:
  ///
  ///     byte_pair_encoding 1
  ///     specials 4
  ///     <padding>
  ///     <end>
  ///     <to_korean>
  ///     <to_english>
  ///     characters 812            how many lines follow
  ///     ▁                         the space comes first
  ///     가                        one code point a line, no white space, no control character
  ///     merges 2100
  ///     ▁ 나                      two pieces from further up
  ///
  /// UTF-8, every line ends with one line feed. Since white space and control characters are always
  /// bytes, nothing is escaped; a real "▁" in a text is bytes, too. Nothing is guessed: what is not
  /// as above is refused.
  static std::variant<BytePairEncoding, Problem> parse(std::string_view vocabulary_file);

  /// The file: serialize(parse(file)) == file.
  std::string serialize() const;

  /// The file with these characters, "▁" first, and these pairs to merge, unchecked.
  static std::string vocabulary_file(std::span<const std::string> characters,
                                     std::span<const std::pair<std::string, std::string>> merges);

  /// How many ids there are: specials, bytes, characters and merges.
  int size() const { return static_cast<int>(texts_.size()); }

  /// Time n log n for n characters. An empty text has no pieces.
  std::vector<Piece> encode(std::string_view utf8) const;

  /// With `drop_merge`, this is BPE-dropout (Provilkov, Emelianenko and Voita 2020, algorithm 1):
  /// whenever the next merge is looked for, every candidate, best first, is passed over if
  /// `drop_merge()` says so, for that once. For training:
  /// `encoding.encode(text, [&] { return random.uniform() < 0.1f; })`.
  std::vector<Piece> encode(std::span<const CodePoint> text,
                            const std::function<bool()>& drop_merge = nullptr) const;

  /// The text of pieces, well-formed UTF-8 whatever the ids; specials are skipped and one space in
  /// front is taken off. All ids in 0 … size() − 1.
  std::string decode(std::span<const std::int32_t> ids) const;

  /// How a piece is shown: without the space in front, which `starts_word` tells of ("▁" alone is
  /// shown as itself); a byte as two lower-case hex digits; a special as the file has it.
  std::string_view text(int id) const;
  bool starts_word(int id) const;
  static constexpr bool is_byte(int id) { return id >= first_byte && id < first_byte + 256; }

  /// The id of a character or merge as the file spells it ("▁학교" at the start of a word, "에"
  /// inside); −1 if there is none.
  int find(std::string_view piece) const;

  /// Joins pieces for display into 어절 and words: each range is a word, the marks in front of or
  /// behind it ("갔다" and "."; marks inside stay, as in don't), or a special. `decode` of a range
  /// is its text.
  std::vector<PieceRange> words(std::span<const std::int32_t> ids) const;

 private:
  struct Merge {
    std::int32_t left, right, merged;
    bool operator<(const Merge& other) const {
      return left != other.left ? left < other.left : right < other.right;
    }
  };
  class Lines;
  class UnitMerger;

  BytePairEncoding();
  std::optional<Error> read(Lines& lines);
  std::optional<Error> add_character(std::string_view line);
  std::optional<Error> add_merge(std::string_view line);
  void add_piece(std::string text);
  void append_character(std::span<const CodePoint> character, std::vector<Piece>& pieces) const;
  bool is_mark(std::int32_t id) const;

  std::vector<std::string> texts_;                             // by id, "▁" where a word starts
  std::vector<std::int32_t> by_text_;                          // characters and merges, ascending
  std::vector<std::pair<char32_t, std::int32_t>> characters_;  // code point and id, ascending
  std::vector<Merge> merges_;                                  // ascending by parts
};

std::string_view message(BytePairEncoding::Error error);

}  // namespace attn
