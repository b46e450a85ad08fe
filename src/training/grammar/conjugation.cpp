#include "training/grammar/conjugation.hpp"

#include <cassert>
#include <utility>

#include "text/hangul.hpp"

namespace attn::grammar {
namespace {

using std::u32string;
using std::u32string_view;

// 중성 by index (Unicode 15.0, §3.12).
enum Medial {
  a = 0,
  ae = 1,
  ya = 2,
  yae = 3,
  eo = 4,
  e = 5,
  yeo = 6,
  o = 8,
  wa = 9,
  wae = 10,
  oe = 11,
  u = 13,
  wo = 14,
  eu = 18,
  i = 20
};
constexpr int kBieup = 17;

bool is_bright(int medial) { return medial == a || medial == o || medial == ya; }

SyllableLetters last_letters(u32string_view text) { return split_syllable(text.back()); }

u32string with_last(u32string_view text, SyllableLetters letters) {
  u32string changed(text);
  changed.back() = join_syllable(letters);
  return changed;
}

u32string without_final(u32string_view text) {
  SyllableLetters letters = last_letters(text);
  letters.final = 0;
  return with_last(text, letters);
}

bool has_final(u32string_view text) { return final_consonant(text.back()) != 0; }

/// A stem as endings meet it: 공부하다 is a noun and 하.
struct Parts {
  u32string noun, stem;
};

Parts parts_of(const Predicate& predicate) {
  const u32string_view stem = predicate.stem;
  if (stem.size() > 1 && stem.back() == U'하') {
    return {u32string(stem.substr(0, stem.size() - 1)), U"하"};
  }
  return {{}, u32string(stem)};
}

/// Whether the meaning ends with the noun: then 하 belongs to the ending.
Inflected inflected(const Parts& parts, std::vector<u32string> meaning, u32string_view ending) {
  Inflected result;
  if (!parts.noun.empty()) {
    result.meaning.push_back(parts.noun);
    result.ending = std::move(meaning);
  } else {
    result.meaning = std::move(meaning);
  }
  if (!ending.empty()) result.ending.emplace_back(ending);
  return result;
}

/// The 아/어 form in one or two pieces: 가, 먹|어, 도|와, 불러.
std::vector<u32string> vowel_form(u32string_view stem, Irregular irregular) {
  if (stem == U"하") return {U"해"};
  SyllableLetters letters = last_letters(stem);
  const auto previous_is_bright = [&] {
    return stem.size() > 1 && is_bright(split_syllable(stem[stem.size() - 2]).medial);
  };
  switch (irregular) {
    case Irregular::reu: {
      u32string front(stem.substr(0, stem.size() - 1));
      SyllableLetters before = last_letters(front);
      before.final = final_index::kRieul;
      return {with_last(front, before) + (previous_is_bright() ? U"라" : U"러")};
    }
    case Irregular::bieup:
      return {without_final(stem), stem == U"돕" ? U"와" : U"워"};
    case Irregular::digeut:
      letters.final = final_index::kRieul;
      return {with_last(stem, letters), is_bright(letters.medial) ? U"아" : U"어"};
    case Irregular::siot:
      return {without_final(stem), is_bright(letters.medial) ? U"아" : U"어"};
    case Irregular::hieut:
      letters.final = 0;
      letters.medial = letters.medial == ya ? yae : letters.medial == a ? ae : e;
      return {with_last(stem, letters)};
    case Irregular::none:
      break;
  }
  if (letters.final != 0) return {u32string(stem), is_bright(letters.medial) ? U"아" : U"어"};
  switch (letters.medial) {
    case eu:
      letters.medial = previous_is_bright() ? a : eo;
      break;
    case o:
      letters.medial = wa;
      break;
    case u:
      letters.medial = wo;
      break;
    case i:
      letters.medial = yeo;
      break;
    case oe:
      letters.medial = wae;
      break;
    case a:
    case eo:
    case ae:
    case e:
    case yeo:
      break;
    default:
      return {u32string(stem), U"어"};
  }
  return {with_last(stem, letters)};
}

/// The stem before 으면, 을 …: 도우 and 가, which are open and take a 받침 or no 으; 들 and 지,
/// which are not. A ㄹ of the stem's own counts as open.
struct OpenStem {
  u32string stem;
  bool is_open;
};

OpenStem open_stem(u32string_view stem, Irregular irregular) {
  SyllableLetters letters = last_letters(stem);
  switch (irregular) {
    case Irregular::bieup:
      return {without_final(stem) + U"우", true};
    case Irregular::digeut:
      letters.final = final_index::kRieul;
      return {with_last(stem, letters), false};
    case Irregular::siot:
      return {without_final(stem), false};
    case Irregular::hieut:
      return {without_final(stem), true};
    default:
      break;
  }
  if (letters.final == final_index::kRieul) return {u32string(stem), true};
  return {u32string(stem), letters.final == 0};
}

bool drops_rieul(u32string_view ending) {
  const int initial = split_syllable(ending.front()).initial;
  return initial == 2 || initial == 7 || initial == 9;  // ㄴ, ㅂ, ㅅ
}

bool is_rieul_stem(u32string_view stem) {
  return final_consonant(stem.back()) == final_index::kRieul;
}

}  // namespace

u32string Inflected::text() const {
  u32string joined;
  for (const u32string& piece : meaning) joined += piece;
  for (const u32string& piece : ending) joined += piece;
  return joined;
}

Inflected with_consonant(const Predicate& predicate, u32string_view ending) {
  const Parts parts = parts_of(predicate);
  const bool falls = is_rieul_stem(parts.stem) && drops_rieul(ending);
  return inflected(parts, {falls ? without_final(parts.stem) : parts.stem}, ending);
}

Inflected with_vowel(const Predicate& predicate, u32string_view ending) {
  const Parts parts = parts_of(predicate);
  std::vector<u32string> form = vowel_form(parts.stem, predicate.irregular);
  if (form.size() == 1) return inflected(parts, std::move(form), ending);
  return inflected(parts, {form[0]}, form[1] + u32string(ending));
}

Inflected with_eu(const Predicate& predicate, u32string_view ending) {
  const Parts parts = parts_of(predicate);
  const OpenStem open = open_stem(parts.stem, predicate.irregular);
  if (!open.is_open) return inflected(parts, {open.stem}, U"으" + u32string(ending));
  const bool falls = is_rieul_stem(open.stem) && drops_rieul(ending);
  return inflected(parts, {falls ? without_final(open.stem) : open.stem}, ending);
}

Inflected with_final(const Predicate& predicate, int final_consonant, u32string_view ending) {
  const Parts parts = parts_of(predicate);
  if (final_consonant == kBieup && has_final(parts.stem) && !is_rieul_stem(parts.stem)) {
    return inflected(parts, {parts.stem}, U"습" + u32string(ending));
  }
  const OpenStem open = open_stem(parts.stem, predicate.irregular);
  if (open.is_open) {
    SyllableLetters letters = last_letters(open.stem);
    letters.final = final_consonant;
    return inflected(parts, {with_last(open.stem, letters)}, ending);
  }
  const u32string_view syllable = final_consonant == final_index::kRieul ? U"을" : U"은";
  return inflected(parts, {open.stem}, u32string(syllable) + u32string(ending));
}

Inflected with_past(const Predicate& predicate, u32string_view ending) {
  const Parts parts = parts_of(predicate);
  std::vector<u32string> form = vowel_form(parts.stem, predicate.irregular);
  SyllableLetters letters = last_letters(form.back());
  letters.final = final_index::kSsangSiot;
  form.back() = with_last(form.back(), letters);
  return inflected(parts, std::move(form), ending);
}

Inflected finite(const Predicate& predicate, Tense tense, Level level, bool is_question) {
  if (tense == Tense::past) {
    switch (level) {
      case Level::formal:
        return with_past(predicate, is_question ? U"습니까" : U"습니다");
      case Level::polite:
        return with_past(predicate, U"어요");
      case Level::plain:
        if (!is_question) return with_past(predicate, U"다");
        break;
      case Level::casual:
        break;
    }
    return with_past(predicate, U"어");
  }
  switch (level) {
    case Level::formal:
      return with_final(predicate, kBieup, is_question ? U"니까" : U"니다");
    case Level::polite:
      return with_vowel(predicate, U"요");
    case Level::plain:
      if (is_question) break;
      if (predicate.is_adjective) return with_consonant(predicate, U"다");
      // 먹는다, but 간다, 돕는다, 산다.
      if (has_final(predicate.stem) && !is_rieul_stem(predicate.stem)) {
        return with_consonant(predicate, U"는다");
      }
      return with_final(predicate, final_index::kNieun, U"다");
    case Level::casual:
      break;
  }
  return with_vowel(predicate, U"");
}

Inflected attributive(const Predicate& predicate, Tense tense) {
  const bool like_a_verb = predicate.stem.ends_with(U"있") || predicate.stem.ends_with(U"없");
  if (tense == Tense::present && (!predicate.is_adjective || like_a_verb)) {
    return with_consonant(predicate, U"는");
  }
  return with_final(predicate, final_index::kNieun, U"");
}

Inflected quoted(const Predicate& predicate, Tense tense) {
  Inflected form = finite(predicate, tense, Level::plain, false);
  form.ending.back() += U"고";
  return form;
}

u32string copula(u32string_view noun, Tense tense, Level level, bool is_question) {
  const bool closed = has_final(noun);
  if (tense == Tense::past) {
    const u32string stem = closed ? U"이었" : U"였";
    switch (level) {
      case Level::formal:
        return stem + (is_question ? U"습니까" : U"습니다");
      case Level::polite:
        return stem + U"어요";
      case Level::plain:
        if (!is_question) return stem + U"다";
        break;
      case Level::casual:
        break;
    }
    return stem + U"어";
  }
  switch (level) {
    case Level::formal:
      return is_question ? U"입니까" : U"입니다";
    case Level::polite:
      return closed ? U"이에요" : U"예요";
    case Level::plain:
      if (!is_question) return closed ? U"이다" : U"다";
      break;
    case Level::casual:
      break;
  }
  return closed ? U"이야" : U"야";
}

Inflected negative_copula(Tense tense, Level level, bool is_question) {
  constexpr Predicate is_not{U"아니", Irregular::none, true};
  if (tense == Tense::present && level == Level::polite) return {{U"아니"}, {U"에요"}};
  if (tense == Tense::present &&
      (level == Level::casual || (level == Level::plain && is_question))) {
    return {{U"아니"}, {U"야"}};
  }
  return finite(is_not, tense, level, is_question);
}

u32string_view particle(Particle particle, u32string_view noun) {
  const int final_letter = final_consonant(noun.back());
  const bool closed = final_letter != 0;
  switch (particle) {
    case Particle::topic:
      return closed ? U"은" : U"는";
    case Particle::subject:
      return closed ? U"이" : U"가";
    case Particle::object:
      return closed ? U"을" : U"를";
    case Particle::with:
      return closed ? U"과" : U"와";
    case Particle::by:
      return closed && final_letter != final_index::kRieul ? U"으로" : U"로";
  }
  assert(false);
  return {};
}

}  // namespace attn::grammar
