#include <algorithm>
#include <iterator>

#include "text/hangul.hpp"
#include "training/grammar/family_makers.hpp"
#include "training/grammar/family_parts.hpp"

namespace attn::grammar {
using std::u32string_view;

namespace {

/// A clause that can stand within another: short, with a subject of its own.
Clause inner_clause(Scene& scene, std::span<const Mood> moods,
                    std::span<const Adjective> adjectives) {
  Clause clause;
  clause.subject_particle = Particle::subject;
  clause.mood = moods[scene.below(moods.size())];
  switch (scene.below(4)) {
    case 0:
      clause.verb = verbal(scene.pick(adjectives));
      break;
    case 1: {
      const Verb& verb = scene.pick(motion_verbs());
      clause.verb = verbal(verb);
      add_place(scene, clause, scene.pick(places()), U"에", verb.preposition);
      break;
    }
    case 2:
      clause.verb = verbal(scene.pick(intransitive_verbs()));
      break;
    default: {
      const Verb* verb;
      do verb = &scene.pick(transitive_verbs());
      while (verb->particle != U"를" || !verb->preposition.empty());
      clause.verb = verbal(*verb);
      add_object(clause, noun_phrase(scene, scene.pick(nouns(verb->object)), Determiner::bare));
    }
  }
  return clause;
}

bool is_adjective(const Clause& clause) { return clause.verb.korean.is_adjective; }

NounPhrase other_subject(Scene& scene, const NounPhrase& first) {
  for (;;) {
    NounPhrase subject = person(scene);
    if (subject.person == first.person && first.person != Person::third) continue;
    if (subject.last != first.last) return subject;
  }
}

}  // namespace

Sentence say(Scene& scene) {
  struct Opinion {
    Verbal verb;
    Mood mood;
    Close close;
    bool shifts;
  };
  constexpr Opinion opinions[] = {
      {{{U"생각하"}, "think"}, Mood::present, Close::quoted, false},
      {{{U"생각하"}, "think"}, Mood::present, Close::quoted, false},
      {{{U"생각하"}, "think"}, Mood::past, Close::quoted, true},
      {{{U"믿"}, "believe"}, Mood::present, Close::quoted, false},
      {{{U"말하"}, "say"}, Mood::past, Close::quoted, true},
      {{{U"말하"}, "say"}, Mood::present, Close::quoted, false},
      {{{U"알"}, "know"}, Mood::present, Close::fact, false},
      {{{U"듣", Irregular::digeut}, "hear"}, Mood::past, Close::quoted, true},
  };
  const Opinion& opinion = opinions[scene.below(std::size(opinions))];
  Clause outer;
  outer.subject = person(scene);
  outer.verb = opinion.verb;
  outer.mood = opinion.mood;
  negate_sometimes(scene, outer, opinion.mood == Mood::present ? 15 : 0);
  constexpr Mood after_present[] = {Mood::present, Mood::past, Mood::past, Mood::future, Mood::can};
  constexpr Mood after_past[] = {Mood::present, Mood::present, Mood::future, Mood::can};
  Clause inner = inner_clause(
      scene,
      opinion.shifts ? std::span<const Mood>(after_past) : std::span<const Mood>(after_present),
      adjectives_of_people());
  if (is_adjective(inner) && inner.mood != Mood::past) inner.mood = Mood::present;
  if (opinion.close == Close::fact && inner.mood == Mood::future) inner.mood = Mood::past;
  inner.is_backshifted = opinion.shifts;
  inner.subject = other_subject(scene, outer.subject);

  const bool is_question = scene.chance(12);
  const Meaning that = scene.meaning();
  Sentence within;
  append_english(within.english, "that", that);
  append_clause(scene, inner, opinion.close, within);
  outer.korean_middle = within.korean;
  outer.english_middle = within.english;
  return simple_sentence(scene, outer, is_question, "say");
}

Sentence say_identity(Scene& scene) {
  Clause outer;
  outer.subject = person(scene);
  const bool says = scene.chance(25);
  outer.verb = says ? Verbal{{U"말하"}, "say"} : Verbal{{U"생각하"}, "think"};
  outer.mood = says ? Mood::past : Mood::present;
  if (!says) negate_sometimes(scene, outer, 15);
  NounPhrase subject;
  do subject = other_subject(scene, outer.subject);
  while (subject.person == Person::plural);
  const NounPhrase job = noun_phrase(scene, scene.pick(nouns(Group::jobs)), Determiner::bare);
  const Meaning that = scene.meaning(), be = scene.meaning();
  append(outer.korean_middle, with_particle(subject, Particle::subject));
  append(outer.korean_middle, job.korean);
  const bool is_closed = final_consonant(job.last.back()) != 0;
  join_korean(outer.korean_middle, is_closed ? U"이라고" : U"라고", be | that);
  append_english(outer.english_middle, "that", that);
  append(outer.english_middle, subject.english);
  const bool is_plain_you = subject.person == Person::second;
  append_english(outer.english_middle,
                 says ? (is_plain_you ? "were" : "was")
                      : (is_plain_you                      ? "are"
                         : subject.person == Person::first ? "am"
                                                           : "is"),
                 be);
  append(outer.english_middle, job.english);
  return simple_sentence(scene, outer, scene.chance(10), "say");
}

Sentence connect(Scene& scene) {
  struct Link {
    Close close;
    std::string_view english;
    Mood inner, outer;
  };
  constexpr Link links[] = {{Close::if_clause, "if", Mood::present, Mood::future},
                            {Close::if_clause, "if", Mood::present, Mood::future},
                            {Close::when_clause, "when", Mood::past, Mood::past},
                            {Close::because, "because", Mood::past, Mood::past},
                            {Close::because, "because", Mood::present, Mood::future}};
  const Link& link = links[scene.below(std::size(links))];
  const Mood inner_moods[] = {link.inner}, outer_moods[] = {link.outer};
  // Tired one is for a while, fast for good.
  const auto states = adjectives_of_people().first(num_passing_states);
  Clause inner, outer;
  outer = inner_clause(scene, outer_moods, states);
  if (is_adjective(outer)) outer.verb = verbal(scene.pick(intransitive_verbs()));
  outer.subject_particle = Particle::topic;
  outer.subject = person(scene);
  const Meaning connective = scene.meaning();
  Sentence sub;
  append_english(sub.english, link.english, connective);
  if (link.close != Close::when_clause && scene.chance(20)) {
    // 비가 오다, 눈이 오다: one meaning each.
    const bool rains = scene.chance(60);
    const Meaning falls = scene.meaning();
    append_korean(sub.korean, rains ? U"비" : U"눈", falls);
    join_korean(sub.korean, rains ? U"가" : U"이", 0);
    const Predicate come{U"오"};
    const bool is_past = link.inner == Mood::past;
    append_inflected(sub.korean,
                     link.close == Close::if_clause ? with_eu(come, U"면")
                     : is_past                      ? with_past(come, U"기")
                                                    : with_consonant(come, U"기"),
                     falls, connective);
    if (link.close == Close::because) append_korean(sub.korean, U"때문에", connective);
    const std::string_view verb =
        rains ? (is_past ? "rained" : "rains") : (is_past ? "snowed" : "snows");
    append_english(sub.english, "it", falls);
    append_english(sub.english, verb, falls);
  } else {
    inner = inner_clause(scene, inner_moods, states);
    inner.subject = other_subject(scene, outer.subject);
    negate_sometimes(scene, inner, link.close == Close::when_clause ? 0 : 15);
    append_clause(scene, inner, link.close, sub);
  }
  negate_sometimes(scene, outer, 12);
  Sentence sentence;
  sentence.kind = link.english;
  append(sentence.korean, sub.korean);
  Sentence main;
  append_clause(scene, outer, Close::statement, main);
  append(sentence.korean, main.korean);
  if (link.close == Close::because) {
    append(sentence.english, main.english);
    append(sentence.english, sub.english);
  } else {
    append(sentence.english, sub.english);
    sentence.english.push_back({",", 0, true});
    append(sentence.english, main.english);
  }
  return sentence;
}

namespace {

bool says_not(const Sentence& sentence) {
  return std::any_of(sentence.english.begin(), sentence.english.end(), [](const Token& token) {
    return token.text == "not" || token.text == "never";
  });
}

}  // namespace

Sentence answer(Scene& scene) {
  constexpr Sentence (*makers[])(Scene&) = {motion, act, identify, describe};
  const bool is_yes = scene.chance(55);
  Sentence rest;
  Scene attempt = scene;
  do {
    attempt = scene;
    rest = makers[scene.below(std::size(makers))](attempt);
  } while (rest.final_mark == '?' || (is_yes && says_not(rest)));
  Sentence sentence;
  sentence.kind = "answer";
  const Meaning meaning = attempt.meaning();
  append_korean(sentence.korean, is_yes ? U"네" : U"아니요", meaning);
  sentence.korean.push_back({",", 0, true});
  append(sentence.korean, rest.korean);
  append_english(sentence.english, is_yes ? "yes" : "no", meaning);
  sentence.english.push_back({",", 0, true});
  append(sentence.english, rest.english);
  sentence.final_mark = rest.final_mark;
  return sentence;
}

Sentence example(Scene& scene) {
  Clause clause;
  clause.mood = Mood::past;
  const auto the = [&](u32string_view korean, std::string_view english) {
    return noun_phrase(scene, {korean, english}, Determiner::the);
  };
  switch (scene.below(5)) {
    case 0: {
      Identity identity;
      identity.subject = i(scene);
      identity.noun = noun_phrase(scene, {U"학생", "student"}, Determiner::bare);
      return identity_sentence(scene, identity, false, "copula");
    }
    case 1:
      clause.subject = i(scene);
      clause.verb = {{U"가"}, "go"};
      add_place(scene, clause, {U"학교", "school", "at"}, U"에", "to");
      break;
    case 2:
      clause.subject = the(U"개", "dog");
      clause.verb = {{U"쫓"}, "chase"};
      add_object(clause, the(U"고양이", "cat"));
      break;
    case 3:
      clause.subject = the(U"고양이", "cat");
      clause.verb = {{U"쫓"}, "chase"};
      add_object(clause, the(U"개", "dog"));
      break;
    default: {
      clause.subject = fixed_words(scene, U"그", "he");
      clause.verb = {{U"주"}, "give"};
      const NounPhrase me = fixed_words(scene, i(scene).last, "me");
      add_object(clause, noun_phrase(scene, {U"책", "book"}, Determiner::bare));
      prepend_with(scene, clause, me, U"에게", "to");
    }
  }
  Sentence sentence =
      simple_sentence(scene, clause, false, clause.english_middle.size() > 3 ? "give" : "clause");
  write_out_gave(scene, sentence);
  return sentence;
}

}  // namespace attn::grammar
