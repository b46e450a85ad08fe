#include "training/grammar/predicate.hpp"

#include <string>

#include "text/hangul.hpp"
#include "training/grammar/english.hpp"

namespace attn::grammar {
namespace {

using std::u32string_view;

constexpr Predicate kBe{U"있", Irregular::none, true}, kBeNot{U"없", Irregular::none, true};
constexpr Predicate kWant{U"싶", Irregular::none, true};
constexpr Predicate kDo{U"하"}, kCannot{U"못하"}, kLike{U"좋아하"}, kBegin{U"시작하"}, kGive{U"주"};

bool is_question(Close close) { return close == Close::question; }

class KoreanPredicate {
 public:
  KoreanPredicate(Scene& scene, const Clause& clause, Close close, const Meanings& meanings)
      : scene_(scene), clause_(clause), close_(close), meanings_(meanings) {}

  Tokens build() {
    if (clause_.is_favor) {
      append_inflected(tokens_, with_vowel(clause_.verb.korean, U""), meanings_.verb,
                       meanings_.verb);
    }
    switch (clause_.mood) {
      case Mood::present:
        plain(Tense::present);
        break;
      case Mood::past:
        plain(Tense::past);
        break;
      case Mood::future:
        future();
        break;
      case Mood::progressive:
        then(with_consonant(verb(), U"고"), 0, kBe, Tense::present);
        break;
      case Mood::past_progressive:
        then(with_consonant(verb(), U"고"), 0, kBe, Tense::past);
        break;
      case Mood::want:
        then(with_consonant(verb(), U"고"), 0, kWant, Tense::present);
        break;
      case Mood::can:
        can(Tense::present);
        break;
      case Mood::could:
        can(Tense::past);
        break;
      case Mood::must:
        append_inflected(tokens_, with_vowel(verb(), U"야"), meanings_.verb, meanings_.auxiliary);
        finish(kDo, meanings_.auxiliary, 0, Tense::present);
        break;
      case Mood::plan:
        append_inflected(tokens_, with_eu(verb(), U"려고"), meanings_.verb, meanings_.auxiliary);
        finish(kDo, meanings_.auxiliary, 0, Tense::present);
        break;
      case Mood::like:
        append_inflected(tokens_, with_consonant(verb(), U"는"), meanings_.verb);
        append_word(U"것", 0);
        join_korean(tokens_, U"을", 0);
        helper(kLike, Tense::present);
        break;
      case Mood::perfect:
        append_inflected(tokens_, with_final(verb(), final_index::kNieun, U""), meanings_.verb,
                         meanings_.verb);
        append_word(U"적", meanings_.auxiliary);
        join_korean(tokens_, U"이", 0);
        finish(clause_.is_negative ? kBeNot : kBe,
               meanings_.auxiliary | (clause_.is_negative ? meanings_.negation : 0), 0,
               Tense::present);
        break;
      case Mood::begin:
        append_inflected(tokens_, with_consonant(verb(), U"기"), meanings_.verb);
        finish(kBegin, meanings_.auxiliary, 0, Tense::past);
        break;
    }
    return tokens_;
  }

 private:
  const Predicate& verb() const { return clause_.is_favor ? kGive : clause_.verb.korean; }

  /// 공부하다 and 읽어 주다 take 안 and 못 inside (공부 안 하다), so they get the long negation.
  bool is_compound() const {
    return clause_.is_favor || (verb().stem.size() > 1 && verb().stem.ends_with(U"하"));
  }

  void append_word(u32string_view word, Meaning meaning) { append_korean(tokens_, word, meaning); }

  void plain(Tense tense) {
    if (!clause_.is_negative) {
      // What English says with do or be, Korean says with the verb and its ending.
      const Meaning helper = verb().is_adjective || is_question(close_) ? meanings_.auxiliary : 0;
      finish(verb(), meanings_.verb | helper, helper, tense);
      return;
    }
    if (scene_.variant(50) && !is_compound()) {
      append_word(U"안", meanings_.negation);
      const Meaning helper = verb().is_adjective ? meanings_.auxiliary : 0;
      finish(verb(), meanings_.verb | helper, helper, tense);
      return;
    }
    then_not(with_consonant(verb(), U"지"), tense);
  }

