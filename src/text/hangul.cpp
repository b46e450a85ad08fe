#include "text/hangul.hpp"

#include <cassert>
#include <string_view>

namespace attn {
namespace {

constexpr int kMedials = 21, kFinals = 28;
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kFirstInitial = 0x1100, kFirstMedial = 0x1161, kBeforeFirstFinal = 0x11A7;

constexpr std::u32string_view kInitialLetters = U"ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
constexpr std::u32string_view kFinalLetters =
    U"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";
constexpr char32_t kFirstMedialLetter = U'ㅏ';
static_assert(kInitialLetters.size() == 19 && kFinalLetters.size() == kFinals - 1);

constexpr bool is_modern_initial(char32_t value) { return value >= 0x1100 && value <= 0x1112; }
constexpr bool is_modern_medial(char32_t value) { return value >= 0x1161 && value <= 0x1175; }
constexpr bool is_modern_final(char32_t value) { return value >= 0x11A8 && value <= 0x11C2; }

}  // namespace

SyllableLetters split_syllable(char32_t value) {
  assert(is_hangul_syllable(value));
  const int index = static_cast<int>(value - kFirstSyllable);
  return {index / (kMedials * kFinals), index / kFinals % kMedials, index % kFinals};
}

char32_t join_syllable(SyllableLetters letters) {
  assert(letters.initial >= 0 && letters.initial < 19);
  assert(letters.medial >= 0 && letters.medial < kMedials);
  assert(letters.final >= 0 && letters.final < kFinals);
  const int index = (letters.initial * kMedials + letters.medial) * kFinals + letters.final;
  return kFirstSyllable + static_cast<char32_t>(index);
}

int final_consonant(char32_t value) {
  return is_hangul_syllable(value) ? split_syllable(value).final : 0;
}

char32_t initial_letter(int index) { return kInitialLetters[static_cast<std::size_t>(index)]; }

char32_t medial_letter(int index) { return kFirstMedialLetter + static_cast<char32_t>(index); }

char32_t final_letter(int index) {
  assert(index >= 1 && index < kFinals);
  return kFinalLetters[static_cast<std::size_t>(index - 1)];
}

char32_t compatibility_letter(char32_t value) {
  if (is_modern_initial(value)) return initial_letter(static_cast<int>(value - kFirstInitial));
  if (is_modern_medial(value)) return medial_letter(static_cast<int>(value - kFirstMedial));
  if (is_modern_final(value)) return final_letter(static_cast<int>(value - kBeforeFirstFinal));
  return value;
}

std::vector<CodePoint> compose_hangul(std::span<const CodePoint> text) {
  std::vector<CodePoint> composed;
  composed.reserve(text.size());
  for (const CodePoint& point : text) {
    if (!composed.empty()) {
      CodePoint& last = composed.back();
      if (is_modern_initial(last.value) && is_modern_medial(point.value)) {
        last.value = join_syllable({static_cast<int>(last.value - kFirstInitial),
                                    static_cast<int>(point.value - kFirstMedial), 0});
        last.end = point.end;
        continue;
      }
      const bool open = is_hangul_syllable(last.value) && final_consonant(last.value) == 0;
      if (open && is_modern_final(point.value)) {
        last.value += point.value - kBeforeFirstFinal;
        last.end = point.end;
        continue;
      }
    }
    composed.push_back(point);
  }
  return composed;
}

}  // namespace attn
