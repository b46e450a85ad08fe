#include <iterator>

#include "training/grammar/family_makers.hpp"
#include "training/grammar/family_parts.hpp"

namespace attn::grammar {
Sentence chase(Scene& scene) {
  Clause clause;
  const Verb& verb = scene.pick(verbs_of_animals());
  const Noun& hunter = scene.pick(nouns(Group::animals));
  clause.subject = animal(scene, hunter);
  set_verb(scene, clause, verb);
  if (verb.english == "eat" || scene.chance(80)) {
    const Noun* prey = &hunter;
    while (prey == &hunter) prey = &scene.pick(nouns(Group::animals));
    add_object_of(scene, clause, verb, animal(scene, *prey));
  } else {
    add_object_of(scene, clause, verb, other_person(scene, clause.subject));
  }
  negate_sometimes(scene, clause, 12);
  if (!verb.is_state && scene.chance(12)) {
    const Place& place = scene.pick(places());
    prepend_place(scene, clause, place, U"에서", place.preposition);
  }
  if (!verb.is_state) add_some_time(scene, clause, 20);
  return simple_sentence(scene, clause, asks(scene), "chase");
}

Sentence animal_acts(Scene& scene) {
  constexpr Verb moves[] = {{{U"자"}, "sleep"},
                            {{U"뛰"}, "jump"},
                            {{U"숨"}, "hide"},
                            {{U"울"}, "cry"},
                            {{U"걷", Irregular::digeut}, "walk"},
                            {{U"달리"}, "run"},
                            {{U"놀"}, "play"}};
  constexpr Verb eats{{U"먹"}, "eat"}, drinks{{U"마시"}, "drink"};
  Clause clause;
  clause.subject = animal(scene, scene.pick(nouns(Group::animals)));
  switch (scene.below(3)) {
    case 0:
      set_verb(scene, clause, eats);
      add_object(clause, object(scene, scene.pick(nouns(Group::fruit))));
      break;
    case 1:
      set_verb(scene, clause, drinks);
      add_object(clause, object(scene, nouns(Group::drinks)[scene.chance(50) ? 0 : 2]));
      break;
    default: {
      const Verb& verb = scene.pick(std::span<const Verb>(moves));
      set_verb(scene, clause, verb);
      const Place& place = scene.pick(places());
      add_place(scene, clause, place, U"에서", place.preposition);
    }
  }
  negate_sometimes(scene, clause, 15);
  add_some_time(scene, clause, 30);
  return simple_sentence(scene, clause, asks(scene), "clause");
}

Sentence person_to_person(Scene& scene) {
  Clause clause;
  const Verb& verb = scene.pick(verbs_of_people());
  clause.subject = person(scene);
  set_verb(scene, clause, verb);
  add_object_of(scene, clause, verb, other_person(scene, clause.subject));
  negate_sometimes(scene, clause, 15);
  if (!verb.is_state) add_some_time(scene, clause, 30);
  return simple_sentence(scene, clause, asks(scene), "clause");
}

Sentence action(Scene& scene) {
  Clause clause;
  const Verb& verb = scene.pick(transitive_verbs());
  clause.subject = person(scene);
  set_verb(scene, clause, verb);
  add_object_of(scene, clause, verb, object_of(scene, verb));
  if (!verb.is_state && scene.chance(20)) {
    const Place& place = scene.pick(places());
    prepend_place(scene, clause, place, U"에서", place.preposition);
  }
  negate_sometimes(scene, clause, 15);
  if (!verb.is_state) add_some_time(scene, clause, 35);
  return simple_sentence(scene, clause, asks(scene), "clause");
}

Sentence act(Scene& scene) {
  Clause clause;
  const Verb& verb = scene.pick(intransitive_verbs());
  clause.subject = person(scene);
  set_verb(scene, clause, verb);
  const bool is_done_alone = verb.english == "lie down" || verb.english == "sleep";
  if (!is_done_alone && scene.chance(25)) {
    const NounPhrase other = other_person(scene, clause.subject);
    add_with(scene, clause, other, particle(Particle::with, other.last), "with");
  }
  if (scene.chance(35)) {
    const Place& place = scene.chance(70) ? scene.pick(places()) : scene.pick(regions());
    add_place(scene, clause, place, U"에서", place.preposition);
  }
  negate_sometimes(scene, clause, 15);
  add_some_time(scene, clause, 40);
  return simple_sentence(scene, clause, asks(scene), "clause");
}

Sentence motion(Scene& scene) {
  Clause clause;
  const bool travels = scene.chance(35);
  const Verb& verb = scene.pick(travels ? travel_verbs() : motion_verbs());
  clause.subject = person(scene);
  do set_verb(scene, clause, verb);
  while (clause.mood == Mood::perfect);
  const Place& place = scene.pick(travels ? regions() : places());
  add_place(scene, clause, place, U"에", verb.preposition);
  if (verb.english == "go" && scene.chance(20)) {
    const Noun& vehicle = scene.pick(nouns(Group::vehicles));
    const NounPhrase bare = fixed_words(scene, vehicle.korean, vehicle.english);
    prepend_with(scene, clause, bare, particle(Particle::by, vehicle.korean), "by");
  }
  negate_sometimes(scene, clause, 15);
  add_some_time(scene, clause, 40);
  return simple_sentence(scene, clause, asks(scene), "clause");
}

Sentence give(Scene& scene) {
  Clause clause;
  const Verb& verb = scene.pick(giving_verbs());
  clause.subject = person(scene);
  set_verb(scene, clause, verb);
  const NounPhrase recipient = other_person(scene, clause.subject);
  const NounPhrase gift =
      object(scene, scene.pick(nouns(Group::things)), adjectives_of(Group::things));
  add_object(clause, gift);
  if (scene.variant(20)) {
    add_with(scene, clause, recipient, U"에게", "to");
  } else {
    prepend_with(scene, clause, recipient, U"에게", "to");
  }
  negate_sometimes(scene, clause, 12);
  add_some_time(scene, clause, 25);
  Sentence sentence = simple_sentence(scene, clause, asks(scene), "give");
  write_out_gave(scene, sentence);
  return sentence;
}

namespace {

struct Favor {
  Verb verb;
  std::string_view preposition;  ///< whom it is done for: to, for
};

constexpr Favor kFavors[] = {
    {{{U"읽"}, "read", {}, Group::books}, "to"},
    {{{U"사"}, "buy", {}, Group::things}, "for"},
    {{{U"사"}, "buy", {}, Group::clothes}, "for"},
    {{{U"만들"}, "make", {}, Group::things}, "for"},
    {{{U"가르치"}, "teach", {}, Group::subjects}, "to"},
    {{{U"그리"}, "draw", {}, Group::plants}, "for"},
    {{{U"굽", Irregular::bieup}, "bake", {}, Group::baked}, "for"},
    {{{U"자르", Irregular::reu}, "cut", {}, Group::fruit}, "for"},
    {{{U"연주하"}, "play", {}, Group::instruments}, "for"},
    {{{U"설명하"}, "explain", {}, Group::ideas}, "to"},
    {{{U"번역하"}, "translate", {}, Group::texts}, "for"},
    {{{U"부르", Irregular::reu}, "sing", {}, Group::texts}, "to"},
};

constexpr Noun kSong{U"노래", "song"};

}  // namespace

Sentence favor(Scene& scene) {
  Clause clause;
  const Favor& favor = scene.pick(std::span<const Favor>(kFavors));
  clause.subject = person(scene);
  clause.verb = verbal(favor.verb);
  clause.is_favor = true;
  constexpr Mood moods[] = {Mood::past,    Mood::past,  Mood::past, Mood::future,
                            Mood::present, Mood::could, Mood::want, Mood::progressive};
  clause.mood = moods[scene.below(std::size(moods))];
  const NounPhrase recipient = other_person(scene, clause.subject);
  const bool sings = favor.verb.english == "sing";
  const NounPhrase thing =
      object(scene, sings ? kSong : scene.pick(nouns(favor.verb.object)),
             sings ? std::span<const Adjective>() : adjectives_of(favor.verb.object));
  add_object(clause, thing);
  prepend_with(scene, clause, recipient, U"에게", favor.preposition);
  negate_sometimes(scene, clause, 10);
  add_some_time(scene, clause, 20);
  return simple_sentence(scene, clause, asks(scene), "give");
}

namespace {

constexpr Verb kVerbsOfRooms[] = {
    {{U"청소하"}, "clean"}, {{U"칠하"}, "paint"},     {{U"꾸미"}, "decorate"},
    {{U"사용하"}, "use"},   {{U"찾"}, "look", "for"},
};
constexpr Verb kVerbsOfFruit[] = {
    {{U"사"}, "buy"},         {{U"팔"}, "sell"},
    {{U"씻"}, "wash"},        {{U"나르", Irregular::reu}, "carry"},
    {{U"가져오"}, "bring"},   {{U"고르", Irregular::reu}, "choose"},
    {{U"숨기"}, "hide"},      {{U"버리"}, "throw away"},
    {{U"찾"}, "look", "for"},
};
constexpr Verb kVerbsOfAirplanes[] = {
    {{U"고치"}, "fix"}, {{U"그리"}, "draw"},          {{U"만들"}, "make"},
    {{U"사"}, "buy"},   {{U"기다리"}, "wait", "for"}, {{U"찾"}, "look", "for"},
};
constexpr Verb kChoose[] = {{{U"고르", Irregular::reu}, "choose"}};

constexpr Noun kKitchen[] = {{U"부엌", "kitchen", Count::definite}};
constexpr Noun kOtherRooms[] = {{U"거실", "living room", Count::definite},
                                {U"침실", "bedroom", Count::definite}};
constexpr Noun kWatermelon[] = {{U"수박", "watermelon", Count::one, U"개"}};
constexpr Noun kAirplane[] = {{U"비행기", "airplane", Count::one, U"대"}};

struct OtherVerbs {
  std::span<const Verb> verbs;
  std::span<const Noun> objects;
  std::span<const Adjective> adjectives;
};

}  // namespace

Sentence other_verb(Scene& scene) {
  constexpr Group worn[] = {Group::clothes, Group::shoes, Group::hats};
  const OtherVerbs choices[] = {
      {kVerbsOfRooms, kKitchen, {}},
      {kVerbsOfRooms, kOtherRooms, {}},
      {kVerbsOfFruit, kWatermelon, adjectives_of(Group::fruit)},
      {kVerbsOfAirplanes, kAirplane, adjectives_of(Group::vehicles)},
      {kChoose, nouns(worn[scene.below(std::size(worn))]), adjectives_of(Group::clothes)},
  };
  const OtherVerbs& choice = scene.pick(std::span<const OtherVerbs>(choices));
  const Verb& verb = scene.pick(choice.verbs);
  Clause clause;
  clause.subject = person(scene);
  set_verb(scene, clause, verb);
  add_object_of(scene, clause, verb, object(scene, scene.pick(choice.objects), choice.adjectives));
  negate_sometimes(scene, clause, 15);
  add_some_time(scene, clause, 35);
  return simple_sentence(scene, clause, asks(scene), "clause");
}

}  // namespace attn::grammar
