#pragma once

#include <span>
#include <string_view>

#include "training/grammar/clause.hpp"
#include "training/grammar/sentence.hpp"

namespace attn::grammar {

/// A kind of sentences, and how many of them are wanted.
struct Family {
  std::string_view kind;
  Sentence (*make)(Scene&);
  int num_canonical, num_varied;
};

std::span<const Family> families();

/// A phrase that is learned as a whole. The first Korean wording of an English one is the
/// canonical.
struct Phrase {
  std::string_view korean, english;
};

std::span<const Phrase> phrases();

}  // namespace attn::grammar
