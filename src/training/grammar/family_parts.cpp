#include "training/grammar/family_parts.hpp"

#include "training/grammar/predicate.hpp"

namespace attn::grammar {

using std::u32string_view;

Verbal verbal(const Verb& verb) { return {verb.korean, verb.english}; }
Verbal verbal(const Adjective& adjective) { return {adjective.korean, adjective.english}; }

void negate_sometimes(Scene& scene, Clause& clause, int percent) {
  clause.is_negative = can_be_negative(clause.mood) && scene.chance(percent);
}

std::span<const Adjective> adjectives_of(Group group) {
  switch (group) {
    case Group::animals:
      return adjectives_of_animals();
    case Group::fruit:
    case Group::dishes:
    case Group::baked:
      return adjectives_of_food();
    case Group::things:
    case Group::throwable:
    case Group::clothes:
    case Group::shoes:
    case Group::hats:
    case Group::vehicles:
    case Group::cars:
      return adjectives_of_things();
    default:
      return {};
  }
}

namespace {

bool is_worn(Group group) {
  return group == Group::clothes || group == Group::shoes || group == Group::hats ||
         group == Group::gloves;
}

}  // namespace

NounPhrase object_of(Scene& scene, const Verb& verb) {
  const Noun& noun = scene.pick(nouns(verb.object));
  const auto adjectives = adjectives_of(verb.object);
  const bool is_put_on = verb.english == "wear" || verb.english == "take off";
  if (verb.object != Group::animals && !(is_worn(verb.object) && is_put_on)) {
    return object(scene, noun, adjectives);
  }
  const bool described = !adjectives.empty() && scene.chance(25);
  return noun_phrase(scene, noun, scene.chance(75) ? Determiner::bare : Determiner::that,
                     described ? &scene.pick(adjectives) : nullptr);
}

NounPhrase other_person(Scene& scene, const NounPhrase& subject) {
  for (;;) {
    NounPhrase other = person_as_object(scene);
    const bool both_speak =
        subject.person == Person::first && (other.person == Person::first || other.last == U"우리");
    const bool we_and_me = subject.last == U"우리" && other.person == Person::first;
    const bool both_hear = subject.person == Person::second && other.person == Person::second;
    if (!both_speak && !we_and_me && !both_hear && other.last != subject.last) return other;
  }
}

NounPhrase animal(Scene& scene, const Noun& noun) {
  const bool described = scene.chance(20);
  return noun_phrase(scene, noun, Determiner::the,
                     described ? &scene.pick(adjectives_of_animals()) : nullptr);
}

void set_verb(Scene& scene, Clause& clause, const Verb& verb) {
  clause.verb = verbal(verb);
  clause.mood = any_mood(scene, verb);
}

void add_object_of(Scene& scene, Clause& clause, const Verb& verb, const NounPhrase& phrase) {
  if (verb.particle != U"를")
    return add_with(scene, clause, phrase, verb.particle, verb.preposition);
  if (verb.preposition.empty()) return add_object(clause, phrase);
  // "wait for": the particle says what the preposition says.
  NounPhrase marked = phrase;
  add_with(scene, clause, marked, particle(Particle::object, phrase.last), verb.preposition);
}

bool asks(Scene& scene) { return scene.chance(15); }

Sentence identity_sentence(Scene& scene, const Identity& identity, bool may_ask,
                           std::string_view kind) {
  const bool is_question = may_ask && identity.subject.person != Person::first;
  Sentence sentence;
  sentence.kind = kind;
  sentence.final_mark = is_question ? '?' : '.';
  const Tense tense = identity.is_past ? Tense::past : Tense::present;
  const Meaning be = scene.meaning(), negation = scene.meaning();
  NounPhrase subject = identity.subject;
  const Person left_out = is_question ? Person::second : Person::first;
  if (subject.person == left_out && scene.variant(45)) {
    subject.is_omitted = true;
    subject.korean.clear();
  }
  const Particle which = scene.variant(20) ? Particle::subject : Particle::topic;
  append(sentence.korean, with_particle(subject, which));
  if (identity.is_negative) {
    append(sentence.korean, with_particle(identity.noun, Particle::subject));
    append_inflected(sentence.korean, negative_copula(tense, scene.style().level, is_question),
                     be | negation, be);
  } else {
    append(sentence.korean, identity.noun.korean);
    join_korean(sentence.korean,
                copula(identity.noun.last, tense, scene.style().level, is_question), be);
  }
  const Person person = subject.person;
  const std::string_view is = form_of_be(person, identity.is_past);
  if (is_question) append_english(sentence.english, is, be);
  append(sentence.english, subject.english);
  if (!is_question) append_english(sentence.english, is, be);
  if (identity.is_negative) append_english(sentence.english, "not", negation);
  append(sentence.english, identity.noun.english);
  return sentence;
}

NounPhrase fixed_words(Scene& scene, u32string_view korean, std::string_view english) {
  NounPhrase phrase;
  const Meaning meaning = scene.meaning();
  append_korean(phrase.korean, korean, meaning);
  append_english(phrase.english, english, meaning);
  phrase.last = korean.substr(korean.rfind(U' ') + 1);
  return phrase;
}

void write_out_gave(Scene& scene, Sentence& sentence) {
  for (Token& token : sentence.korean) {
    if (token.text.ends_with("줬") && scene.variant(50)) {
      token.text.replace(token.text.size() - std::string_view("줬").size(), std::string::npos,
                         "주었");
    }
  }
}

}  // namespace attn::grammar
