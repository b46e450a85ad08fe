#pragma once

#include <optional>

#include "tensor/random.hpp"
#include "training/grammar/sentence.hpp"

namespace attn::grammar {

/// The same said otherwise in English, as people type it: I'm, don't, can't; "I think he is …"
/// without "that"; "gave me a book" for "gave a book to me". Nothing if there is no other wording.
/// The alignment is kept: a contraction means what its parts mean.
std::optional<Sentence> reword_english(Random& random, const Sentence& sentence);

}  // namespace attn::grammar
