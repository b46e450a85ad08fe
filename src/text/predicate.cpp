#include "text/predicate.hpp"

#include <string>

#include "text/hangul.hpp"
#include "text/particle_words.hpp"

namespace attn {
namespace {

using Word = std::u16string_view;

bool is_one_of(char16_t syllable, Word syllables) { return syllables.find(syllable) != Word::npos; }

Word without_last(Word word, std::size_t count = 1) { return word.substr(0, word.size() - count); }

bool is_infinitive(Word word);

// 있, 없, 갔, 하겠 …: only predicates end so, but for 값.
bool ends_in_tense(Word word) {
  const int final = final_consonant(word.back());
  return final == final_index::kSsangSiot ||
         (final == final_index::kBieupSiot && word.back() != u'값');
}

// Consonants and syllables that end stems (읽, 많, 좋, 받, 찾 …) and hardly a noun.
bool ends_like_stem(Word word) {
  const char16_t last = word.back();
  if (is_one_of(last, u"찾잊맺꽂찢짖높깊갚덮엎싶같짙옅얕흩붙맡뱉쫓씻뽑맞쩍궂잦늦")) return true;
  switch (final_consonant(last)) {
    case final_index::kSsangGiyeok:
    case final_index::kNieunJieut:
    case final_index::kNieunHieut:
    case final_index::kDigeut:
    case final_index::kRieulGiyeok:
    case final_index::kRieulMieum:
    case final_index::kRieulBieup:
    case final_index::kRieulTieut:
    case final_index::kRieulPieup:
    case final_index::kRieulHieut:
    case final_index::kHieut:
      return !is_one_of(last, u"닭탉흙슭칡삶앎덟밖팎맏낟귿읗");
    default:
      return false;
  }
}

// Stems that can't be nouns at the same time: 읽, 손잡, 알아들. A single syllable may be (물, 신).
bool is_clear_stem(Word word) {
  if (ends_like_stem(word) || ends_in_tense(word)) return true;
  if (word.size() < 2) return false;
  return kConsonantStems.contains(word) ||
         (word.size() > 2 && is_one_of(word.back(), u"들안잡입남막담먹감넘") &&
          is_infinitive(without_last(word)));
}

bool is_consonant_stem(Word word) { return is_clear_stem(word) || kConsonantStems.contains(word); }

// -아/어 + 보다, 주다, 지다 …
bool is_compound_stem(Word word) {
  for (const Word auxiliary : {u"가", u"오", u"보", u"주", u"지", u"내", u"두", u"대", u"버리",
                               u"나가", u"나오", u"치우", u"다니"}) {
    if (word.size() <= auxiliary.size() || !word.ends_with(auxiliary)) continue;
    const Word rest = without_last(word, auxiliary.size());
    if (rest.size() > 1 ? is_infinitive(rest) : is_one_of(rest.back(), u"해와써커꺼켜펴쳐")) {
      return true;
    }
  }
  return false;
}

bool is_vowel_stem(Word word) {
  if (kNouns.contains(word)) return false;
  if (kVowelStems.contains(word)) return true;
  if (word.size() < 2) return false;
  if (is_one_of(word.back(), u"하되")) return true;
  for (const Word ending : {u"시키", u"으시", u"하시", u"뜨리", u"트리"}) {
    if (word.ends_with(ending)) return true;
  }
  return is_compound_stem(word);
}

bool is_stem(Word word) {
  return !word.empty() && (is_consonant_stem(word) || is_vowel_stem(word));
}

// The form in -아/어: 먹어, 해, 가르쳐, 들어가.
bool is_infinitive(Word word) {
  if (word.empty() || kNouns.contains(word)) return false;
  if (kInfinitives.contains(word)) return true;
  const char16_t last = word.back();
  if (word.size() >= 2) {
    const Word rest = without_last(word);
    if (is_one_of(last, u"아어") && is_consonant_stem(rest)) return true;
    if (last == u'어' && kVowelStems.contains(rest)) return true;
    if (kNouns.contains(word.substr(word.size() - 2))) return false;  // 동기부여
    if (is_one_of(last, u"해돼려여져켜겨쳐혀뎌셔펴워둬춰꿔줘놔봐")) return true;
    if (is_one_of(last, u"가와내") && rest.size() > 1 && is_infinitive(rest)) return true;
  }
  if (!kVowelStems.contains(word)) return false;
  const char32_t vowel = medial_letter(split_syllable(last).medial);
  return vowel == U'ㅏ' || vowel == U'ㅓ' || vowel == U'ㅐ' || vowel == U'ㅔ' || vowel == U'ㅕ';
}

// -고, -지, -게, -(아/어)서, -면서, to which particles attach as they do to nouns.
bool is_connective(Word word) {
  if (kNouns.contains(word) || word.size() < 2) return false;
  if (word.ends_with(u"면서")) return true;
  if (word.back() == u'서') return is_infinitive(without_last(word));
  const Word rest = without_last(word);
  if (word.back() == u'고' && is_one_of(rest.back(), u"다라냐자")) return true;  // 간다고
  return is_one_of(word.back(), u"고지게") && is_stem(rest);
}

bool is_seeing(Word stem);

// 간다는, 친구라는, 하자는, 하느냐는, 가려는.
bool is_quotation(Word word) {
  if (word.size() < 2 || kNouns.contains(word)) return false;
  // 어제보다는
  if (word.ends_with(u"보다")) return is_seeing(without_last(word, 2));
  if (is_one_of(word.back(), u"다라냐려")) return true;
  const Word rest = without_last(word);
  return word.back() == u'자' &&
         (rest.size() > 1 ? is_stem(rest) : is_one_of(rest.back(), u"가놀되말먹보살오주죽하"));
}

bool is_modifier(Word stem) {
  return is_vowel_stem(stem) || kDroppedRieulStems.contains(stem) || is_quotation(stem) ||
         is_connective(stem);
}

bool is_concession(Word stem) {
  if (is_infinitive(stem) || is_connective(stem)) return true;
  // 있는데도, 추운데도
  return stem.size() >= 2 && stem.back() == u'데' && !kNouns.contains(stem) &&
         final_consonant(stem[stem.size() - 2]) == final_index::kNieun;
}

// 갔지만, 합니다만, 먹어야만
bool is_contrast(Word stem) {
  if (stem.size() < 2 || stem.ends_with(u"까지")) return false;
  const Word rest = without_last(stem);
  if (stem.back() == u'지' && (kVowelStems.contains(rest) || kConsonantStems.contains(rest))) {
    return true;
  }
  if (stem.ends_with(u"어야") || stem.ends_with(u"해야")) return true;
  if (kNouns.contains(stem) || kNouns.contains(stem.substr(stem.size() - 2))) return false;
  return is_one_of(stem.back(), u"지다") || is_connective(stem);
}

// 갔다가, 들어가, 쉽지가
bool is_going(Word stem) {
  if (stem.size() < 2 || kNouns.contains(stem)) return false;
  return stem.back() == u'다' || is_infinitive(stem) || is_connective(stem);
}

// 해보다, 바라보다, 갔나보다, 그런가보다
bool is_seeing(Word stem) {
  if (stem.empty() || is_infinitive(stem)) return true;
  if (stem.size() < 2) return false;
  if (stem.back() == u'나') return ends_in_tense(without_last(stem));
  return stem.ends_with(u"는가") || stem.ends_with(u"던가") || stem.ends_with(u"인가");
}

// 하더라도, 할지라도
bool is_granting(Word stem) {
  if (stem.size() < 2 || kNouns.contains(stem)) return false;
  return stem.back() == u'더' ||
         (stem.back() == u'지' && final_consonant(stem[stem.size() - 2]) == final_index::kRieul);
}

// 할께, 먹을만큼
bool is_prospective(Word stem) {
  if (stem.back() == u'을') return stem.size() > 1 && is_clear_stem(without_last(stem));
  if (final_consonant(stem.back()) != final_index::kRieul) return false;
  std::u16string open(stem);
  open.back() = static_cast<char16_t>(open.back() - final_index::kRieul);
  return is_vowel_stem(open);
}

// 있으나, 있구나, 먹거나, 가나, 일어나
bool is_deciding(Word stem) {
  if (kNouns.contains(stem)) return false;
  if (stem.back() == u'으' || is_vowel_stem(stem)) return true;
  if (kVowelStems.contains(std::u16string(stem) + u'나')) return true;
  if (stem.size() < 2) return false;
  if (is_infinitive(stem)) return true;
  const Word rest = without_last(stem);
  return is_one_of(stem.back(), u"구거") && (is_stem(rest) || is_one_of(rest.back(), u"는이더렇"));
}

}  // namespace

bool is_predicate_form(std::u16string_view stem, std::u16string_view ending) {
  constexpr std::size_t kLongestStem = 12;  // also bounds the recursion below
  if (stem.empty() || stem.size() > kLongestStem || !is_hangul_syllable(stem.back())) return false;
  if (ending == u"은" || ending == u"을") return is_clear_stem(stem);
  if (ending == u"는") return is_modifier(stem);
  if (ending == u"를") return stem.back() == u'지' && is_connective(stem);
  if (ending == u"도") return is_concession(stem);
  if (ending == u"라도") return is_granting(stem);
  if (ending == u"만") return is_contrast(stem);
  if (ending == u"가") return is_going(stem);
  if (ending == u"와") return stem.size() >= 2 && is_infinitive(stem);
  if (ending == u"보다") return is_seeing(stem);
  if (ending == u"나") return is_deciding(stem);
  if (ending == u"로") return stem.back() == u'므';
  if (ending == u"께" || ending == u"만큼") return is_prospective(stem);
  if (ending == u"이") return is_one_of(stem.back(), u"없듯같");
  return false;
}

}  // namespace attn
