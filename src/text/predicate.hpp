#pragma once

#include <string_view>

namespace attn {

/// Whether `stem` + `ending`, where `ending` is written like a particle, is a form of a verb or an
/// adjective: (먹, 을), (가, 는), (해, 도), (갔지, 만), (들어, 가). Knows some six hundred stems
/// and the endings that end in a particle's syllable; a guess by rule. Stems of
/// more than twelve syllables are none.
bool is_predicate_form(std::u16string_view stem, std::u16string_view ending);

}  // namespace attn
