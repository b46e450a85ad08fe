#include "text/merge_unit.hpp"

namespace attn {

std::size_t merge_unit_end(std::span<const CodePoint> text, std::span<const Character> characters,
                           std::size_t begin) {
  using Kind = Character::Kind;
  const auto first = [&](std::size_t c) { return text[characters[c].begin].value; };
  const auto in_word = [&](std::size_t c) {
    return c < characters.size() && characters[c].kind == Kind::letter && !is_digit(first(c));
  };
  std::size_t end = begin;
  if (first(end) == U' ') {
    ++end;
    if (end == characters.size() || characters[end].kind == Kind::space) return end;
  }
  if (!in_word(end)) return end + 1;
  while (in_word(end)) ++end;
  return end;
}

}  // namespace attn
