#include <iterator>
#include <string>

#include "text/hangul.hpp"
#include "training/grammar/english.hpp"
#include "training/grammar/family_makers.hpp"
#include "training/grammar/family_parts.hpp"

namespace attn::grammar {
using std::u32string_view;

Sentence describe(Scene& scene) {
  Clause clause;
  const auto thing = [&](Group group) {
    const Noun& noun = scene.pick(nouns(group));
    constexpr Determiner determiners[] = {Determiner::the, Determiner::the, Determiner::my,
                                          Determiner::his, Determiner::her, Determiner::this_one};
    return noun_phrase(scene, noun, determiners[scene.below(std::size(determiners))]);
  };
  std::span<const Adjective> adjectives;
  switch (scene.below(5)) {
    case 0:
      clause.subject = person(scene);
      adjectives = adjectives_of_people();
      break;
    case 1:
      clause.subject = thing(Group::animals);
      adjectives = adjectives_of_animals();
      break;
    case 2:
      clause.subject = thing(scene.chance(50) ? Group::dishes : Group::fruit);
      adjectives = adjectives_of_food();
      break;
    case 3: {
      const Place& place = scene.pick(places().subspan(1));  // not "school", which has no article
      const Meaning meaning = scene.meaning();
      append_korean(clause.subject.korean, place.korean, meaning);
      append_english(clause.subject.english, place.english, meaning);
      clause.subject.last = place.korean;
      adjectives = adjectives_of_places();
      break;
    }
    default:
      clause.subject = thing(scene.chance(50) ? Group::throwable : Group::clothes);
      adjectives = adjectives_of_things();
  }
  clause.verb = verbal(scene.pick(adjectives));
  constexpr Mood moods[] = {Mood::present, Mood::present, Mood::present, Mood::past};
  clause.mood = moods[scene.below(std::size(moods))];
  negate_sometimes(scene, clause, 18);
  if (!clause.is_negative && scene.chance(30)) {
    // The adverb stands in front of the adjective in both languages.
    struct Degree {
      u32string_view korean;
      std::string_view english;
    };
    constexpr Degree degrees[] = {{U"매우", "very"}, {U"너무", "too"}, {U"조금", "a little"}};
    const Degree& degree = degrees[scene.below(std::size(degrees))];
    const Meaning meaning = scene.meaning();
    const bool is_very = degree.english == "very";
    append_korean(clause.korean_middle, is_very && scene.variant(50) ? U"아주" : degree.korean,
                  meaning);
    Sentence sentence = simple_sentence(scene, clause, asks(scene), "adj");
    Tokens adverb;
    append_english(adverb, degree.english, meaning);
    sentence.english.insert(sentence.english.end() - 1, adverb.begin(), adverb.end());
    return sentence;
  }
  return simple_sentence(scene, clause, asks(scene), "adj");
}

namespace {

NounPhrase pointed_at(Scene& scene) {
  NounPhrase phrase;
  const Meaning meaning = scene.meaning();
  const bool near = scene.chance(60);
  phrase.last = near ? U"이것" : U"저것";
  append_korean(phrase.korean, phrase.last, meaning);
  append_english(phrase.english, near ? "this" : "that", meaning);
  return phrase;
}

}  // namespace

Sentence identify(Scene& scene) {
  Identity identity;
  if (scene.chance(60)) {
    do identity.subject = person(scene);
    while (identity.subject.person == Person::plural);
    const bool described = scene.chance(20);
    identity.noun = noun_phrase(
        scene, scene.pick(nouns(Group::jobs)), Determiner::bare,
        described ? &scene.pick(adjectives_of_people().subspan(num_passing_states, 3)) : nullptr);
  } else {
    identity.subject = pointed_at(scene);
    constexpr Group groups[] = {Group::things, Group::animals, Group::fruit, Group::plants,
                                Group::hats};
    const Noun* noun;
    do noun = &scene.pick(nouns(groups[scene.below(std::size(groups))]));
    while (noun->count != Count::one);
    constexpr Determiner determiners[] = {Determiner::bare, Determiner::bare, Determiner::my,
                                          Determiner::his, Determiner::her};
    identity.noun = noun_phrase(scene, *noun, determiners[scene.below(std::size(determiners))]);
  }
  identity.is_past = scene.chance(15);
  identity.is_negative = scene.chance(15);
  return identity_sentence(scene, identity, scene.chance(20), "copula");
}

Sentence age(Scene& scene) {
  Identity identity;
  switch (scene.below(5)) {
    case 0:
      identity.subject = i(scene);
      break;
    case 1:
      identity.subject = you(scene);
      break;
    case 2:
      identity.subject = name(scene);
      break;
    case 3:
      identity.subject = name(scene);
      break;
    default:
      do identity.subject = somebody(scene);
      while (identity.subject.person == Person::plural);
  }
  const int years = 5 + static_cast<int>(scene.below(scene.chance(70) ? 36 : 95));
  const std::string english = english_number(years);
  identity.noun = fixed_words(scene, native_number(years, true) + U" 살", english);
  append_english(identity.noun.english, "years old", identity.noun.english.back().meaning);
  identity.is_past = scene.chance(10);
  return identity_sentence(scene, identity, scene.chance(10), "age");
}

Sentence price(Scene& scene) {
  Identity identity;
  struct Range {
    Group group;
    int unit;
  };
  constexpr Range ranges[] = {{Group::fruit, 1000},    {Group::fruit, 100},
                              {Group::things, 1000},   {Group::things, 10000},
                              {Group::hats, 10000},    {Group::books, 10000},
                              {Group::clothes, 10000}, {Group::throwable, 1000}};
  const Range& range = ranges[scene.below(std::size(ranges))];
  identity.subject = noun_phrase(scene, scene.pick(nouns(range.group)),
                                 scene.chance(70) ? Determiner::this_one : Determiner::the);
  const int won = (1 + static_cast<int>(scene.below(9))) * range.unit +
                  (range.unit >= 1000 && scene.chance(30) ? 500 : 0);
  identity.noun = fixed_words(scene, chinese_number(won) + U" 원", english_number(won));
  append_english(identity.noun.english, "won", identity.noun.english.back().meaning);
  identity.is_past = scene.chance(15);
  return identity_sentence(scene, identity, scene.chance(10), "price");
}

Sentence clock(Scene& scene) {
  Sentence sentence;
  sentence.kind = "time";
  const Level level = scene.style().level;
  const bool is_question = scene.chance(12);
  sentence.final_mark = is_question ? '?' : '.';
  const Meaning be = scene.meaning(), when = scene.meaning(), what = scene.meaning();
  if (scene.chance(60)) {
    const int hour = 1 + static_cast<int>(scene.below(12));
    std::u32string korean = native_number(hour, true) + U" 시";
    std::string english = english_number(hour);
    switch (scene.below(3)) {
      case 0:
        english += " o'clock";
        break;
      case 1:
        korean += U" 반";
        english.insert(0, "half past ");
        break;
      default: {
        const int minute = 5 * (2 + static_cast<int>(scene.below(10)));
        korean.append(U" ").append(chinese_number(minute)).append(U" 분");
        english.append(" ").append(english_number(minute));
      }
    }
    append_korean(sentence.korean, U"지금", when);
    if (!scene.variant(50)) join_korean(sentence.korean, U"은", 0);
    append_korean(sentence.korean, korean, what);
    join_korean(sentence.korean,
                copula(korean.substr(korean.size() - 1), Tense::present, level, is_question), be);
    append_english(sentence.english, is_question ? "is it" : "it is", be);
    append_english(sentence.english, english, what);
    append_english(sentence.english, "now", when);
    return sentence;
  }
  struct Day {
    u32string_view korean;
    std::string_view english;
  };
  constexpr Day weekdays[] = {
      {U"월요일", "Monday"},   {U"화요일", "Tuesday"},      {U"수요일", "Wednesday"},
      {U"목요일", "Thursday"}, {U"금요일", "Friday"},       {U"토요일", "Saturday"},
      {U"일요일", "Sunday"},   {U"내 생일", "my birthday"}, {U"휴일", "a holiday"}};
  constexpr Day days[] = {{U"오늘", "today"},
                          {U"내일", "tomorrow"},
                          {U"어제", "yesterday"},
                          {U"모레", "the day after tomorrow"}};
  const Day& weekday = weekdays[scene.below(std::size(weekdays))];
  const Day& day = days[scene.below(std::size(days))];
  const bool is_past = day.english == "yesterday";
  append_korean(sentence.korean, day.korean, when);
  join_korean(sentence.korean, particle(Particle::topic, day.korean), 0);
  append_korean(sentence.korean, weekday.korean, what);
  join_korean(sentence.korean,
              copula(weekday.korean, is_past ? Tense::past : Tense::present, level, is_question),
              be);
  const std::string_view is = is_past ? "was" : "is";
  if (is_question) append_english(sentence.english, is, be);
  append_english(sentence.english, day.english, when);
  if (!is_question) append_english(sentence.english, is, be);
  append_english(sentence.english, weekday.english, what);
  return sentence;
}

Sentence weather(Scene& scene) {
  constexpr Adjective kinds[] = {
      {{U"춥", Irregular::bieup, true}, "cold"},    {{U"덥", Irregular::bieup, true}, "hot"},
      {{U"따뜻하", Irregular::none, true}, "warm"}, {{U"시원하", Irregular::none, true}, "cool"},
      {{U"흐리", Irregular::none, true}, "cloudy"}, {{U"맑", Irregular::none, true}, "clear"}};
  Clause clause;
  const Meaning it = scene.meaning();
  append_english(clause.subject.english, "it", it);
  clause.subject.is_omitted = true;  // Korean has no "it"
  clause.verb = verbal(kinds[scene.below(std::size(kinds))]);
  constexpr Mood moods[] = {Mood::past, Mood::present, Mood::future};
  clause.mood = moods[scene.below(std::size(moods))];
  if (scene.chance(60)) {
    const Place& place = scene.chance(70) ? scene.pick(regions()) : scene.pick(places());
    NounPhrase phrase;
    const Meaning meaning = scene.meaning();
    append_korean(phrase.korean, place.korean, meaning);
    join_korean(phrase.korean, U"에서", 0);
    append_english(phrase.english, place.english, meaning);
    append(clause.korean_middle, phrase.korean);
    clause.korean_middle.back().text =
        particle(Particle::topic, place.korean) == U"은" ? "은" : "는";
    append_english(clause.english_middle, place.preposition, meaning);
    append(clause.english_middle, phrase.english);
  }
  struct Day {
    u32string_view korean;
    std::string_view english;
  };
  constexpr Day before[] = {{U"어제", "yesterday"},
                            {U"그저께", "the day before yesterday"},
                            {U"어젯밤에", "last night"},
                            {U"지난주에", "last week"}};
  constexpr Day after[] = {{U"내일", "tomorrow"},
                           {U"모레", "the day after tomorrow"},
                           {U"다음 주에", "next week"},
                           {U"오늘 밤에", "tonight"}};
  constexpr Day now[] = {
      {U"오늘", "today"}, {U"지금", "now"}, {U"요즘", "these days"}, {U"여름에", "in summer"}};
  const Day* days = clause.mood == Mood::past ? before : clause.mood == Mood::future ? after : now;
  const Day& day = days[scene.below(4)];
  add_time(scene, clause, {day.korean, day.english});
  clause.is_negative = scene.chance(15);
  Sentence sentence;
  const bool is_question = scene.chance(15);
  sentence.kind = "weather";
  sentence.final_mark = is_question ? '?' : '.';
  append_clause(scene, clause, is_question ? Close::question : Close::statement, sentence);
  return sentence;
}

Sentence exist(Scene& scene) {
  Sentence sentence;
  sentence.kind = "exist";
  const bool is_question = asks(scene), is_past = scene.chance(25), is_negative = scene.chance(15);
  sentence.final_mark = is_question ? '?' : '.';
  const Meaning there = scene.meaning();
  constexpr Group groups[] = {Group::animals, Group::things, Group::people, Group::vehicles,
                              Group::plants};
  const Noun* noun;
  do noun = &scene.pick(nouns(groups[scene.below(std::size(groups))]));
  while (noun->count != Count::one);
  const bool is_counted = !is_negative && scene.chance(45);
  const int number = 2 + static_cast<int>(scene.below(6));

  Clause middle;
  const Place& place = scene.pick(places());
  add_place(scene, middle, place, U"에", place.preposition);
  append(sentence.korean, middle.korean_middle);
  const Meaning thing = scene.meaning(), count = scene.meaning();
  append_korean(sentence.korean, noun->korean, thing);
  join_korean(sentence.korean, particle(Particle::subject, noun->korean), 0);
  if (is_counted) {
    append_korean(sentence.korean, native_number(number, true), count);
    append_korean(sentence.korean, noun->counter, count);
  }
  const Predicate be{is_negative ? U"없" : U"있", Irregular::none, true};
  append_inflected(
      sentence.korean,
      finite(be, is_past ? Tense::past : Tense::present, scene.style().level, is_question), there);
  const std::string_view is = is_counted ? (is_past ? "were" : "are") : (is_past ? "was" : "is");
  if (is_question) append_english(sentence.english, is, there);
  append_english(sentence.english, "there", there);
  if (!is_question) append_english(sentence.english, is, there);
  if (is_negative) append_english(sentence.english, "no", there);
  if (is_counted) {
    append_english(sentence.english, english_number(number), count);
    append_english(sentence.english, english_plural(noun->english), thing);
  } else {
    if (!is_negative) append_english(sentence.english, indefinite_article(noun->english), thing);
    append_english(sentence.english, noun->english, thing);
  }
  append(sentence.english, middle.english_middle);
  return sentence;
}

Sentence several(Scene& scene) {
  constexpr Verb moves[] = {{{U"오"}, "come"},       {{U"가"}, "go"},
                            {{U"자"}, "sleep"},      {{U"웃"}, "laugh"},
                            {{U"울"}, "cry"},        {{U"숨"}, "hide"},
                            {{U"뛰"}, "jump"},       {{U"걷", Irregular::digeut}, "walk"},
                            {{U"돌아오"}, "return"}, {{U"넘어지"}, "fall down"}};
  Clause clause;
  const Noun& noun = scene.pick(nouns(scene.chance(50) ? Group::people : Group::animals));
  clause.subject = counted(scene, noun, 1 + static_cast<int>(scene.below(10)));
  clause.subject_particle = Particle::subject;
  clause.verb = verbal(scene.pick(std::span<const Verb>(moves)));
  constexpr Mood moods[] = {Mood::past, Mood::past, Mood::future, Mood::progressive};
  clause.mood = moods[scene.below(std::size(moods))];
  add_some_time(scene, clause, 35);
  Sentence sentence;
  sentence.kind = "count";
  append_clause(scene, clause, Close::statement, sentence);
  return sentence;
}

}  // namespace attn::grammar
