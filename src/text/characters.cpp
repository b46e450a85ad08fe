#include "text/characters.hpp"

#include <algorithm>
#include <iterator>

#include "text/hangul.hpp"
#include "text/unicode_ranges.hpp"

namespace attn {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D, kKeycap = 0x20E3;

template <std::size_t kCount>
bool in_ranges(const CodePointRange (&ranges)[kCount], char32_t value) {
  const auto* after = std::upper_bound(
      std::begin(ranges), std::end(ranges), value,
      [](char32_t wanted, const CodePointRange& range) { return wanted < range.first; });
  return after != std::begin(ranges) && value <= std::prev(after)->last;
}

bool is_emoji_modifier(char32_t value) { return value >= 0x1F3FB && value <= 0x1F3FF; }
bool is_regional_indicator(char32_t value) { return value >= 0x1F1E6 && value <= 0x1F1FF; }

// A generous Extended_Pictographic: it only decides what a joiner may join.
bool is_pictograph(char32_t value) {
  if (is_emoji_modifier(value) || is_regional_indicator(value)) return false;
  return (value >= 0x1F000 && value <= 0x1FAFF) || (value >= 0x2190 && value <= 0x2BFF) ||
         value == 0xA9 || value == 0xAE || (value >= 0x203C && value <= 0x2139) ||
         (value >= 0x3030 && value <= 0x3299);
}

bool extends(char32_t value) {
  return value == kZeroWidthJoiner || is_emoji_modifier(value) ||
         in_ranges(kExtendingRanges, value);
}

// GB6–GB8: the parts of one syllable block. A syllable is a leading jamo and a vowel in one.
bool joins_in_block(char32_t left, char32_t right) {
  const bool left_syllable = is_hangul_syllable(left);
  if (is_leading_jamo(left)) {
    return is_leading_jamo(right) || is_vowel_jamo(right) || is_hangul_syllable(right);
  }
  const bool open = is_vowel_jamo(left) || (left_syllable && final_consonant(left) == 0);
  if (is_vowel_jamo(right)) return open;
  return is_trailing_jamo(right) && (open || left_syllable || is_trailing_jamo(left));
}

std::size_t character_end(std::span<const CodePoint> text, std::size_t begin) {
  const char32_t first = text[begin].value;
  std::size_t end = begin + 1;
  if (is_space(first) || is_control(first) || is_surrogate(first)) return end;
  if (is_regional_indicator(first) && end < text.size() && is_regional_indicator(text[end].value)) {
    ++end;
  }
  const bool pictograph = is_pictograph(first);  // only extenders stand between it and text[end]
  for (; end < text.size(); ++end) {
    const char32_t left = text[end - 1].value, right = text[end].value;
    if (extends(right)) continue;
    if (left == kZeroWidthJoiner && pictograph && is_pictograph(right)) continue;
    if (!joins_in_block(left, right)) break;
  }
  return end;
}

Character::Kind kind_of(std::span<const CodePoint> character) {
  const char32_t first = character.front().value;
  if (is_space(first)) return Character::Kind::space;
  const bool mark = is_control(first) || is_surrogate(first) || in_ranges(kMarkRanges, first) ||
                    character.back().value == kKeycap;
  return mark ? Character::Kind::mark : Character::Kind::letter;
}

}  // namespace

bool is_space(char32_t value) {
  switch (value) {
    case 0x20:
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
    case 0xFEFF:
      return true;
    default:
      return (value >= 0x09 && value <= 0x0D) || (value >= 0x2000 && value <= 0x200B);
  }
}

std::vector<CodePoint> single_spaced(std::span<const CodePoint> text) {
  std::vector<CodePoint> result;
  for (const CodePoint& point : text) {
    if (!is_space(point.value)) {
      result.push_back(point);
    } else if (!result.empty() && result.back().value == U' ') {
      result.back().end = point.end;
    } else if (!result.empty()) {
      result.push_back({U' ', point.start, point.end});
    }
  }
  if (!result.empty() && result.back().value == U' ') result.pop_back();
  return result;
}

std::vector<Character> split_characters(std::span<const CodePoint> text) {
  std::vector<Character> characters;
  characters.reserve(text.size());
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = character_end(text, begin);
    characters.push_back({begin, end, kind_of(text.subspan(begin, end - begin))});
    begin = end;
  }
  return characters;
}

}  // namespace attn
