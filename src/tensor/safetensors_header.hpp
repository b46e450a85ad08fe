#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tensor/safetensors.hpp"

namespace attn {

// Between the reader and the writer of safetensors files; others include tensor/safetensors.hpp.

inline constexpr std::string_view data_type_names[data_type_count] = {"F32", "BF16", "F16", "I8"};
inline constexpr std::string_view metadata_name = "__metadata__";
inline constexpr std::string_view scale_suffix = ".scale";

struct SafetensorsHeader {
  struct Entry {
    StoredTensor tensor;     ///< without its bytes,
    std::int64_t begin = 0;  ///< which lie at begin … end − 1 of the data, if they exist
    std::int64_t end = 0;
  };

  std::vector<Entry> entries;
  std::vector<std::pair<std::string, std::string>> metadata;
};

/// Parses the JSON of a header: exactly what the format allows, so that nothing nests deeper than
/// a list in a tensor. Integers lie in 0 … 2⁶³ − 1, names and keys differ, and text is UTF-8;
/// where the bytes lie is not looked at.
std::optional<SafetensorsProblem> parse_header(std::string_view text, SafetensorsHeader& header);

/// The least code among the sorts, and n log n whatever the order was.
template <class T, class Less>
void heap_sort(std::vector<T>& items, Less less) {
  std::make_heap(items.begin(), items.end(), less);
  std::sort_heap(items.begin(), items.end(), less);
}

}  // namespace attn
