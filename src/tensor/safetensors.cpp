#include "tensor/safetensors.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <tuple>

#include "tensor/safetensors_header.hpp"

namespace attn {
namespace {

using Error = SafetensorsError;
using Entry = SafetensorsHeader::Entry;
using Shape = std::vector<std::int64_t>;

static_assert(std::endian::native == std::endian::little, "bytes are taken as they lie");

template <class T>
T load(const std::byte* bytes) {
  T value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

// bytes of the type · the product of the shape, or −1 where that leaves 64 bits.
std::int64_t bytes_needed(DataType type, const Shape& shape) {
  auto bytes = static_cast<std::int64_t>(bytes_of(type));
  for (const std::int64_t extent : shape) {
    if (extent != 0 && bytes > std::numeric_limits<std::int64_t>::max() / extent) return -1;
    bytes *= extent;
  }
  return bytes;
}

// What is wrong with a tensor that has to begin at `begin`, the end of the one before.
std::optional<Error> layout_error(const Entry& entry, std::int64_t begin, std::int64_t data_size) {
  if (entry.end < entry.begin) return Error::offsets_reversed;
  const std::int64_t bytes = bytes_needed(entry.tensor.type, entry.tensor.shape);
  if (bytes < 0) return Error::shape_overflow;
  if (bytes != entry.end - entry.begin) return Error::size_mismatch;
  if (entry.begin > data_size) return Error::offsets_outside;
  if (entry.begin < begin) return Error::offsets_overlap;
  if (entry.begin > begin) return Error::offsets_hole;
  if (entry.end > data_size) return Error::data_truncated;
  return std::nullopt;
}

template <class Stored, class Value>
void convert_each(const std::byte* bytes, std::span<float> out, Value value) {
  for (float& x : out) {
    x = value(load<Stored>(bytes));
    bytes += sizeof(Stored);
  }
}

// One row of a tensor as float32.
void convert(DataType type, const std::byte* bytes, float scale, std::span<float> out) {
  switch (type) {
    case DataType::float32:
      return convert_each<float>(bytes, out, [](float x) { return x; });
    case DataType::bfloat16:
      return convert_each<std::uint16_t>(bytes, out, bfloat16_value);
    case DataType::float16:
      return convert_each<std::uint16_t>(bytes, out, float16_value);
    case DataType::int8:
      return convert_each<std::int8_t>(
          bytes, out, [scale](std::int8_t x) { return static_cast<float>(x) * scale; });
  }
}

void append(std::string& out, const Shape& shape) {
  out += '[';
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (i > 0) out += ", ";
    out += std::to_string(shape[i]);
  }
  out += ']';
}

}  // namespace

std::optional<SafetensorsProblem> Safetensors::read(std::span<const std::byte> bytes) {
  constexpr std::size_t length_size = 8;
  constexpr std::uint64_t longest_header = 100'000'000;

  tensors_.clear();
  metadata_.clear();
  if (bytes.size() < length_size) return SafetensorsProblem{.error = Error::file_too_short};
  const auto header_length = load<std::uint64_t>(bytes.data());
  bytes = bytes.subspan(length_size);
  if (header_length > longest_header) return SafetensorsProblem{.error = Error::header_too_long};
  if (header_length > bytes.size()) return SafetensorsProblem{.error = Error::header_beyond_file};

  const auto length = static_cast<std::size_t>(header_length);
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), length);
  SafetensorsHeader header;
  if (auto problem = parse_header(text, header)) return problem;

  const std::span<const std::byte> data = bytes.subspan(length);
  const auto data_size = static_cast<std::int64_t>(data.size());
  std::vector<Entry*> order;
  for (Entry& entry : header.entries) order.push_back(&entry);
  heap_sort(order, [](const Entry* a, const Entry* b) {
    return std::tuple(a->begin, a->end, a) < std::tuple(b->begin, b->end, b);
  });
  std::vector<StoredTensor> tensors;
  std::int64_t begin = 0;
  for (Entry* const entry : order) {
    if (const auto error = layout_error(*entry, begin, data_size)) {
      return SafetensorsProblem{.error = *error, .name = std::move(entry->tensor.name)};
    }
    begin = entry->end;
    const auto first = static_cast<std::size_t>(entry->begin);
    entry->tensor.bytes = data.subspan(first, static_cast<std::size_t>(entry->end) - first);
    tensors.push_back(std::move(entry->tensor));
  }
  if (begin != data_size) return SafetensorsProblem{.error = Error::trailing_bytes};

  tensors_ = std::move(tensors);
  metadata_ = std::move(header.metadata);
  return std::nullopt;
}

const StoredTensor* Safetensors::find(std::string_view name) const {
  const auto found = std::find_if(tensors_.begin(), tensors_.end(),
                                  [&](const StoredTensor& tensor) { return tensor.name == name; });
  return found == tensors_.end() ? nullptr : &*found;
}

std::optional<std::string_view> Safetensors::metadata(std::string_view key) const {
  for (const auto& [its_key, value] : metadata_) {
    if (its_key == key) return value;
  }
  return std::nullopt;
}

