#pragma once

#include <optional>
#include <span>
#include <vector>

#include "text/code_points.hpp"

namespace attn {

/// The letters of one syllable block by index, as Unicode counts them (15.0, §3.12):
/// syllable = AC00 + (초성 · 21 + 중성) · 28 + 종성, with 종성 0 for an open syllable.
struct SyllableLetters {
  int initial;  ///< 초성, 0…18
  int medial;   ///< 중성, 0…20
  int final;    ///< 종성, 0…27; 0 when there is no 받침

  bool operator==(const SyllableLetters&) const = default;
};

/// AC00…D7A3, 가…힣.
constexpr bool is_hangul_syllable(char32_t value) { return value >= 0xAC00 && value <= 0xD7A3; }

/// Conjoining jamo as decomposed (NFD) text has them, archaic ones included.
constexpr bool is_leading_jamo(char32_t value) {
  return (value >= 0x1100 && value <= 0x115F) || (value >= 0xA960 && value <= 0xA97C);
}
constexpr bool is_vowel_jamo(char32_t value) {
  return (value >= 0x1160 && value <= 0x11A7) || (value >= 0xD7B0 && value <= 0xD7C6);
}
constexpr bool is_trailing_jamo(char32_t value) {
  return (value >= 0x11A8 && value <= 0x11FF) || (value >= 0xD7CB && value <= 0xD7FB);
}

/// `value` must be a Hangul syllable.
SyllableLetters split_syllable(char32_t value);
char32_t join_syllable(SyllableLetters letters);

/// The 종성 index of a syllable, 0 when it has no 받침 or is no syllable.
int final_consonant(char32_t value);

/// 종성 indices by name, as far as rules speak of them.
namespace final_index {
inline constexpr int kNone = 0, kSsangGiyeok = 2, kNieun = 4, kNieunJieut = 5, kNieunHieut = 6,
                     kDigeut = 7, kRieul = 8, kRieulGiyeok = 9, kRieulMieum = 10, kRieulBieup = 11,
                     kRieulTieut = 13, kRieulPieup = 14, kRieulHieut = 15, kBieupSiot = 18,
                     kSsangSiot = 20, kHieut = 27;
}

/// A letter as a keyboard shows it (compatibility jamo, 3131…3163): ㅎ, ㅏ, ㄴ.
char32_t initial_letter(int index);
char32_t medial_letter(int index);
char32_t final_letter(int index);  ///< index 1…27

/// The compatibility jamo of a modern conjoining jamo; other values come back unchanged.
/// Archaic conjoining jamo have no such twin and also come back unchanged.
char32_t compatibility_letter(char32_t value);

/// Joins modern conjoining jamo (NFD) into syllables, so that NFC and NFD text give the same code
/// points; a joined syllable spans the units of all its parts. Everything else is kept.
std::vector<CodePoint> compose_hangul(std::span<const CodePoint> text);

}  // namespace attn
