#include "bindings/text_calls.hpp"

#include <cstdint>
#include <vector>

#include "text/tokenizer.hpp"
#include "text/vectors.hpp"

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

namespace {

std::vector<std::string> strings(const StringArray& texts) {
  std::vector<std::string> out(texts["length"].as<std::size_t>());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = texts[i].as<std::string>();
  return out;
}

Float32Array copied(const Matrix& matrix) {
  return bindings::copied(matrix.view().data, matrix.view().size());
}

}  // namespace

Float32Array seeded_vectors(const StringArray& texts, int model_dim, double seed) {
  const std::vector<std::string> tokens = strings(texts);
  Matrix vectors(static_cast<int>(tokens.size()), model_dim);
  attn::seeded_vectors(tokens, static_cast<std::uint64_t>(seed), vectors);
  return copied(vectors);
}

Float32Array seeded_projection(const std::string& name, int rows, int cols, double seed) {
  Matrix projection(rows, cols);
  seeded_matrix(name, static_cast<std::uint64_t>(seed), projection);
  return copied(projection);
}

Float32Array one_hot_vectors(const StringArray& texts, int model_dim) {
  const std::vector<std::string> tokens = strings(texts);
  Matrix vectors(static_cast<int>(tokens.size()), model_dim);
  one_hot(tokens, vectors);
  return copied(vectors);
}

}  // namespace attn::bindings