std::optional<SafetensorsProblem> read_matrix(const Safetensors& file, std::string_view name,
                                              MatrixView out) {
  SafetensorsProblem problem{.name = std::string(name)};
  const auto fail = [&](Error error) {
    problem.error = error;
    return std::move(problem);
  };
  const auto fail_shape = [&](Error error, const Shape& shape, const Shape& needed) {
    problem.shape = shape;
    problem.needed_shape = needed;
    return fail(error);
  };

  const StoredTensor* const tensor = file.find(name);
  const Shape needed = {out.rows, out.cols};
  if (!tensor) return fail_shape(Error::no_such_tensor, {}, needed);
  const bool fits = tensor->shape == needed || (out.rows == 1 && tensor->shape == Shape{out.cols});
  if (!fits) return fail_shape(Error::wrong_shape, tensor->shape, needed);

  const StoredTensor* scale = nullptr;
  if (tensor->type == DataType::int8) {
    problem.name += scale_suffix;
    scale = file.find(problem.name);
    if (!scale) return fail(Error::no_such_scale);
    const Shape needed_scale = {out.rows};
    if (scale->type != DataType::float32 || scale->shape != needed_scale) {
      return fail_shape(Error::wrong_scale, scale->shape, needed_scale);
    }
    problem.name = name;
  }

  const std::size_t row_size = static_cast<std::size_t>(out.cols) * bytes_of(tensor->type);
  for (int r = 0; r < out.rows; ++r) {
    const auto row = static_cast<std::size_t>(r);
    const float row_scale = scale ? load<float>(scale->bytes.data() + row * sizeof(float)) : 1.0f;
    const std::span<float> to(out.row(r), static_cast<std::size_t>(out.cols));
    convert(tensor->type, tensor->bytes.data() + row * row_size, row_scale, to);
    const auto is_finite = [](float x) { return std::isfinite(x); };
    if (!std::all_of(to.begin(), to.end(), is_finite)) return fail(Error::not_finite);
  }
  return std::nullopt;
}

std::string_view message(SafetensorsError error) {
  switch (error) {
    case Error::file_too_short:
      return "the file is too short to have a header";
    case Error::header_too_long:
      return "the header is longer than 100 MB";
    case Error::header_beyond_file:
      return "the header is longer than the file";
    case Error::not_utf8:
      return "the header is not UTF-8";
    case Error::not_an_object:
      return "the header does not begin with {";
    case Error::not_json:
      return "the header is not JSON";
    case Error::control_character:
      return "a control character in a string of the header";
    case Error::bad_escape:
      return "an escape that JSON does not know";
    case Error::lone_surrogate:
      return "half a surrogate pair in a string of the header";
    case Error::text_after_header:
      return "text behind the end of the header";
    case Error::duplicate_metadata:
      return "the metadata are there twice";
    case Error::metadata_not_text:
      return "the metadata are not text";
    case Error::duplicate_name:
      return "the tensor is there twice";
    case Error::tensor_not_an_object:
      return "the tensor is not described by an object";
    case Error::unknown_field:
      return "the tensor has a field that the format does not know";
    case Error::duplicate_field:
      return "the tensor has a field twice";
    case Error::missing_field:
      return "dtype, shape or data_offsets is missing";
    case Error::unknown_data_type:
      return "the dtype is not one of F32, BF16, F16 and I8";
    case Error::bad_shape:
      return "the shape is not a list of whole numbers";
    case Error::too_many_dimensions:
      return "the shape has more than 8 dimensions";
    case Error::bad_offsets:
      return "data_offsets is not a list of two whole numbers";
    case Error::number_too_large:
      return "a number does not fit into 63 bits";
    case Error::offsets_reversed:
      return "the data end before they begin";
    case Error::shape_overflow:
      return "the size of the shape does not fit into 63 bits";
    case Error::size_mismatch:
      return "data_offsets does not fit dtype and shape";
    case Error::offsets_overlap:
      return "the data overlap those of another tensor";
    case Error::offsets_hole:
      return "there is a hole in front of the data";
    case Error::offsets_outside:
      return "the data begin behind the end of the file";
    case Error::data_truncated:
      return "the file ends within the data";
    case Error::trailing_bytes:
      return "the file goes on behind the last tensor";
    case Error::no_such_tensor:
      return "the file has no such tensor";
    case Error::wrong_shape:
      return "the shape is another one";
    case Error::no_such_scale:
      return "the file has no such scales";
    case Error::wrong_scale:
      return "the scales are not float32, one for each row";
    case Error::not_finite:
      return "not all numbers are finite";
  }
  return {};
}

std::string describe(const SafetensorsProblem& problem) {
  std::string out = problem.name;
  if (!out.empty()) out += ": ";
  out += message(problem.error);
  if (problem.shape == problem.needed_shape) return out;
  out += ": ";
  if (!problem.shape.empty()) {
    append(out, problem.shape);
    out += " instead of ";
  }
  append(out, problem.needed_shape);
  if (problem.shape.empty()) out += " is needed";
  return out;
}

}  // namespace attn
