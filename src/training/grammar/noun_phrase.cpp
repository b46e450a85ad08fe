#include "training/grammar/noun_phrase.hpp"

#include <cassert>

#include "training/grammar/english.hpp"

namespace attn::grammar {
namespace {

using std::u32string_view;

NounPhrase korean_word(Scene& scene, u32string_view korean, std::string_view english,
                       Person person) {
  NounPhrase phrase;
  const Meaning meaning = scene.meaning();
  append_korean(phrase.korean, korean, meaning);
  append_english(phrase.english, english, meaning);
  phrase.last = korean;
  phrase.person = person;
  return phrase;
}

bool is_respectful(Level level) { return level == Level::formal || level == Level::polite; }

/// 저 for 나 where one is respectful: seven times in ten.
bool is_humble(Scene& scene) { return is_respectful(scene.style().level) && scene.variant(70); }

u32string_view you_word(Scene& scene) {
  return is_respectful(scene.style().level) ? U"당신" : U"너";
}

struct Pronoun {
  u32string_view korean;
  std::string_view subject, object;
  Person person;
};

constexpr Pronoun kPronouns[] = {{U"그", "he", "him", Person::third},
                                 {U"그녀", "she", "her", Person::third},
                                 {U"우리", "we", "us", Person::plural},
                                 {U"그들", "they", "them", Person::plural}};

const Pronoun& pick_pronoun(Scene& scene) {
  return scene.pick(std::span<const Pronoun>(kPronouns));
}

Person person_of(const Noun& noun) {
  return noun.count == Count::plural ? Person::plural : Person::third;
}

}  // namespace

Tokens with_particle(const NounPhrase& phrase, Particle which) {
  Tokens tokens = phrase.korean;
  if (phrase.is_omitted) return tokens;
  if (which == Particle::subject) {
    if (phrase.last == U"나") tokens.back().text = "내";
    if (phrase.last == U"저") tokens.back().text = "제";
    if (phrase.last == U"너") tokens.back().text = "네";
  }
  join_korean(tokens, particle(which, phrase.last), 0);
  return tokens;
}

NounPhrase i(Scene& scene) {
  return korean_word(scene, is_humble(scene) ? U"저" : U"나", "I", Person::first);
}

NounPhrase you(Scene& scene) { return korean_word(scene, you_word(scene), "you", Person::second); }

NounPhrase somebody(Scene& scene) {
  const Pronoun& pronoun = pick_pronoun(scene);
  return korean_word(scene, pronoun.korean, pronoun.subject, pronoun.person);
}

NounPhrase name(Scene& scene) {
  const Noun& noun =
      scene.pick(nouns(scene.chance(50) ? Group::names_of_men : Group::names_of_women));
  NounPhrase phrase = korean_word(scene, noun.korean, noun.english, Person::third);
  if (is_respectful(scene.style().level) && scene.variant(15)) {
    append_korean(phrase.korean, U"씨", phrase.korean.back().meaning);
    phrase.last = U"씨";
  }
  return phrase;
}

NounPhrase relative(Scene& scene) {
  const Noun& noun = scene.pick(nouns(Group::relatives));
  NounPhrase phrase;
  const Meaning meaning = scene.meaning();
  append_korean(phrase.korean, noun.korean, meaning);
  append_english(phrase.english, "my", meaning);
  append_english(phrase.english, noun.english, meaning);
  phrase.last = noun.korean;
  return phrase;
}

NounPhrase person(Scene& scene) {
  switch (scene.below(10)) {
    case 0:
    case 1:
    case 2:
      return i(scene);
    case 3:
      return you(scene);
    case 4:
    case 5:
      return somebody(scene);
    case 6:
    case 7:
      return name(scene);
    case 8:
      return relative(scene);
    default:
      return noun_phrase(scene, scene.pick(nouns(Group::people)), Determiner::the);
  }
}

NounPhrase person_as_object(Scene& scene) {
  switch (scene.below(8)) {
    case 0:
      return korean_word(scene, is_humble(scene) ? U"저" : U"나", "me", Person::first);
    case 1:
      return korean_word(scene, you_word(scene), "you", Person::second);
    case 2:
    case 3: {
      const Pronoun& pronoun = pick_pronoun(scene);
      return korean_word(scene, pronoun.korean, pronoun.object, pronoun.person);
    }
    case 4:
    case 5:
      return name(scene);
    case 6:
      return relative(scene);
    default:
      return noun_phrase(scene, scene.pick(nouns(Group::people)), Determiner::the);
  }
}

NounPhrase noun_phrase(Scene& scene, const Noun& noun, Determiner determiner,
                       const Adjective* adjective) {
  NounPhrase phrase;
  phrase.person = person_of(noun);
  phrase.last = noun.korean;
  const Meaning meaning = scene.meaning();
  const bool is_plural = noun.count == Count::plural;
  const auto determine = [&](u32string_view korean, std::string_view english) {
    const Meaning own = scene.meaning();
    append_korean(phrase.korean, korean, own);
    append_english(phrase.english, english, own);
  };
  switch (determiner) {
    case Determiner::bare:
      if (noun.count == Count::one) {
        append_english(phrase.english,
                       indefinite_article(adjective ? adjective->english : noun.english), meaning);
      }
      if (noun.count == Count::definite) append_english(phrase.english, "the", meaning);
      break;
    case Determiner::the:
      append_english(phrase.english, "the", meaning);
      break;
    case Determiner::that:
      determine(U"그", "the");
      break;
    case Determiner::my:
      determine(is_humble(scene) ? U"제" : U"내", "my");
      break;
    case Determiner::his:
      determine(U"그의", "his");
      break;
    case Determiner::her:
      determine(U"그녀의", "her");
      break;
    case Determiner::this_one:
      determine(U"이", is_plural ? "these" : "this");
      break;
  }
  if (adjective) {
    const Meaning own = scene.meaning();
    append_inflected(phrase.korean, attributive(adjective->korean, Tense::present), own, own);
    append_english(phrase.english, adjective->english, own);
  }
  append_korean(phrase.korean, noun.korean, meaning);
  append_english(phrase.english, noun.english, meaning);
  return phrase;
}

NounPhrase counted(Scene& scene, const Noun& noun, int number) {
  assert(!noun.counter.empty());
  NounPhrase phrase;
  phrase.person = number == 1 ? Person::third : Person::plural;
  const Meaning meaning = scene.meaning(), count = scene.meaning();
  append_korean(phrase.korean, noun.korean, meaning);
  append_korean(phrase.korean, native_number(number, true), count);
  append_korean(phrase.korean, noun.counter, count);
  phrase.last = noun.counter;
  append_english(phrase.english, english_number(number), count);
  append_english(phrase.english,
                 number == 1 ? std::string(noun.english) : english_plural(noun.english), meaning);
  return phrase;
}

NounPhrase object(Scene& scene, const Noun& noun, std::span<const Adjective> adjectives) {
  const bool stands_alone = noun.count == Count::definite || noun.count == Count::field;
  if (stands_alone || noun.count == Count::name ||
      (noun.count == Count::mass && scene.chance(60))) {
    return noun_phrase(scene, noun, Determiner::bare);
  }
  if (!noun.counter.empty() && scene.chance(7)) {
    return counted(scene, noun, 1 + static_cast<int>(scene.below(6)));
  }
  constexpr Determiner determiners[] = {
      Determiner::bare, Determiner::bare, Determiner::bare, Determiner::bare, Determiner::that,
      Determiner::that, Determiner::my,   Determiner::his,  Determiner::her,  Determiner::this_one};
  const Determiner determiner = scene.pick(std::span<const Determiner>(determiners));
  const bool described = !adjectives.empty() && scene.chance(25);
  return noun_phrase(scene, noun, determiner, described ? &scene.pick(adjectives) : nullptr);
}

}  // namespace attn::grammar
