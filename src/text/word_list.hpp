#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace attn {

/// A set of words written as one text: ascending (가나다), one space between words.
class WordList {
 public:
  constexpr explicit WordList(std::u16string_view words) : words_(words) {}

  /// Binary search over the text.
  constexpr bool contains(std::u16string_view word) const {
    std::size_t low = 0, high = words_.size();
    while (low < high) {
      std::size_t begin = low + (high - low) / 2;
      while (begin > low && words_[begin - 1] != u' ') --begin;
      const std::u16string_view found = word_at(begin);
      const int order = found.compare(word);
      if (order == 0) return true;
      if (order < 0) {
        low = begin + found.size() + 1;
      } else {
        high = begin;
      }
    }
    return false;
  }

  /// Whether the text is written as it must be.
  constexpr bool is_ascending() const {
    std::u16string_view previous;
    for (std::size_t begin = 0; begin <= words_.size();) {
      const std::u16string_view word = word_at(begin);
      if (word <= previous) return false;
      previous = word;
      begin += word.size() + 1;
    }
    return true;
  }

 private:
  constexpr std::u16string_view word_at(std::size_t begin) const {
    return words_.substr(begin, std::min(words_.find(u' ', begin), words_.size()) - begin);
  }

  std::u16string_view words_;
};

}  // namespace attn
