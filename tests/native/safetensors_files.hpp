#pragma once

// Files made by hand, and what every accepted one has to keep: for the tests and the fuzzer.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tensor/safetensors.hpp"

namespace attn::test {

using Bytes = std::vector<std::byte>;

inline Bytes bytes_of_text(std::string_view text) {
  const auto* const first = reinterpret_cast<const std::byte*>(text.data());
  return {first, first + text.size()};
}

/// A file with this header, its length in front, and `data_size` bytes of zeros.
inline Bytes file_of(std::string_view header, std::size_t data_size = 0) {
  const std::uint64_t length = header.size();
  std::string text(8, '\0');
  std::memcpy(text.data(), &length, sizeof length);
  text += header;
  text.resize(text.size() + data_size);
  return bytes_of_text(text);
}

/// Reads `file`, then everything that it promises; what does not hold, or "".
inline std::string broken_promise(std::span<const std::byte> file) {
  // A copy whose end AddressSanitizer watches, and whose numbers lie off their boundaries.
  std::vector<std::byte> memory(file.size() + 1);
  std::copy(file.begin(), file.end(), memory.begin() + 1);
  const std::span<const std::byte> bytes = std::span(memory).subspan(1);

  Safetensors read;
  if (const auto problem = read.read(bytes)) {
    if (!read.tensors().empty()) return "a refused file has tensors";
    if (problem->error >= SafetensorsError::no_such_tensor) return "an error of another function";
    return describe(*problem).empty() ? "a refusal without a word" : "";
  }

  std::uint64_t header_length = 0;
  std::memcpy(&header_length, bytes.data(), sizeof header_length);
  const std::byte* next = bytes.data() + 8 + header_length;
  std::set<std::string_view> names;
  SafetensorsWriter writer;
  std::vector<const StoredTensor*> written;
  for (const StoredTensor& tensor : read.tensors()) {
    if (!names.insert(tensor.name).second) return "two tensors have one name";
    if (read.find(tensor.name) != &tensor) return "a tensor is not found by its name";
    if (tensor.bytes.data() != next) return "the tensors do not lie one behind the other";
    next += tensor.bytes.size();
    std::uint64_t size = bytes_of(tensor.type);
    for (const std::int64_t extent : tensor.shape) size *= static_cast<std::uint64_t>(extent);
    if (size != tensor.bytes.size()) return "the size is not that of the shape";

    constexpr std::int64_t largest = 1000;
    const std::vector<std::int64_t>& shape = tensor.shape;
    if (shape.empty() || shape.size() > 2 || shape[0] > largest || shape.back() > largest) continue;
    Matrix matrix(shape.size() == 1 ? 1 : static_cast<int>(shape[0]),
                  static_cast<int>(shape.back()));
    const auto problem = read_matrix(read, tensor.name, matrix);
    if (problem) {
      if (problem->error <= SafetensorsError::no_such_tensor ||
          problem->error == SafetensorsError::wrong_shape) {
        return "a matrix is not read: " + describe(*problem);
      }
    } else if (tensor.type != DataType::int8) {
      writer.add(tensor.name, matrix, tensor.type);
      written.push_back(&tensor);
    }
  }
  if (next != bytes.data() + bytes.size()) return "bytes are left over";

  const std::vector<std::byte> rewritten = writer.finish();
  Safetensors reread;
  if (const auto problem = reread.read(rewritten)) return "own file: " + describe(*problem);
  for (const StoredTensor* const tensor : written) {
    const StoredTensor* const again = reread.find(tensor->name);
    if (!again || again->type != tensor->type ||
        !std::equal(again->bytes.begin(), again->bytes.end(), tensor->bytes.begin(),
                    tensor->bytes.end())) {
      return "a tensor is not the same after writing";
    }
  }
  return "";
}

}  // namespace attn::test
