#pragma once

// Vocabularies and texts for the tests of byte pair encoding.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "catch.hpp"
#include "support.hpp"
#include "text/byte_pair_encoding.hpp"
#include "text/hangul.hpp"

namespace attn::test {

/// A file with these lines as characters behind "▁", and these as merges.
inline std::string vocabulary(const std::vector<std::string>& characters,
                              const std::vector<std::string>& merges) {
  std::string file =
      "byte_pair_encoding 1\nspecials 4\n<padding>\n<end>\n<to_korean>\n<to_english>\n";
  file += "characters " + std::to_string(characters.size() + 1) + "\n▁\n";
  for (const std::string& line : characters) file += line + "\n";
  file += "merges " + std::to_string(merges.size()) + "\n";
  for (const std::string& line : merges) file += line + "\n";
  return file;
}

inline BytePairEncoding parsed(std::string_view file) {
  auto result = BytePairEncoding::parse(file);
  if (const auto* problem = std::get_if<BytePairEncoding::Problem>(&result)) {
    FAIL("line " << problem->line << ": " << message(problem->error));
  }
  return std::get<BytePairEncoding>(std::move(result));
}

/// Pieces as the vocabulary spells them, a byte as its hex.
inline std::vector<std::string> spelled(const BytePairEncoding& encoding,
                                        const std::vector<Piece>& pieces) {
  std::vector<std::string> texts;
  for (const Piece& piece : pieces) {
    const bool has_more = piece.starts_word && piece.id != BytePairEncoding::space;
    texts.push_back((has_more ? "▁" : "") + std::string(encoding.text(piece.id)));
  }
  return texts;
}

inline std::vector<std::string> spelled(const BytePairEncoding& encoding, std::string_view text) {
  return spelled(encoding, encoding.encode(text));
}

inline std::vector<std::int32_t> ids_of(const std::vector<Piece>& pieces) {
  std::vector<std::int32_t> ids;
  for (const Piece& piece : pieces) ids.push_back(piece.id);
  return ids;
}

/// What decoding gives back of a text: Hangul joined, everything else as UTF-8 can hold it.
inline std::string composed(std::span<const CodePoint> text) {
  std::string utf8;
  for (const CodePoint& point : compose_hangul(text)) append_utf8(utf8, point.value);
  return utf8;
}

/// Anything JavaScript could hand over: halves of pairs, NFD, marks, spaces, letters that merge.
inline std::u16string random_text(Random& random, int length) {
  constexpr std::u16string_view pool =
      u"aabbcc나는학교학교에갔다.!?'-1290   "
      u"\t\n\u3000▁ㅋㅋ\u1112\u1161\u11AB\u200D\u0301\uFE0F\u20E3한글";
  std::u16string text;
  for (int i = 0; i < length; ++i) {
    const int kind = random.below(12);
    if (kind == 0) {
      text.push_back(static_cast<char16_t>(random.below(0x10000)));
    } else if (kind == 1) {
      append_utf16(text, 0x1F600 + static_cast<char32_t>(random.below(64)));
    } else {
      text.push_back(pool[static_cast<std::size_t>(random.below(static_cast<int>(pool.size())))]);
    }
  }
  return text;
}

}  // namespace attn::test
