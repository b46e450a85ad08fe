#include "training/grammar/families.hpp"

#include "training/grammar/family_makers.hpp"

namespace attn::grammar {
namespace {

constexpr Family kFamilies[] = {
    {"example", example, 5, 80},
    {"chase", chase, 3600, 4000},
    {"animal", animal_acts, 840, 900},
    {"person_to_person", person_to_person, 2640, 3000},
    {"action", action, 6000, 7000},
    {"act", act, 1800, 2200},
    {"motion", motion, 2400, 3500},
    {"give", give, 1800, 2500},
    {"favor", favor, 1080, 1300},
    {"describe", describe, 2160, 2200},
    {"identify", identify, 1680, 1900},
    {"age", age, 420, 450},
    {"price", price, 420, 400},
    {"clock", clock, 300, 300},
    {"weather", weather, 600, 600},
    {"exist", exist, 1320, 1300},
    {"several", several, 600, 600},
    {"please", please, 2160, 3000},
    {"order", order, 420, 150},
    {"permission", permission, 480, 500},
    {"who", who, 600, 500},
    {"ask", ask, 1440, 1600},
    {"say", say, 3000, 3000},
    {"say_identity", say_identity, 840, 900},
    {"connect", connect, 2160, 2200},
    {"answer", answer, 720, 900},
    {"other_verb", other_verb, 1200, 1400},
};

}  // namespace

std::span<const Family> families() { return kFamilies; }

}  // namespace attn::grammar
