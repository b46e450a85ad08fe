#include "bindings/text_calls.hpp"

#include <string>
#include <vector>

#include "tensor/random.hpp"
#include "text/tokenizer.hpp"
#include "text/vectors.hpp"

namespace attn::bindings {
namespace {

std::vector<std::string> strings(Address texts, int count) {
  const std::int32_t* const sizes = at<std::int32_t>(texts);
  const char* from = reinterpret_cast<const char*>(sizes + count);
  std::vector<std::string> out;
  for (int i = 0; i < count; from += sizes[i], ++i) {
    out.emplace_back(from, static_cast<std::size_t>(sizes[i]));
  }
  return out;
}

}  // namespace

void tokenize_text(Address text, int length, int unit) {
  static std::vector<char16_t> texts;
  static std::vector<std::int32_t> spans;
  texts.clear();
  spans.clear();
  const std::u16string_view units(at<char16_t>(text), static_cast<std::size_t>(length));
  for (const Token& token : tokenize(decode_utf16(units), static_cast<TokenUnit>(unit))) {
    texts.insert(texts.end(), token.utf16.begin(), token.utf16.end());
    spans.insert(spans.end(),
                 {static_cast<std::int32_t>(token.utf16.size()), token.start, token.end});
  }
  answer(0, texts.data(), texts.size());
  answer(2, spans.data(), spans.size());
}

void seeded_vectors(Address texts, int count, int model_dim, double seed, Address out) {
  attn::seeded_vectors(strings(texts, count), static_cast<std::uint64_t>(seed),
                       {at<float>(out), count, model_dim});
}

void one_hot_vectors(Address texts, int count, int model_dim, Address out) {
  one_hot(strings(texts, count), {at<float>(out), count, model_dim});
}

void seeded_projection(Address name, int rows, int cols, double seed, Address out) {
  seeded_matrix(strings(name, 1)[0], static_cast<std::uint64_t>(seed),
                {at<float>(out), rows, cols});
}

void normal_matrix(int rows, int cols, double seed, Address out) {
  fill_normal(static_cast<std::uint64_t>(seed), {at<float>(out), rows, cols});
}

}  // namespace attn::bindings
