#include "text/characters.hpp"

#include "catch.hpp"

namespace {

using attn::CodePoint;
using CodePoints = std::vector<CodePoint>;

CodePoints single_spaced(std::string_view utf8) {
  return attn::single_spaced(attn::decode_utf8(utf8));
}

}  // namespace

TEST_CASE("single_spaced makes one space of every run of white space, in its place") {
  CHECK(single_spaced("a\r\n\t 나") == CodePoints{{U'a', 0, 1}, {U' ', 1, 5}, {U'나', 5, 6}});
  CHECK(single_spaced("a\u3000b\u00A0c\u200Bd") == CodePoints{{U'a', 0, 1},
                                                              {U' ', 1, 2},
                                                              {U'b', 2, 3},
                                                              {U' ', 3, 4},
                                                              {U'c', 4, 5},
                                                              {U' ', 5, 6},
                                                              {U'd', 6, 7}});
  CHECK(single_spaced("a b") == attn::decode_utf8("a b"));
}

TEST_CASE("single_spaced leaves no white space at the ends") {
  CHECK(single_spaced("\n\t a\uFEFF ") == CodePoints{{U'a', 3, 4}});
  CHECK(single_spaced(" \n\t\u2028").empty());
  CHECK(single_spaced("").empty());
}
