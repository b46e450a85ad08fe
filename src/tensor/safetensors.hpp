#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tensor/data_type.hpp"
#include "tensor/matrix.hpp"

namespace attn {

// Tensors in files, in the format of the safetensors library
// (https://huggingface.co/docs/safetensors, "Format"):
//
//     8 bytes    length of the header, little-endian
//     header     {"__metadata__": {"key": "text", …},
//                 "name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}
//                JSON in UTF-8, from its first byte on; spaces may follow
//     data       rows one after another, little-endian, without holes; offsets count from here

/// Everything that can be wrong with a file, or with a tensor that is asked for.
enum class SafetensorsError {
  file_too_short,      ///< fewer than 8 bytes
  header_too_long,     ///< more than 100 MB (10⁸ bytes), as in the reference
  header_beyond_file,  ///< longer than what follows

  not_utf8,
  not_an_object,  ///< the header does not begin with "{"
  not_json,
  control_character,  ///< a raw character below U+0020 in a string
  bad_escape,         ///< a backslash before something that JSON does not know
  lone_surrogate,     ///< \uD800…\uDFFF that is no half of a pair
  text_after_header,  ///< more than white space behind the last "}"

  duplicate_metadata,  ///< two __metadata__, or two equal keys in it
  metadata_not_text,   ///< __metadata__ is no object, or a value in it no string
  duplicate_name,
  tensor_not_an_object,
  unknown_field,
  duplicate_field,
  missing_field,        ///< dtype, shape or data_offsets
  unknown_data_type,    ///< not F32, BF16, F16 or I8
  bad_shape,            ///< not a list of integers ≥ 0
  too_many_dimensions,  ///< more than 8
  bad_offsets,          ///< not a list of two integers ≥ 0
  number_too_large,     ///< above 2⁶³ − 1

  offsets_reversed,  ///< the end before the beginning
  shape_overflow,    ///< more than 2⁶³ − 1 bytes
  size_mismatch,     ///< the offsets do not hold what dtype and shape need
  offsets_overlap,
  offsets_hole,
  offsets_outside,  ///< they begin behind the end of the file
  data_truncated,   ///< the file ends within the tensor
  trailing_bytes,   ///< the file goes on behind the last tensor

  no_such_tensor,  ///< asked for, and not there
  wrong_shape,     ///< not the one asked for
  no_such_scale,   ///< an int8 tensor without its "<name>.scale"
  wrong_scale,     ///< which is not float32 [rows]
  not_finite,      ///< NaN or ±∞
};

/// One sentence without its full stop: "the file ends within the tensor".
std::string_view message(SafetensorsError error);

/// What was wrong and where.
struct SafetensorsProblem {
  SafetensorsError error = SafetensorsError::not_json;
  std::string name = {};  ///< of the tensor or the metadata; empty if there is none
  /// Where a tensor that was asked for is missing or has another shape: the one it has, and the one
  /// it needs.
  std::vector<std::int64_t> shape = {};
  std::vector<std::int64_t> needed_shape = {};
};

/// For people: "w_query: the shape is another one: [2, 3] instead of [3, 3]".
std::string describe(const SafetensorsProblem& problem);

/// A tensor in a file. Its bytes may start anywhere, also off the boundary of their type.
struct StoredTensor {
  std::string name;
  DataType type = DataType::float32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

/// A file in memory, whose bytes stay where they are and have to outlive this.
///
///     Safetensors file;
///     if (const auto problem = file.read(bytes)) return describe(*problem);
///     if (const auto problem = read_matrix(file, "w_query", w_query)) return describe(*problem);
class Safetensors {
 public:
  /// Reads and checks the header; a file with a problem is as empty as before the first `read`.
  std::optional<SafetensorsProblem> read(std::span<const std::byte> bytes);

  /// In the order of their bytes.
  std::span<const StoredTensor> tensors() const { return tensors_; }
  /// The tensor `name`, or null.
  const StoredTensor* find(std::string_view name) const;
  std::optional<std::string_view> metadata(std::string_view key) const;

 private:
  std::vector<StoredTensor> tensors_;
  std::vector<std::pair<std::string, std::string>> metadata_;
};

/// Reads `name` as float32 into `out`, which says the shape: [rows, cols], or [cols] where out has
/// one row. An int8 tensor needs its "<name>.scale", float32 [rows], and is
///
///     out[r][c] = int8[r][c] · scale[r]
///
/// Every number has to be finite. After a problem `out` is not to be read.
std::optional<SafetensorsProblem> read_matrix(const Safetensors& file, std::string_view name,
                                              MatrixView out);

/// Writes a file, byte for byte as the reference does: float32 first, then bfloat16, float16 and
/// int8, by name within each, so that every tensor lies on the boundary of its type; the order of
/// the calls is that of the metadata alone. Names, keys and values are UTF-8, no two names and no
/// two keys are equal, and no name is "__metadata__".
///
/// int8 is symmetric and by row: scale[r] = max_c |matrix[r][c]| / 127, rounded up, and every
/// number is divided by it and rounded to the nearest, ties to even. What is read back differs by
/// at most scale[r] · (1/2 + 2⁻¹⁷), the second part for the rounding of the product; a row of zeros
/// has scale 0. Which axis has the scales is decided by storing the matrix or its transpose: for
/// `query = input · w_query`, w_query [in, out] has one for each input and its transpose one for
/// each output; an embedding [vocab_size, model_dim] has one for each piece.
class SafetensorsWriter {
 public:
  void metadata(std::string_view key, std::string_view value);
  /// Keeps a copy of `matrix` in `type`, with shape [rows, cols]; int8 adds "<name>.scale", float32
  /// [rows], and takes finite numbers only. float16 has ±∞ for what rounds to more than ±65504.
  void add(std::string_view name, ConstMatrixView matrix, DataType type);
  /// The whole file so far.
  std::vector<std::byte> finish() const;

 private:
  struct Tensor {
    std::string name;
    DataType type;
    std::vector<int> shape;
    std::vector<std::byte> bytes;
  };

  std::vector<std::pair<std::string, std::string>> metadata_;
  std::vector<Tensor> tensors_;
};

}  // namespace attn
