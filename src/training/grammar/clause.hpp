#pragma once

#include <string_view>

#include "training/grammar/lexicon.hpp"
#include "training/grammar/noun_phrase.hpp"
#include "training/grammar/scene.hpp"
#include "training/grammar/sentence.hpp"

namespace attn::grammar {

enum class Mood {
  present,
  past,
  future,
  progressive,
  past_progressive,
  want,
  can,
  could,
  must,
  plan,
  like,
  perfect,
  begin
};

/// A predicate in both languages: a verb, or an adjective with be.
struct Verbal {
  Predicate korean;
  std::string_view english;  ///< base form, or the adjective
};

/// How a clause ends in Korean.
enum class Close {
  statement,
  question,
  quoted,       ///< -다고
  fact,         ///< -다는 것을
  if_clause,    ///< -면
  when_clause,  ///< -ㄹ 때
  because,      ///< -기 때문에
};

struct Clause {
  NounPhrase subject;
  Particle subject_particle = Particle::topic;
  Tokens korean_middle, english_middle;  ///< all but subject and predicate, each in its order
  Verbal verb;
  Mood mood = Mood::present;
  bool is_negative = false;
  bool is_favor = false;  ///< -아/어 주다
  bool is_backshifted =
      false;  ///< English is in the past of Korean: 간다고 말했다, said that he went
  bool is_subject_asked = false;  ///< who: no auxiliary in front
};

/// Appends the clause to both sides; a question has its auxiliary in front. For other ends than
/// sentences the mood is present or past (for -다고 future, too).
void append_clause(Scene& scene, const Clause& clause, Close close, Sentence& sentence);

/// A sentence of one clause, and its final mark. Nobody is asked about himself: a clause about I
/// stays a statement.
Sentence simple_sentence(Scene& scene, const Clause& clause, bool may_ask, std::string_view kind);

/// Puts `phrase` with its particle in the middle of both sides.
void add_object(Clause& clause, const NounPhrase& object, Particle particle = Particle::object);
/// `korean_particle` (에게, 에서 …) and the preposition share a meaning.
void add_with(Scene& scene, Clause& clause, const NounPhrase& phrase,
              std::u32string_view korean_particle, std::string_view preposition);
void add_place(Scene& scene, Clause& clause, const Place& place, std::u32string_view particle,
               std::string_view preposition);
/// The same, Korean in front of the rest of the middle, English at its end.
void prepend_with(Scene& scene, Clause& clause, const NounPhrase& phrase,
                  std::u32string_view korean_particle, std::string_view preposition);
void prepend_place(Scene& scene, Clause& clause, const Place& place, std::u32string_view particle,
                   std::string_view preposition);
void add_time(Scene& scene, Clause& clause, const Time& time);
/// A time that suits the mood, or none.
void add_some_time(Scene& scene, Clause& clause, int percent);

/// A mood that suits the verb.
Mood any_mood(Scene& scene, const Verb& verb);
bool can_be_negative(Mood mood);

}  // namespace attn::grammar
