#include <iterator>
#include <string>

#include "text/hangul.hpp"
#include "training/grammar/english.hpp"
#include "training/grammar/family_makers.hpp"
#include "training/grammar/family_parts.hpp"

namespace attn::grammar {
using std::u32string_view;

Sentence please(Scene& scene) {
  Sentence sentence;
  sentence.kind = "imp";
  sentence.final_mark = scene.chance(25) ? '!' : '.';
  Clause clause;
  const Meaning please = scene.meaning(), act = scene.meaning(), negation = scene.meaning();
  const Verb* verb;
  NounPhrase you_subject;
  you_subject.person = Person::second;
  switch (scene.below(4)) {
    case 0:
      do verb = &scene.pick(verbs_of_people());
      while (verb->is_state || verb->is_unkind);
      add_object_of(scene, clause, *verb, other_person(scene, you_subject));
      break;
    case 1:
      verb = &scene.pick(giving_verbs());
      add_object(clause,
                 object(scene, scene.pick(nouns(Group::things)), adjectives_of(Group::things)));
      prepend_with(scene, clause, other_person(scene, you_subject), U"에게", "to");
      break;
    default:
      do verb = &scene.pick(transitive_verbs());
      while (verb->is_state);
      add_object_of(scene, clause, *verb, object_of(scene, *verb));
  }
  if (scene.chance(20)) add_time(scene, clause, scene.pick(times_of_future()));
  const bool is_negative = scene.chance(18);
  if (scene.variant(25)) {
    const u32string_view urge = is_negative || scene.chance(40) ? U"제발" : U"꼭";
    append_korean(clause.korean_middle, urge, please);
  }
  append(sentence.korean, clause.korean_middle);

  const Level level = scene.style().level;
  append_english(sentence.english, "please", please);
  if (is_negative) {
    append_english(sentence.english, "do not", negation);
    append_inflected(sentence.korean, with_consonant(verb->korean, U"지"), act);
    const u32string_view stop =
        level == Level::formal && scene.variant(60) ? U"마십시오" : U"마세요";
    append_korean(sentence.korean, stop, please | negation);
  } else {
    const bool is_formal = level == Level::formal && scene.variant(50);
    const bool is_casual = level == Level::casual || level == Level::plain;
    const u32string_view ask = is_formal ? U"주십시오" : is_casual ? U"줘" : U"주세요";
    if (verb->korean.stem == U"주") {
      // 주다 does not take itself as a helper.
      append_korean(sentence.korean, ask, act | please);
    } else if (verb->korean.stem.ends_with(U"주")) {
      // 보여주다, 빌려주다: the helper is in the verb.
      const u32string_view stem = verb->korean.stem;
      append_korean(sentence.korean, stem.substr(0, stem.size() - 1), act);
      if (scene.variant(60)) {
        join_korean(sentence.korean, ask, please);
      } else {
        append_korean(sentence.korean, ask, please);
      }
    } else {
      append_inflected(sentence.korean, with_vowel(verb->korean, U""), act, act);
      if (scene.variant(50)) {
        join_korean(sentence.korean, ask, please);
      } else {
        append_korean(sentence.korean, ask, please);
      }
    }
  }
  append_english(sentence.english, verb->english, act);
  append(sentence.english, clause.english_middle);
  return sentence;
}

Sentence order(Scene& scene) {
  struct Measure {
    u32string_view drink;
    std::string_view english;
    u32string_view counter;
    std::string_view one, many;
  };
  constexpr Measure measures[] = {
      {U"커피", "coffee", U"잔", "cup", "cups"},     {U"녹차", "green tea", U"잔", "cup", "cups"},
      {U"물", "water", U"잔", "glass", "glasses"},   {U"우유", "milk", U"잔", "glass", "glasses"},
      {U"주스", "juice", U"잔", "glass", "glasses"}, {U"와인", "wine", U"잔", "glass", "glasses"},
      {U"맥주", "beer", U"병", "bottle", "bottles"}, {U"물", "water", U"병", "bottle", "bottles"},
      {U"소주", "soju", U"병", "bottle", "bottles"}, {U"밥", "rice", U"그릇", "bowl", "bowls"},
      {U"수프", "soup", U"그릇", "bowl", "bowls"},   {U"라면", "ramen", U"그릇", "bowl", "bowls"}};
  Sentence sentence;
  sentence.kind = "order";
  const Meaning please = scene.meaning(), give = scene.meaning(), thing = scene.meaning(),
                count = scene.meaning();
  append_english(sentence.english, "please", please);
  append_english(sentence.english, "give me", give);
  if (scene.chance(50)) {
    const Measure& measure = measures[scene.below(std::size(measures))];
    const int number = 1 + static_cast<int>(scene.below(6));
    append_korean(sentence.korean, measure.drink, thing);
    append_korean(sentence.korean, native_number(number, true), count);
    append_korean(sentence.korean, measure.counter, count);
    append_english(sentence.english, number == 1 ? "a" : english_number(number), count);
    append_english(sentence.english, number == 1 ? measure.one : measure.many, count);
    append_english(sentence.english, "of", count);
    append_english(sentence.english, measure.english, thing);
  } else {
    constexpr Group groups[] = {Group::drinks, Group::dishes, Group::fruit, Group::things};
    const Noun* noun;
    do noun = &scene.pick(nouns(groups[scene.below(std::size(groups))]));
    while (noun->count == Count::plural);
    append_korean(sentence.korean, noun->korean, thing);
    if (noun->count == Count::one && !noun->counter.empty() && scene.chance(60)) {
      const int number = 1 + static_cast<int>(scene.below(6));
      append_korean(sentence.korean, native_number(number, true), count);
      append_korean(sentence.korean, noun->counter, count);
      append_english(sentence.english, english_number(number), count);
      append_english(sentence.english,
                     number == 1 ? std::string(noun->english) : english_plural(noun->english),
                     thing);
    } else if (noun->count == Count::one) {
      append_english(sentence.english, indefinite_article(noun->english), thing);
      append_english(sentence.english, noun->english, thing);
    } else {
      const bool is_some = scene.chance(50);
      if (is_some) {
        append_korean(sentence.korean, U"좀", count);
        append_english(sentence.english, "some", count);
      }
      append_english(sentence.english, noun->english, thing);
    }
  }
  append_korean(sentence.korean, scene.style().level == Level::casual ? U"줘" : U"주세요",
                please | give);
  return sentence;
}

Sentence permission(Scene& scene) {
  Sentence sentence;
  sentence.kind = "may";
  sentence.final_mark = '?';
  Clause clause;
  const Meaning may = scene.meaning(), act = scene.meaning();
  const Verb* verb;
  if (scene.chance(30)) {
    do verb = &scene.pick(intransitive_verbs());
    while (verb->is_state);
    const Place& place = scene.pick(places());
    add_place(scene, clause, place, U"에서", place.preposition);
  } else {
    do verb = &scene.pick(transitive_verbs());
    while (verb->is_state);
    add_object_of(scene, clause, *verb, object_of(scene, *verb));
  }
  append(sentence.korean, clause.korean_middle);
  append_inflected(sentence.korean, with_vowel(verb->korean, U"도"), act, may);
  append_inflected(sentence.korean, finite({U"되"}, Tense::present, scene.style().level, true),
                   may);
  append_english(sentence.english, "may I", may);
  append_english(sentence.english, verb->english, act);
  append(sentence.english, clause.english_middle);
  return sentence;
}

Sentence who(Scene& scene) {
  Clause clause;
  const Verb* verb;
  do verb = &scene.pick(transitive_verbs());
  while (verb->is_state);
  clause.subject = fixed_words(scene, U"누가", "who");
  clause.is_subject_asked = true;
  clause.verb = verbal(*verb);
  constexpr Mood moods[] = {Mood::past,   Mood::past, Mood::present,
                            Mood::future, Mood::can,  Mood::progressive};
  clause.mood = moods[scene.below(std::size(moods))];
  add_object_of(scene, clause, *verb, object_of(scene, *verb));
  add_some_time(scene, clause, 25);
  Sentence sentence;
  sentence.kind = "wh";
  sentence.final_mark = '?';
  // 누가 has its particle within.
  Clause without_subject = clause;
  append(sentence.korean, clause.subject.korean);
  without_subject.subject.is_omitted = true;
  without_subject.subject.korean.clear();
  append_clause(scene, without_subject, Close::question, sentence);
  return sentence;
}

Sentence ask(Scene& scene) {
  struct Word {
    u32string_view korean, varied;
    std::string_view english;
    bool is_object;
  };
  constexpr Word words[] = {{U"무엇을", U"뭘", "what", true},
                            {U"무엇을", U"뭐를", "what", true},
                            {U"어디에서", U"어디서", "where", false},
                            {U"언제", U"언제", "when", false},
                            {U"왜", U"왜", "why", false},
                            {U"어떻게", U"어떻게", "how", false},
                            {U"몇 시에", U"몇 시에", "what time", false}};
  const Word& word = words[scene.below(std::size(words))];
  Clause clause;
  do clause.subject = person(scene);
  while (clause.subject.person == Person::first);
  const Verb* verb;
  do verb = &scene.pick(transitive_verbs());
  while (verb->is_state || verb->particle != U"를" || !verb->preposition.empty());
  clause.verb = verbal(*verb);
  constexpr Mood moods[] = {Mood::past, Mood::past, Mood::past, Mood::present, Mood::future};
  clause.mood = moods[scene.below(std::size(moods))];
  const Meaning asked = scene.meaning();
  append_korean(clause.korean_middle, scene.variant(50) ? word.varied : word.korean, asked);
  if (!word.is_object) {
    add_object_of(scene, clause, *verb, object_of(scene, *verb));
  }
  if (word.english != "when" && word.english != "what time" && scene.chance(25)) {
    add_some_time(scene, clause, 100);
  }
  Sentence asked_sentence = simple_sentence(scene, clause, true, "wh");
  Tokens english;
  append_english(english, word.english, asked);
  append(english, asked_sentence.english);
  asked_sentence.english = english;
  return asked_sentence;
}

}  // namespace attn::grammar
