#pragma once

#include <span>
#include <string>

#include "training/grammar/lexicon.hpp"
#include "training/grammar/scene.hpp"
#include "training/grammar/sentence.hpp"

namespace attn::grammar {

enum class Person { first, second, third, plural };

/// A noun with what belongs to it, in both languages, without a particle.
struct NounPhrase {
  Tokens korean, english;
  std::u32string last;  ///< Korean, what the particle looks at
  Person person = Person::third;
  bool is_omitted = false;  ///< in Korean
};

/// `phrase` with 은/는, 이/가, 을/를 …; 나 and 가 give 내가, 너 and 가 네가.
Tokens with_particle(const NounPhrase& phrase, Particle particle);

NounPhrase i(Scene& scene);
NounPhrase you(Scene& scene);
/// he, she, we or they.
NounPhrase somebody(Scene& scene);
NounPhrase name(Scene& scene);
NounPhrase relative(Scene& scene);
/// A pronoun, a name, a relative or 소년 and the like, as subject.
NounPhrase person(Scene& scene);
/// The same as an object: him, Minsu, the boy.
NounPhrase person_as_object(Scene& scene);

enum class Determiner {
  bare,  ///< of objects: an apple, bread
  the,   ///< of subjects: bare in Korean, "the" in English
  that,  ///< 그: "the", said of objects
  my,
  his,
  her,
  this_one,
};

/// 큰 사과: a big apple.
NounPhrase noun_phrase(Scene& scene, const Noun& noun, Determiner determiner,
                       const Adjective* adjective = nullptr);
/// 사과 세 개: three apples. Number 1 … 10; the noun has a counter.
NounPhrase counted(Scene& scene, const Noun& noun, int number);
/// An object of any kind, most of them bare.
NounPhrase object(Scene& scene, const Noun& noun, std::span<const Adjective> adjectives = {});

}  // namespace attn::grammar
