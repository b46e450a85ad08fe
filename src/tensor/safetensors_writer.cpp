#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

#include "tensor/safetensors_header.hpp"
#include "text/code_points.hpp"

namespace attn {
namespace {

void append_bytes(std::vector<std::byte>& out, const void* from, std::size_t size) {
  const auto* const bytes = static_cast<const std::byte*>(from);
  out.insert(out.end(), bytes, bytes + size);
}

template <class T>
void append_value(std::vector<std::byte>& out, T value) {
  append_bytes(out, &value, sizeof value);
}

// The smallest float that is no less than largest / 127, so that no number of the row is rounded
// to more than ±127, be it ever so small.
float scale_of(const float* row, int cols) {
  float largest = 0;
  for (int c = 0; c < cols; ++c) {
    assert(std::isfinite(row[c]));
    largest = std::max(largest, std::abs(row[c]));
  }
  const float scale = largest / 127.0f;
  return 127.0 * scale < largest ? std::nextafter(scale, largest) : scale;
}

void append_quantized(std::vector<std::byte>& out, const float* row, int cols, double scale) {
  for (int c = 0; c < cols; ++c) {
    const double steps = scale > 0 ? std::nearbyint(row[c] / scale) : 0;
    append_value(out, static_cast<std::int8_t>(steps));
  }
}

// As serde_json writes it, which the reference uses.
void append_json(std::string& out, std::string_view text) {
  constexpr std::string_view short_ones = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  constexpr char digits[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (const std::size_t i = short_ones.find(c); i != std::string_view::npos) {
      out += '\\';
      out += letters[i];
    } else if (code < 0x20) {
      out += "\\u00";
      out += digits[code / 16];
      out += digits[code % 16];
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

void SafetensorsWriter::metadata(std::string_view key, std::string_view value) {
  assert(is_utf8(key) && is_utf8(value));
  assert(std::none_of(metadata_.begin(), metadata_.end(),
                      [&](const auto& pair) { return pair.first == key; }));
  metadata_.emplace_back(key, value);
}

void SafetensorsWriter::add(std::string_view name, ConstMatrixView matrix, DataType type) {
  assert(is_utf8(name) && name != metadata_name);
  assert(std::none_of(tensors_.begin(), tensors_.end(),
                      [&](const Tensor& tensor) { return tensor.name == name; }));
  std::vector<std::byte> bytes, scales;
  bytes.reserve(matrix.size() * bytes_of(type));
  for (int r = 0; r < matrix.rows; ++r) {
    const float* const row = matrix.row(r);
    switch (type) {
      case DataType::float32:
        append_bytes(bytes, row, static_cast<std::size_t>(matrix.cols) * sizeof(float));
        break;
      case DataType::bfloat16:
        for (int c = 0; c < matrix.cols; ++c) append_value(bytes, bfloat16_bits(row[c]));
        break;
      case DataType::float16:
        for (int c = 0; c < matrix.cols; ++c) append_value(bytes, float16_bits(row[c]));
        break;
      case DataType::int8: {
        const float scale = scale_of(row, matrix.cols);
        append_value(scales, scale);
        append_quantized(bytes, row, matrix.cols, scale);
        break;
      }
    }
  }
  tensors_.push_back({std::string(name), type, {matrix.rows, matrix.cols}, std::move(bytes)});
  if (type == DataType::int8) {
    const std::string scale_name = std::string(name).append(scale_suffix);
    assert(std::none_of(tensors_.begin(), tensors_.end(),
                        [&](const Tensor& tensor) { return tensor.name == scale_name; }));
    tensors_.push_back({scale_name, DataType::float32, {matrix.rows}, std::move(scales)});
  }
}

std::vector<std::byte> SafetensorsWriter::finish() const {
  std::vector<const Tensor*> order;
  for (const Tensor& tensor : tensors_) order.push_back(&tensor);
  heap_sort(order, [](const Tensor* a, const Tensor* b) {
    return std::tie(a->type, a->name) < std::tie(b->type, b->name);
  });

  std::string header = "{";
  if (!metadata_.empty()) {
    append_json(header, metadata_name);
    header += ":{";
    for (const auto& [key, value] : metadata_) {
      if (header.back() != '{') header += ',';
      append_json(header, key);
      header += ':';
      append_json(header, value);
    }
    header += '}';
  }
  std::size_t offset = 0;
  for (const Tensor* const tensor : order) {
    if (header.back() != '{') header += ',';
    append_json(header, tensor->name);
    header += ":{\"dtype\":";
    append_json(header, data_type_names[static_cast<std::size_t>(tensor->type)]);
    header += ",\"shape\":[";
    for (const int extent : tensor->shape) {
      if (header.back() != '[') header += ',';
      header += std::to_string(extent);
    }
    header += "],\"data_offsets\":[" + std::to_string(offset) + ',';
    offset += tensor->bytes.size();
    header += std::to_string(offset) + "]}";
  }
  header += '}';
  header.resize((header.size() + 7) / 8 * 8, ' ');

  std::vector<std::byte> file;
  file.reserve(sizeof(std::uint64_t) + header.size() + offset);
  append_value(file, std::uint64_t{header.size()});
  append_bytes(file, header.data(), header.size());
  for (const Tensor* const tensor : order) {
    append_bytes(file, tensor->bytes.data(), tensor->bytes.size());
  }
  return file;
}

}  // namespace attn
