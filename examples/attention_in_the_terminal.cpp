// Self-attention of a sentence as tables:  attention_in_the_terminal "나는 학교에 갔다"
#include <cstdio>
#include <string>
#include <vector>

#include "attention/multi_head_attention.hpp"
#include "text/tokenizer.hpp"
#include "text/vectors.hpp"

// Aligned right; Hangul and other East Asian characters are two columns wide.
void print(const std::string& word) {
  int width = 0;
  for (const attn::CodePoint& c : attn::decode_utf8(word)) width += c.value < 0x1100 ? 1 : 2;
  std::printf("%*s%s", width < 9 ? 9 - width : 1, "", word.c_str());
}

int main(int argc, char** argv) {
  std::vector<std::string> words;
  const std::string text = argc > 1 ? argv[1] : "나는 학교에 갔다";
  for (const auto& token : attn::tokenize(text, attn::TokenUnit::particle)) {
    words.push_back(token.text);
  }
  const auto length = static_cast<int>(words.size());
  constexpr int model_dim = 4, seed = 1;
  const auto projection = [](const char* name) {
    attn::Matrix w(model_dim, model_dim);
    attn::seeded_matrix(name, seed, w);
    return w;
  };
  attn::Matrix input(length, model_dim), output(length, model_dim);
  attn::seeded_vectors(words, seed, input);
  const attn::Matrix w_query = projection("w_query"), w_key = projection("w_key"),
                     w_value = projection("w_value");

  attn::MultiHeadAttention layer;
  layer.input.vectors = input;
  layer.projections = {w_query, w_key, w_value, {}, {}, {}, {}, {}};
  layer.head_names = attn::HeadNames::plain;
  attn::Arena scratch;
  attn::Trace trace;
  attn::multi_head_attention(layer, scratch, &trace, output);

  for (const std::string name : {"query", "key", "value", "attention_weights", "context"}) {
    const attn::ConstMatrixView tensor = trace.get(name);
    std::printf("\n%s [%d, %d]", name.c_str(), tensor.rows, tensor.cols);
    if (name == "attention_weights") {
      std::printf("\n%9s", "");
      for (const std::string& key : words) print(key);
    }
    for (int r = 0; r < tensor.rows; ++r) {
      std::printf("\n");
      print(words[static_cast<std::size_t>(r)]);
      for (int c = 0; c < tensor.cols; ++c) std::printf("%9.2f", double{tensor(r, c)});
    }
    std::printf("\n");
  }
}
