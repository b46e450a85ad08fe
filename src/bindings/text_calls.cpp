#include "bindings/text_calls.hpp"

#include <cstdint>
#include <vector>

#include "text/tokenizer.hpp"

namespace attn::bindings {

TokenList tokenize_text(const std::u16string& text, int unit) {
  const std::vector<Token> tokens = tokenize(decode_utf16(text), static_cast<TokenUnit>(unit));
  std::vector<std::uint16_t> texts;
  std::vector<std::int32_t> spans;
  for (const Token& token : tokens) {
    texts.insert(texts.end(), token.utf16.begin(), token.utf16.end());
    spans.insert(spans.end(),
                 {static_cast<std::int32_t>(token.utf16.size()), token.start, token.end});
  }
  return {copied(texts.data(), texts.size()), copied(spans.data(), spans.size())};
}

}  // namespace attn::bindings
