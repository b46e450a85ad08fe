// Translates standard input line by line:  echo "나는 학교에 갔다" | translate --to en
//   --model FILE  a model's file; without it, this only says how it is called
//   --attention   also prints how much each piece looks at each piece of the source
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "models/model_file.hpp"
#include "models/translation.hpp"

namespace {

using attn::BytePairEncoding;

// Aligned right; Hangul and other East Asian characters are two columns wide.
void print(std::string_view word) {
  int width = 0;
  for (const attn::CodePoint& c : attn::decode_utf8(word)) width += c.value < 0x1100 ? 1 : 2;
  std::printf("%*s%.*s", width < 9 ? 9 - width : 1, "", static_cast<int>(word.size()), word.data());
}

// The cross-attention of a model by the name of its tensor: of a Transformer the last layer's first
// head, which training taught to align words.
attn::ConstMatrixView cross_attention(const attn::Trace& trace) {
  for (int i = trace.size() - 1; i >= 0; --i) {
    const std::string name = trace.name(i);
    if (name == "decoder.attention_weights" ||
        name.ends_with("cross_attention.head.0.attention_weights")) {
      return trace.view(i);
    }
  }
  return {};  // a model without attention
}

void print_attention(attn::Translation& translation, const BytePairEncoding& vocabulary) {
  attn::Trace trace;
  translation.record(trace);
  const attn::ConstMatrixView weights = cross_attention(trace);
  if (weights.empty()) return;
  std::printf("%9s", "");
  for (const std::int32_t id : translation.source()) print(vocabulary.text(id));
  for (int t = 0; t < weights.rows; ++t) {
    std::printf("\n");
    print(vocabulary.text(translation.steps()[static_cast<std::size_t>(t)].token));
    for (int s = 0; s < weights.cols; ++s) std::printf("%9.2f", double{weights(t, s)});
  }
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  std::string file, to;
  bool with_attention = false;
  for (int i = 1; i < argc; ++i) {
    const std::string option = argv[i];
    if (option == "--attention") {
      with_attention = true;
    } else if ((option == "--to" || option == "--model") && i + 1 < argc) {
      (option == "--to" ? to : file) = argv[++i];
    } else {
      std::fprintf(stderr, "translate: unknown option %s\n", option.c_str());
      return 2;
    }
  }
  if (file.empty()) {
    std::printf("translate --model FILE --to en|ko [--attention] < sentences\n");
    return 0;
  }
  if (to != "en" && to != "ko") {
    std::fprintf(stderr, "translate: --to needs en or ko\n");
    return 2;
  }
  std::ifstream stream(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  std::string problem = "there is no such file";
  const auto model = stream ? attn::read_model(std::as_bytes(std::span(bytes)), problem) : nullptr;
  if (!model) {
    std::fprintf(stderr, "translate: %s: %s\n", file.c_str(), problem.c_str());
    return 1;
  }
  if (to == "ko" && !model->translates_to_korean()) {
    std::fprintf(stderr, "translate: %s only translates into English\n", model->name.c_str());
    return 2;
  }
  const std::int32_t start =
      to == "ko" ? BytePairEncoding::to_korean : BytePairEncoding::to_english;
  for (std::string line; std::getline(std::cin, line);) {
    std::vector<std::int32_t> source;
    for (const attn::Piece& piece : model->source_pieces(attn::decode_utf8(line))) {
      source.push_back(piece.id);
    }
    const auto longest = static_cast<std::size_t>(model->model->max_length());
    if (source.size() > longest) {
      std::fprintf(stderr, "translate: a sentence of %zu pieces was cut to %zu\n", source.size(),
                   longest);
      source.resize(longest);
    }
    if (source.empty()) {
      std::printf("\n");
      continue;
    }
    attn::Translation translation(*model->model, source, start, BytePairEncoding::end, {},
                                  model->all_values());
    while (translation.step()) {
    }
    std::printf("%s\n", model->vocabulary.decode(translation.tokens()).c_str());
    if (with_attention) print_attention(translation, model->vocabulary);
  }
}