  /// -지 않다, whose plain form depends on what is negated.
  void then_not(const Inflected& form, Tense tense) {
    append_inflected(tokens_, form, meanings_.verb);
    const bool is_adjective = verb().is_adjective;
    finish({U"않", Irregular::none, is_adjective},
           meanings_.negation | (is_adjective ? meanings_.auxiliary : 0), 0, tense);
  }

  /// -고 있다, -고 싶다, negated with -지 않다.
  void then(const Inflected& form, Meaning ending, const Predicate& next, Tense tense) {
    append_inflected(tokens_, form, meanings_.verb, ending);
    helper(next, tense);
  }

  void helper(const Predicate& next, Tense tense) {
    if (!clause_.is_negative) return finish(next, meanings_.auxiliary, 0, tense);
    append_inflected(tokens_, with_consonant(next, U"지"), meanings_.auxiliary);
    finish({U"않", Irregular::none, next.is_adjective}, meanings_.negation, 0, tense);
  }

  void future() {
    if (clause_.is_negative && is_compound()) {
      append_inflected(tokens_, with_consonant(verb(), U"지"), meanings_.verb);
      return future_of({U"않"}, meanings_.negation);
    }
    if (clause_.is_negative) append_word(U"안", meanings_.negation);
    future_of(verb(), meanings_.verb);
  }

  void future_of(const Predicate& predicate, Meaning meaning) {
    if (close_ == Close::statement && scene_.variant(12)) {
      constexpr u32string_view ends[] = {U"겠습니다", U"겠어요", U"겠다", U"겠어"};
      append_inflected(tokens_, with_consonant(predicate, ends[level_index()]), meaning,
                       meanings_.auxiliary);
      return;
    }
    append_inflected(tokens_, with_final(predicate, final_index::kRieul, U""), meaning,
                     meanings_.auxiliary);
    constexpr u32string_view statements[] = {U"것입니다", U"거예요", U"것이다", U"거야"};
    constexpr u32string_view questions[] = {U"것입니까", U"거예요", U"거야", U"거야"};
    append_word(close_ == Close::quoted ? U"것이라고"
                : is_question(close_)   ? questions[level_index()]
                                        : statements[level_index()],
                meanings_.auxiliary | meanings_.connective);
  }

  void can(Tense tense) {
    const Meaning both = meanings_.negation | meanings_.auxiliary;
    if (clause_.is_negative && !scene_.variant(40)) {
      if (is_compound()) {
        append_inflected(tokens_, with_consonant(verb(), U"지"), meanings_.verb);
        return finish(kCannot, both, 0, tense);
      }
      append_word(U"못", both);
      return finish(verb(), meanings_.verb, 0, tense);
    }
    append_inflected(tokens_, with_final(verb(), final_index::kRieul, U""), meanings_.verb,
                     meanings_.auxiliary);
    append_word(U"수", meanings_.auxiliary);
    finish(clause_.is_negative ? kBeNot : kBe, clause_.is_negative ? both : meanings_.auxiliary, 0,
           tense);
  }

  void finish(const Predicate& predicate, Meaning meaning, Meaning ending, Tense tense) {
    const bool is_past = tense == Tense::past;
    const Meaning connective = meanings_.connective;
    switch (close_) {
      case Close::statement:
      case Close::question:
        append_inflected(tokens_,
                         finite(predicate, tense, scene_.style().level, is_question(close_)),
                         meaning, ending);
        break;
      case Close::quoted:
        append_inflected(tokens_, quoted(predicate, tense), meaning, ending | connective);
        break;
      case Close::fact: {
        Inflected form = quoted(predicate, tense);
        form.ending.back().back() = U'는';
        append_inflected(tokens_, form, meaning, ending | connective);
        append_word(U"것", connective);
        join_korean(tokens_, U"을", 0);
        break;
      }
      case Close::if_clause:
        append_inflected(tokens_, with_eu(predicate, U"면"), meaning, ending | connective);
        break;
      case Close::when_clause:
        append_inflected(
            tokens_,
            is_past ? with_past(predicate, U"을") : with_final(predicate, final_index::kRieul, U""),
            meaning, ending);
        append_word(U"때", connective);
        break;
      case Close::because:
        append_inflected(tokens_,
                         is_past ? with_past(predicate, U"기") : with_consonant(predicate, U"기"),
                         meaning, ending);
        append_word(U"때문에", connective);
        break;
    }
  }

