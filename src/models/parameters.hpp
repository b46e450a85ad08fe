#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/tensor.hpp"

namespace attn {

/// How a parameter starts before training.
enum class Initial {
  zeros,
  ones,
  /// Uniform in ±√(6 / (rows + cols)) (Glorot and Bengio 2010).
  uniform,
  /// Normal with standard deviation 1/√cols, as fits embeddings that are multiplied by √cols.
  normal,
};

/// A learned matrix by its name, the key in safetensors, traces and links; vectors are [1, n].
struct Parameter {
  std::string name;
  int rows = 0;
  int cols = 0;
  Initial initial = Initial::zeros;
  std::size_t offset = 0;  ///< in floats, into the one buffer of the model

  std::size_t size() const {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
  }
  /// Its numbers in a buffer of the model.
  MatrixView in(float* buffer) const { return {buffer + offset, rows, cols}; }
};

/// The one table of a model's parameters, in the order in which they lie in one flat buffer. It
/// serves allocation, gradients, the optimizer, files and the page. A model declares its
/// parameters through it: once without memory, to learn their sizes, and again with memory, to get
/// at them.
class Parameters {
 public:
  Parameters() = default;
  /// `values` and, while training, `gradients` hold as many floats as the model declares; both
  /// outlive what is declared.
  explicit Parameters(float* values, float* gradients = nullptr)
      : values_(values), gradients_(gradients) {}

  /// The next parameter; without memory its views have a shape, but no data.
  Tensor declare(std::string name, int rows, int cols, Initial initial);

  bool has_memory() const { return values_ != nullptr; }
  const std::vector<Parameter>& all() const { return all_; }
  /// Floats of all of them; each starts on a 16-byte boundary.
  std::size_t size() const { return size_; }
  /// The parameter `name`, or null.
  const Parameter* find(std::string_view name) const;

 private:
  float* values_ = nullptr;
  float* gradients_ = nullptr;
  std::vector<Parameter> all_;
  std::size_t size_ = 0;
};

}  // namespace attn
