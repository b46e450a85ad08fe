#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "text/code_points.hpp"

namespace attn {

/// What a reader would call one character: a letter with its accents, a syllable block, an emoji
/// with its skin tone and joiners, a flag. It covers text[begin] … text[end − 1].
struct Character {
  enum class Kind {
    space,   ///< white space, also no-break, ideographic and zero-width, and the byte order mark
    mark,    ///< punctuation, symbol, emoji, control character or lone surrogate
    letter,  ///< everything else: letters, digits, syllables, jamo, private use
  };

  std::size_t begin;
  std::size_t end;
  Kind kind;
};

/// Cuts text into characters: the extended grapheme clusters of UAX #29 (rules GB6–GB13, without
/// prepended marks), except that nothing joins a space or a control character. Linear time.
std::vector<Character> split_characters(std::span<const CodePoint> text);

}  // namespace attn
