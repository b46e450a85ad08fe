#include "text/code_points.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

namespace {

using attn::CodePoint;
using CodePoints = std::vector<CodePoint>;
using namespace std::string_view_literals;

constexpr char32_t kBad = attn::kReplacementCharacter;

std::vector<char32_t> values(std::string_view utf8) {
  std::vector<char32_t> values;
  for (const CodePoint& point : attn::decode_utf8(utf8)) values.push_back(point.value);
  return values;
}

using Values = std::vector<char32_t>;

}  // namespace

TEST_CASE("decode_utf8 counts offsets in UTF-16 units") {
  CHECK(attn::decode_utf8("a한😀!") ==
        CodePoints{{U'a', 0, 1}, {U'한', 1, 2}, {U'😀', 2, 4}, {U'!', 4, 5}});
  CHECK(attn::decode_utf8("").empty());
  CHECK(attn::decode_utf8("a\0b"sv) == CodePoints{{U'a', 0, 1}, {0, 1, 2}, {U'b', 2, 3}});
}

TEST_CASE("decode_utf8 replaces every maximal ill-formed part by one U+FFFD") {
  CHECK(values("\x80") == Values{kBad});                   // continuation alone
  CHECK(values("\xC3") == Values{kBad});                   // cut short
  CHECK(values("\xC3(") == Values{kBad, '('});             // what follows is kept
  CHECK(values("\xE1\x80") == Values{kBad});               // two good bytes are one part
  CHECK(values("\xF0\x9F\x98") == Values{kBad});           // three as well
  CHECK(values("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") ==  // Unicode 15, table 3-11
        Values{kBad, kBad, kBad, kBad, 'A'});
  CHECK(values("\xC0\xAF") == Values{kBad, kBad});  // overlong, table 3-8
  CHECK(values("\xE0\x80\xBF") == Values{kBad, kBad, kBad});
  CHECK(values("\xED\xA0\x80") == Values{kBad, kBad, kBad});            // a surrogate, table 3-9
  CHECK(values("\xF4\x91\x92\x93") == Values{kBad, kBad, kBad, kBad});  // above 10FFFF, table 3-10
  CHECK(values("\xFF\x41") == Values{kBad, 'A'});
  CHECK(attn::decode_utf8("\xFF가") == CodePoints{{kBad, 0, 1}, {U'가', 1, 2}});
}

TEST_CASE("decode_utf16 joins pairs and keeps lone surrogates") {
  CHECK(attn::decode_utf16(u"a한😀") == CodePoints{{U'a', 0, 1}, {U'한', 1, 2}, {U'😀', 2, 4}});
  const std::u16string lone = {u'a', 0xD83D, u'b', 0xDE00, 0xD83D};
  CHECK(attn::decode_utf16(lone) ==
        CodePoints{{U'a', 0, 1}, {0xD83D, 1, 2}, {U'b', 2, 3}, {0xDE00, 3, 4}, {0xD83D, 4, 5}});
  const std::u16string swapped = {0xDE00, 0xD83D, 0xD83D, 0xDE00};
  CHECK(attn::decode_utf16(swapped) == CodePoints{{0xDE00, 0, 1}, {0xD83D, 1, 2}, {U'😀', 2, 4}});
}

TEST_CASE("every scalar value survives both encodings") {
  for (char32_t value = 0; value <= 0x10FFFF; ++value) {
    if (attn::is_surrogate(value)) continue;
    std::string utf8;
    std::u16string utf16;
    attn::append_utf8(utf8, value);
    attn::append_utf16(utf16, value);
    const CodePoints expected = {{value, 0, value > 0xFFFF ? 2 : 1}};
    if (attn::decode_utf8(utf8) != expected || attn::decode_utf16(utf16) != expected) {
      FAIL_CHECK("U+" << std::hex << static_cast<unsigned>(value));
    }
  }
}

TEST_CASE("is_utf8 holds for what decoding leaves as it is, and for nothing else") {
  const auto stays = [](const std::string& text) {
    std::string again;
    for (const CodePoint& point : attn::decode_utf8(text)) attn::append_utf8(again, point.value);
    return again == text;
  };
  for (int first = 0x00; first <= 0xFF; ++first) {
    for (const int second : {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF}) {
      for (const std::string_view rest : {"", "\x80", "\xBF\x80", "a", "\xE3\x80"}) {
        std::string text = {static_cast<char>(first), static_cast<char>(second)};
        text += rest;
        CAPTURE(first, second, rest);
        CHECK(attn::is_utf8(text) == stays(text));
      }
    }
  }
  CHECK(attn::is_utf8("a한😀"));
  CHECK_FALSE(attn::is_utf8("\xEA\xB0"));
}

TEST_CASE("append_utf8 writes U+FFFD for what UTF-8 can't hold, append_utf16 keeps surrogates") {
  std::string utf8;
  attn::append_utf8(utf8, 0xD83D);
  attn::append_utf8(utf8, 0x110000);
  CHECK(utf8 == "\xEF\xBF\xBD\xEF\xBF\xBD");
  std::u16string utf16;
  attn::append_utf16(utf16, 0xD83D);
  attn::append_utf16(utf16, 0x110000);
  CHECK(utf16 == std::u16string{0xD83D, 0xFFFD});
}
