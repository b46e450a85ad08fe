#include "training/grammar/sentence.hpp"

#include <algorithm>

#include "text/code_points.hpp"

namespace attn::grammar {
namespace {

std::string to_utf8(std::u32string_view text) {
  std::string bytes;
  for (const char32_t value : text) append_utf8(bytes, value);
  return bytes;
}

void append_split(Tokens& tokens, std::string_view text, Meaning meaning) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    tokens.push_back({std::string(text.substr(start, end - start)), meaning});
    start = end + 1;
  }
}

std::string joined(const Tokens& tokens, std::string_view between_words, std::string_view between) {
  std::string text;
  for (const Token& token : tokens) {
    if (!text.empty()) text += token.is_joined ? between : between_words;
    text += token.text;
  }
  return text;
}

}  // namespace

void append(Tokens& tokens, const Tokens& more) {
  tokens.insert(tokens.end(), more.begin(), more.end());
}

void append_korean(Tokens& tokens, std::u32string_view text, Meaning meaning) {
  append_split(tokens, to_utf8(text), meaning);
}

void join_korean(Tokens& tokens, std::u32string_view text, Meaning meaning) {
  tokens.push_back({to_utf8(text), meaning, true});
}

void append_inflected(Tokens& tokens, const Inflected& form, Meaning meaning, Meaning ending) {
  bool is_joined = false;
  for (const std::u32string& piece : form.meaning) {
    tokens.push_back({to_utf8(piece), meaning, is_joined});
    is_joined = true;
  }
  for (const std::u32string& piece : form.ending) tokens.push_back({to_utf8(piece), ending, true});
}

void append_english(Tokens& tokens, std::string_view words, Meaning meaning) {
  append_split(tokens, words, meaning);
}

Row to_row(const Sentence& sentence) {
  Tokens korean = sentence.korean, english = sentence.english;
  constexpr Meaning final_mark = Meaning{1} << 31;
  korean.push_back({std::string(1, sentence.final_mark), final_mark, true});
  english.push_back({std::string(1, sentence.final_mark), final_mark, true});

  Row row;
  row.korean = joined(korean, " ", "");
  row.korean_pieces = joined(korean, " ", "|");
  row.english = joined(english, " ", "");
  row.english_words = joined(english, " ", " ");
  char& first = row.english.front();
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  for (std::size_t word = 0; word < english.size(); ++word) {
    for (std::size_t piece = 0; piece < korean.size(); ++piece) {
      if ((english[word].meaning & korean[piece].meaning) == 0) continue;
      if (!row.alignment.empty()) row.alignment += ' ';
      row.alignment += std::to_string(word) + "-" + std::to_string(piece);
    }
  }
  row.kind = sentence.kind;
  return row;
}

}  // namespace attn::grammar
