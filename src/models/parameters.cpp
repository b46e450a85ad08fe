#include "models/parameters.hpp"

namespace attn {

Tensor Parameters::declare(std::string name, int rows, int cols, Initial initial) {
  all_.push_back({std::move(name), rows, cols, initial, size_});
  const Parameter& parameter = all_.back();
  size_ += (parameter.size() + 3) / 4 * 4;
  Tensor tensor;
  tensor.value = values_ ? parameter.in(values_) : MatrixView(nullptr, rows, cols);
  if (gradients_) tensor.gradient = parameter.in(gradients_);
  return tensor;
}

const Parameter* Parameters::find(std::string_view name) const {
  for (const Parameter& parameter : all_) {
    if (parameter.name == name) return &parameter;
  }
  return nullptr;
}

}  // namespace attn
