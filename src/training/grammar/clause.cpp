#include "training/grammar/clause.hpp"

#include <iterator>
#include <string>

#include "training/grammar/predicate.hpp"

namespace attn::grammar {

using std::u32string_view;

namespace {

NounPhrase place_phrase(Scene& scene, const Place& place) {
  NounPhrase phrase;
  const Meaning meaning = scene.meaning();
  append_korean(phrase.korean, place.korean, meaning);
  append_english(phrase.english, place.english, meaning);
  phrase.last = place.korean;
  return phrase;
}

}  // namespace

void append_clause(Scene& scene, const Clause& clause, Close close, Sentence& sentence) {
  Meanings meanings{scene.meaning(), scene.meaning(), scene.meaning(), 0};
  // The word of the connection is what stands last in English: that, if, when, because.
  const bool is_joined = close != Close::statement && close != Close::question;
  if (is_joined) meanings.connective = sentence.english.back().meaning;

  append(sentence.korean, with_particle(clause.subject, clause.subject_particle));
  append(sentence.korean, clause.korean_middle);
  append(sentence.korean, korean_predicate(scene, clause, close, meanings));

  const bool question = close == Close::question && !clause.is_subject_asked;
  const EnglishPredicate predicate = english_predicate(clause, question, meanings);
  if (question) append(sentence.english, predicate.auxiliary);
  append(sentence.english, clause.subject.english);
  if (!question) append(sentence.english, predicate.auxiliary);
  append(sentence.english, predicate.rest);
  append(sentence.english, clause.english_middle);
}

Sentence simple_sentence(Scene& scene, const Clause& clause, bool may_ask, std::string_view kind) {
  const bool is_question = may_ask && clause.subject.person != Person::first;
  Sentence sentence;
  sentence.kind = kind;
  sentence.final_mark = is_question ? '?' : '.';
  Clause worded = clause;
  if (scene.variant(40)) worded.subject_particle = Particle::subject;
  const Person left_out = is_question ? Person::second : Person::first;
  if (clause.subject.person == left_out && scene.variant(45)) {
    worded.subject.is_omitted = true;
    worded.subject.korean.clear();
  }
  append_clause(scene, worded, is_question ? Close::question : Close::statement, sentence);
  return sentence;
}

void add_object(Clause& clause, const NounPhrase& object, Particle which) {
  append(clause.korean_middle, with_particle(object, which));
  append(clause.english_middle, object.english);
}

void add_with(Scene& scene, Clause& clause, const NounPhrase& phrase,
              u32string_view korean_particle, std::string_view preposition) {
  const Meaning meaning = scene.meaning();
  append(clause.korean_middle, phrase.korean);
  const bool is_two_words = korean_particle.find(U' ') != u32string_view::npos;
  const u32string_view first = korean_particle.substr(0, korean_particle.find(U' '));
  join_korean(clause.korean_middle, first, meaning);
  if (is_two_words) {
    append_korean(clause.korean_middle, korean_particle.substr(first.size() + 1), meaning);
  }
  append_english(clause.english_middle, preposition, meaning);
  append(clause.english_middle, phrase.english);
}

void add_place(Scene& scene, Clause& clause, const Place& place, u32string_view particle,
               std::string_view preposition) {
  add_with(scene, clause, place_phrase(scene, place), particle, preposition);
}

void prepend_with(Scene& scene, Clause& clause, const NounPhrase& phrase,
                  u32string_view korean_particle, std::string_view preposition) {
  Clause front;
  add_with(scene, front, phrase, korean_particle, preposition);
  append(front.korean_middle, clause.korean_middle);
  clause.korean_middle = front.korean_middle;
  append(clause.english_middle, front.english_middle);
}

void prepend_place(Scene& scene, Clause& clause, const Place& place, u32string_view particle,
                   std::string_view preposition) {
  prepend_with(scene, clause, place_phrase(scene, place), particle, preposition);
}

void add_time(Scene& scene, Clause& clause, const Time& time) {
  const Meaning meaning = scene.meaning();
  Tokens korean;
  append_korean(korean, time.korean, meaning);
  append(korean, clause.korean_middle);
  clause.korean_middle = korean;
  append_english(clause.english_middle, time.english, meaning);
}

void add_some_time(Scene& scene, Clause& clause, int percent) {
  if (!scene.chance(percent)) return;
  switch (clause.mood) {
    case Mood::past:
    case Mood::could:
      return add_time(scene, clause, scene.pick(times_of_past()));
    case Mood::future:
    case Mood::want:
    case Mood::must:
    case Mood::plan:
      return add_time(scene, clause, scene.pick(times_of_future()));
    case Mood::present:
      return add_time(scene, clause, scene.pick(times_of_habit()));
    case Mood::progressive:
      return add_time(scene, clause, {U"지금", "now"});
    default:
      return;
  }
}

Mood any_mood(Scene& scene, const Verb& verb) {
  constexpr Mood moods[] = {Mood::past,    Mood::past,    Mood::past,
                            Mood::past,    Mood::present, Mood::present,
                            Mood::future,  Mood::future,  Mood::could,
                            Mood::can,     Mood::want,    Mood::must,
                            Mood::plan,    Mood::like,    Mood::progressive,
                            Mood::perfect, Mood::begin,   Mood::past_progressive};
  constexpr std::size_t num_moods_of_states = 8;
  return moods[scene.below(verb.is_state ? num_moods_of_states : std::size(moods))];
}

bool can_be_negative(Mood mood) {
  return mood != Mood::must && mood != Mood::plan && mood != Mood::begin;
}

}  // namespace attn::grammar
