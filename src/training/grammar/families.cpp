#include "training/grammar/families.hpp"

#include "training/grammar/family_makers.hpp"

namespace attn::grammar {
namespace {

constexpr Family kFamilies[] = {
    {"example", example, 5, 80},
    {"chase", chase, 3000, 4000},
    {"animal", animal_acts, 700, 900},
    {"person_to_person", person_to_person, 2200, 3000},
    {"action", action, 5000, 7000},
    {"act", act, 1500, 2200},
    {"motion", motion, 2000, 3500},
    {"give", give, 1500, 2500},
    {"favor", favor, 900, 1300},
    {"describe", describe, 1800, 2200},
    {"identify", identify, 1400, 1900},
    {"age", age, 350, 450},
    {"price", price, 350, 400},
    {"clock", clock, 250, 300},
    {"weather", weather, 500, 600},
    {"exist", exist, 1100, 1300},
    {"several", several, 500, 600},
    {"please", please, 1800, 3000},
    {"order", order, 350, 150},
    {"permission", permission, 400, 500},
    {"who", who, 500, 500},
    {"ask", ask, 1200, 1600},
    {"say", say, 2500, 3000},
    {"say_identity", say_identity, 700, 900},
    {"connect", connect, 1800, 2200},
    {"answer", answer, 600, 900},
};

}  // namespace

std::span<const Family> families() { return kFamilies; }

}  // namespace attn::grammar
