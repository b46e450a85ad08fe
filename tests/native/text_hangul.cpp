#include "text/hangul.hpp"

#include <vector>

#include "catch.hpp"

namespace {

using attn::CodePoint;
using CodePoints = std::vector<CodePoint>;

CodePoints composed(const char* utf8) { return attn::compose_hangul(attn::decode_utf8(utf8)); }

}  // namespace

TEST_CASE("a syllable is its letters and the letters are the syllable") {
  CHECK(attn::split_syllable(U'가') == attn::SyllableLetters{0, 0, 0});
  CHECK(attn::split_syllable(U'한') == attn::SyllableLetters{18, 0, 4});
  CHECK(attn::split_syllable(U'힣') == attn::SyllableLetters{18, 20, 27});
  for (char32_t syllable = 0xAC00; syllable <= 0xD7A3; ++syllable) {
    if (attn::join_syllable(attn::split_syllable(syllable)) != syllable) {
      FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(syllable));
    }
  }
}

TEST_CASE("final_consonant tells 받침 and knows open syllables and other scripts as none") {
  using namespace attn::final_index;
  CHECK(attn::final_consonant(U'나') == kNone);
  CHECK(attn::final_consonant(U'산') == kNieun);
  CHECK(attn::final_consonant(U'물') == kRieul);
  CHECK(attn::final_consonant(U'밖') == kSsangGiyeok);
  CHECK(attn::final_consonant(U'앉') == kNieunJieut);
  CHECK(attn::final_consonant(U'많') == kNieunHieut);
  CHECK(attn::final_consonant(U'받') == kDigeut);
  CHECK(attn::final_consonant(U'읽') == kRieulGiyeok);
  CHECK(attn::final_consonant(U'삶') == kRieulMieum);
  CHECK(attn::final_consonant(U'넓') == kRieulBieup);
  CHECK(attn::final_consonant(U'핥') == kRieulTieut);
  CHECK(attn::final_consonant(U'읊') == kRieulPieup);
  CHECK(attn::final_consonant(U'잃') == kRieulHieut);
  CHECK(attn::final_consonant(U'없') == kBieupSiot);
  CHECK(attn::final_consonant(U'있') == kSsangSiot);
  CHECK(attn::final_consonant(U'좋') == kHieut);
  CHECK(attn::final_consonant(U'ㄴ') == kNone);
  CHECK(attn::final_consonant(U'n') == kNone);
}

TEST_CASE("letters are the compatibility jamo of a keyboard") {
  CHECK(attn::initial_letter(0) == U'ㄱ');
  CHECK(attn::initial_letter(8) == U'ㅃ');
  CHECK(attn::initial_letter(18) == U'ㅎ');
  CHECK(attn::medial_letter(0) == U'ㅏ');
  CHECK(attn::medial_letter(20) == U'ㅣ');
  CHECK(attn::final_letter(1) == U'ㄱ');
  CHECK(attn::final_letter(3) == U'ㄳ');
  CHECK(attn::final_letter(27) == U'ㅎ');
}

TEST_CASE("compatibility_letter maps modern conjoining jamo and nothing else") {
  CHECK(attn::compatibility_letter(0x1112) == U'ㅎ');
  CHECK(attn::compatibility_letter(0x1161) == U'ㅏ');
  CHECK(attn::compatibility_letter(0x11AB) == U'ㄴ');
  CHECK(attn::compatibility_letter(U'ㄴ') == U'ㄴ');
  CHECK(attn::compatibility_letter(U'한') == U'한');
  CHECK(attn::compatibility_letter(0x119E) == 0x119E);  // ᆞ, archaic
}

TEST_CASE("compose_hangul joins NFD and spans its units") {
  CHECK(composed("\u1112\u1161\u11AB\u1100\u1173\u11AF!") ==
        CodePoints{{U'한', 0, 3}, {U'글', 3, 6}, {U'!', 6, 7}});
  CHECK(composed("가\u11AB") == CodePoints{{U'간', 0, 2}});  // a syllable takes a 받침
  CHECK(composed("간\u11AB").size() == 2);                   // but only one
  CHECK(composed("\u1112\u11AB").size() == 2);               // no vowel, no syllable
  CHECK(composed("\u1161\u11AB").size() == 2);               // no initial
  CHECK(composed("ㅎㅏㄴ").size() == 3);                     // compatibility jamo do not join
  CHECK(composed("\u1140\u1161").size() == 2);               // archaic initial
  CHECK(composed("").empty());
}
