#pragma once

#include "training/grammar/clause.hpp"

namespace attn::grammar {

/// Of the words of a predicate: what it says, its auxiliary, its negation.
struct Meanings {
  Meaning verb, auxiliary, negation, connective;
};

Tokens korean_predicate(Scene& scene, const Clause& clause, Close close, const Meanings& meanings);

struct EnglishPredicate {
  Tokens auxiliary;  ///< what goes in front of the subject in a question; perhaps nothing
  Tokens rest;
};

EnglishPredicate english_predicate(const Clause& clause, bool question, const Meanings& meanings);

/// am, are, is, was, were
std::string_view form_of_be(Person person, bool is_past);

}  // namespace attn::grammar
