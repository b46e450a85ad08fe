#pragma once

#include <string>
#include <string_view>

namespace attn::grammar {

/// chase, chases, chased, chased, chasing
struct EnglishVerb {
  std::string base, third_person, past, participle, progressive;
};

/// The forms of a verb by rule and by a list of the irregular ones. Of a verb of several words the
/// first is inflected: "turn on" → "turned on".
EnglishVerb english_verb(std::string_view base);

/// "an apple", but "a university".
std::string_view indefinite_article(std::string_view word);

/// boxes, babies, wolves, mice. Of several words the last is inflected.
std::string english_plural(std::string_view noun);

}  // namespace attn::grammar
