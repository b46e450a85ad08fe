#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attn {

/// One character of a text and where it stood.
///
/// `start` and `end` count UTF-16 code units of the original text (end exclusive), because that is
/// how JavaScript counts; a C++ caller who wants bytes re-encodes.
/// `value` is a Unicode scalar value (0…10FFFF) or, from UTF-16 only, a lone surrogate (D800…DFFF).
struct CodePoint {
  char32_t value;
  std::int32_t start;
  std::int32_t end;

  bool operator==(const CodePoint&) const = default;
};

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

constexpr bool is_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDFFF; }

/// UTF-8 → code points. Never fails: every maximal ill-formed part becomes one U+FFFD of one UTF-16
/// unit, as a browser's TextDecoder does (WHATWG Encoding §8.1.1; Unicode 15 §3.9, table 3-8).
std::vector<CodePoint> decode_utf8(std::string_view text);

/// Whether `text` is well-formed UTF-8 (Unicode 15 §3.9, table 3-7).
bool is_utf8(std::string_view text);

/// UTF-16 → code points. Never fails: a lone surrogate keeps its value and its one unit.
std::vector<CodePoint> decode_utf16(std::u16string_view text);

/// Appends `value` as UTF-8; a surrogate or a value above 10FFFF becomes U+FFFD, so `out` stays
/// well-formed.
void append_utf8(std::string& out, char32_t value);

/// Appends `value` as UTF-16; a lone surrogate is kept, a value above 10FFFF becomes U+FFFD.
void append_utf16(std::u16string& out, char32_t value);

}  // namespace attn
