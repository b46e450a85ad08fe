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

/// 0–9, also full-width.
constexpr bool is_digit(char32_t value) {
  return (value >= '0' && value <= '9') || (value >= 0xFF10 && value <= 0xFF19);
}

/// White space as Unicode has it, also zero-width (U+200B), and the byte order mark.
bool is_space(char32_t value);

/// The text with one U+0020 for every run of white space, line breaks and tabs included, and none
/// at its ends. The space stands where the run stood.
std::vector<CodePoint> single_spaced(std::span<const CodePoint> text);

/// C0 and C1: what has no shape.
constexpr bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0);
}

/// Cuts text into characters: the extended grapheme clusters of UAX #29 (rules GB6–GB13, without
/// prepended marks), except that nothing joins a space or a control character. Linear time.
std::vector<Character> split_characters(std::span<const CodePoint> text);

}  // namespace attn
