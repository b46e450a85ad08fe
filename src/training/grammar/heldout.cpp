#include "training/grammar/heldout.hpp"

#include <algorithm>
#include <fstream>

namespace attn::grammar {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(separator, start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::string plain(std::string_view sentence) {
  while (!sentence.empty() &&
         std::string_view(".!?").find(sentence.back()) != std::string_view::npos) {
    sentence.remove_suffix(1);
  }
  std::string text(sentence);
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

}  // namespace

std::string normalized(std::string_view sentence) {
  std::string text = plain(sentence);
  if (sentence.ends_with('?')) text += '?';
  return text;
}

void HeldOut::add_sentence(std::string_view korean, std::string_view english) {
  korean_.insert(plain(korean));
  english_.insert(plain(english));
}

bool HeldOut::load_combinations(const std::string& path) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::vector<Words>& columns = combinations_.emplace_back();
    for (const std::string_view column : split(line, '\t')) {
      Words& words = columns.emplace_back();
      for (const std::string_view word : split(column, '|')) words.emplace(word);
    }
  }
  return file.eof();
}

bool HeldOut::has_sentence(std::string_view korean, std::string_view english) const {
  return korean_.contains(plain(korean)) || english_.contains(plain(english));
}

bool HeldOut::has_combination(std::string_view english_words) const {
  const auto words = split(english_words, ' ');
  return std::any_of(combinations_.begin(), combinations_.end(), [&](const auto& columns) {
    return std::all_of(columns.begin(), columns.end(), [&](const Words& column) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return column.contains(word); });
    });
  });
}

}  // namespace attn::grammar
