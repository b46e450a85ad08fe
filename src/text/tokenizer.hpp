#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/code_points.hpp"

namespace attn {

/// How a text is cut. In every unit but `byte`, white space makes the gaps between tokens; tokens
/// and gaps together give back the text. White space is what Unicode calls so, plus U+200B and
/// U+FEFF. A "mark" is a punctuation mark, a symbol, an emoji with all its joiners, a control
/// character (NUL too) or a lone surrogate.
enum class TokenUnit {
  /// 어절 and English words; scripts mix freely inside ("GPT모델은"). Every mark is a token of its
  /// own, so "?!" gives two; only a run of full stops ("...") or of "…" is one. A mark stays inside
  /// a word as an apostrophe between letters that are not Hangul (don't), as a hyphen or underscore
  /// between letters or digits (COVID-19), and as . , : between digits (3.14, 1,000, 10:30).
  word,
  /// As `word`, with Korean particles split off by rule (text/particle.hpp): 학교에서는 → 학교 에서
  /// 는.
  particle,
  /// As `word`, with every Hangul syllable a token: GPT모델은 → GPT 모 델 은.
  syllable,
  /// Characters; a Hangul syllable gives its letters as compatibility jamo, 한 → ㅎ ㅏ ㄴ, which
  /// share the offsets of the syllable.
  jamo,
  /// UTF-8 bytes of the whole text, white space included, each as two lower-case hex digits; the
  /// bytes of one character share its offsets. The text as it is stored: NFD stays NFD. A lone
  /// surrogate is the bytes of U+FFFD, ef bf bd.
  byte,
};

/// A piece of a text. Except for `byte`, decomposed Hangul (NFD) is joined first, so that NFC and
/// NFD text give the same token texts; the offsets always span what stood in the original.
struct Token {
  std::string text;    ///< UTF-8, well-formed: a lone surrogate is written as U+FFFD
  std::int32_t start;  ///< offsets in UTF-16 units of the original text, end exclusive
  std::int32_t end;
  std::u16string utf16;  ///< `text` for JavaScript; a lone surrogate is kept

  bool operator==(const Token&) const = default;
};

/// Never fails; empty and white-space-only text have no tokens (white space has bytes). Tokens come
/// in the order of the text. Linear time.
std::vector<Token> tokenize(std::span<const CodePoint> text, TokenUnit unit);

/// The same for UTF-8, which may be ill-formed (see decode_utf8).
std::vector<Token> tokenize(std::string_view utf8, TokenUnit unit);

}  // namespace attn
