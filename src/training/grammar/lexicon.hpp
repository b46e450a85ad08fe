#pragma once

#include <span>
#include <string>
#include <string_view>

#include "training/grammar/conjugation.hpp"

namespace attn::grammar {

/// What English does with a noun.
enum class Count {
  one,       ///< an apple, the apple
  mass,      ///< bread, the bread
  field,     ///< languages, sports, sciences: never with a determiner
  plural,    ///< shoes, the shoes
  definite,  ///< always "the": the guitar, which one plays
  name,      ///< Minsu, Seoul
};

struct Noun {
  std::u32string_view korean;
  std::string_view english;
  Count count = Count::one;
  std::u32string_view counter = {};  ///< 개, 마리, 명 …; empty where nothing is counted
};

/// Nouns that go with the same verbs.
enum class Group {
  animals,
  people,
  relatives,  ///< with "my"
  names_of_men,
  names_of_women,
  fruit,  ///< and what else is cut
  dishes,
  baked,
  drinks,
  things,
  throwable,
  breakable,
  devices,
  clothes,
  shoes,
  hats,    ///< and what else is worn with 쓰다
  gloves,  ///< with 끼다
  books,
  texts,
  vehicles,
  cars,
  plants,
  instruments,
  sports,
  subjects,
  ideas,
  jobs,
};

std::span<const Noun> nouns(Group group);

struct Place {
  std::u32string_view korean;
  std::string_view english;      ///< with its article: the zoo
  std::string_view preposition;  ///< where something happens: at, in, on
};

std::span<const Place> places();   ///< without the regions
std::span<const Place> regions();  ///< cities and countries

struct Adjective {
  Predicate korean;
  std::string_view english;
};

/// Passing states first: tired, busy …
std::span<const Adjective> adjectives_of_people();
inline constexpr std::size_t num_passing_states = 9;
std::span<const Adjective> adjectives_of_animals();
std::span<const Adjective> adjectives_of_things();
std::span<const Adjective> adjectives_of_food();
std::span<const Adjective> adjectives_of_places();

struct Verb {
  Predicate korean;
  std::string_view english;              ///< the base form: "turn on"
  std::string_view preposition = {};     ///< before the object: for
  Group object = Group::things;          ///< for transitive verbs
  std::u32string_view particle = U"를";  ///< of the object: 를 (or 을), 에게, 에, 와 (or 과)
  bool is_state = false;   ///< said of past, present and future alone: no "is respecting"
  bool is_unkind = false;  ///< nobody is asked for it
};

std::span<const Verb> transitive_verbs();    ///< a person does something to something
std::span<const Verb> verbs_of_people();     ///< a person does something to a person
std::span<const Verb> verbs_of_animals();    ///< an animal does something to an animal
std::span<const Verb> intransitive_verbs();  ///< a person does something
std::span<const Verb> motion_verbs();
std::span<const Verb> travel_verbs();  ///< to regions
std::span<const Verb> giving_verbs();  ///< with 에게 and "to": the object is one of `things`

/// A word of time at the end of the English sentence.
struct Time {
  std::u32string_view korean;
  std::string_view english;
};

std::span<const Time> times_of_past();
std::span<const Time> times_of_future();
std::span<const Time> times_of_habit();

/// 하나, 한 …: how things are counted; 1 … 99.
std::u32string native_number(int number, bool before_counter);
/// 일, 이, 삼 …: minutes, money, dates; 1 … 99,999,999.
std::u32string chinese_number(int number);
/// one, twenty-one …; 1 … 999,999.
std::string english_number(int number);

}  // namespace attn::grammar