  std::size_t level_index() const { return static_cast<std::size_t>(scene_.style().level); }

  Scene& scene_;
  const Clause& clause_;
  const Close close_;
  const Meanings meanings_;
  Tokens tokens_;
};

}  // namespace

Tokens korean_predicate(Scene& scene, const Clause& clause, Close close, const Meanings& meanings) {
  return KoreanPredicate(scene, clause, close, meanings).build();
}

std::string_view form_of_be(Person person, bool is_past) {
  if (is_past) return person == Person::first || person == Person::third ? "was" : "were";
  return person == Person::first ? "am" : person == Person::third ? "is" : "are";
}

EnglishPredicate english_predicate(const Clause& clause, bool question, const Meanings& meanings) {
  EnglishPredicate result;
  const Person person = clause.subject.person;
  const bool is_third = person == Person::third, is_adjective = clause.verb.korean.is_adjective;
  const EnglishVerb verb =
      is_adjective ? EnglishVerb{"be " + std::string(clause.verb.english), {}, {}, {}, {}}
                   : english_verb(clause.verb.english);
  const auto auxiliary = [&](std::string_view words) {
    append_english(result.auxiliary, words, meanings.auxiliary);
  };
  const auto rest = [&](std::string_view words, Meaning meaning) {
    append_english(result.rest, words, meaning);
  };
  const auto negation = [&] {
    if (clause.is_negative) rest("not", meanings.negation);
  };
  const auto do_support = [&](bool is_past) {
    const Meaning meaning = clause.is_negative ? meanings.negation : meanings.auxiliary;
    append_english(result.auxiliary, is_past ? "did" : is_third ? "does" : "do", meaning);
  };

  switch (clause.mood) {
    case Mood::present:
    case Mood::past: {
      const bool is_past = clause.mood == Mood::past || clause.is_backshifted;
      if (is_adjective) {
        auxiliary(form_of_be(person, is_past));
        negation();
        rest(clause.verb.english, meanings.verb);
      } else if (question || clause.is_negative) {
        do_support(is_past);
        negation();
        rest(verb.base, meanings.verb);
      } else {
        rest(is_past ? verb.past : is_third ? verb.third_person : verb.base, meanings.verb);
      }
      break;
    }
    case Mood::future:
      auxiliary(clause.is_backshifted ? "would" : "will");
      negation();
      rest(verb.base, meanings.verb);
      break;
    case Mood::progressive:
    case Mood::past_progressive:
      auxiliary(form_of_be(person, clause.mood == Mood::past_progressive || clause.is_backshifted));
      negation();
      rest(verb.progressive, meanings.verb);
      break;
    case Mood::can:
    case Mood::could:
      auxiliary(clause.mood == Mood::can && !clause.is_backshifted ? "can" : "could");
      negation();
      rest(verb.base, meanings.verb);
      break;
    case Mood::perfect:
      auxiliary(is_third ? "has" : "have");
      if (clause.is_negative) rest("never", meanings.negation);
      rest(verb.participle, meanings.verb);
      break;
    case Mood::begin:
      if (question) {
        do_support(true);
        rest("start to", meanings.auxiliary);
      } else {
        rest("started to", meanings.auxiliary);
      }
      rest(verb.base, meanings.verb);
      break;
    case Mood::want:
    case Mood::must:
    case Mood::like:
    case Mood::plan: {
      const EnglishVerb helper = english_verb(clause.mood == Mood::want   ? "want"
                                              : clause.mood == Mood::must ? "have"
                                              : clause.mood == Mood::like ? "like"
                                                                          : "plan");
      if (question || clause.is_negative) {
        do_support(false);
        negation();
        rest(helper.base, meanings.auxiliary);
      } else {
        rest(is_third ? helper.third_person : helper.base, meanings.auxiliary);
      }
      rest("to", meanings.auxiliary);
      rest(verb.base, meanings.verb);
      break;
    }
  }
  return result;
}
}  // namespace attn::grammar
