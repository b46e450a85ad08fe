#pragma once

#include <span>
#include <string_view>

#include "training/grammar/clause.hpp"

// What the families of sentences have in common.

namespace attn::grammar {

Verbal verbal(const Verb& verb);
Verbal verbal(const Adjective& adjective);

/// The verb in a mood that suits it.
void set_verb(Scene& scene, Clause& clause, const Verb& verb);
void negate_sometimes(Scene& scene, Clause& clause, int percent);
/// Whether this sentence is to be a question.
bool asks(Scene& scene);

/// An animal as subject, or as the object of another one: "the", sometimes described.
NounPhrase animal(Scene& scene, const Noun& noun);
/// Somebody else than `subject`: not "I … me", "you … you", "Tom … Tom".
NounPhrase other_person(Scene& scene, const NounPhrase& subject);
/// One meaning for all the words: 스무 살 and "twenty years old".
NounPhrase fixed_words(Scene& scene, std::u32string_view korean, std::string_view english);

std::span<const Adjective> adjectives_of(Group group);
/// The object of a transitive verb. Nobody owns the animals of these sentences, and nobody puts on
/// or takes off what is another's.
NounPhrase object_of(Scene& scene, const Verb& verb);
/// Puts an object into the clause with the particle and the preposition of its verb.
void add_object_of(Scene& scene, Clause& clause, const Verb& verb, const NounPhrase& phrase);

/// `noun` and 이다 in Korean, be and the noun in English.
struct Identity {
  NounPhrase subject;
  NounPhrase noun;  ///< with its article
  bool is_past = false, is_negative = false;
};

/// Nobody is asked about himself, as in simple_sentence.
Sentence identity_sentence(Scene& scene, const Identity& identity, bool may_ask,
                           std::string_view kind);

/// 줬 is short for 주었; the varied style writes both.
void write_out_gave(Scene& scene, Sentence& sentence);

}  // namespace attn::grammar
