#pragma once

// Models small enough to try by the thousand.

#include <string>
#include <vector>

#include "catch.hpp"
#include "models/parameters.hpp"
#include "support.hpp"

namespace attn::test {

/// A model with weights, and gradients, of its own.
template <class Model, class Settings>
class OwnedModel {
 public:
  explicit OwnedModel(const Settings& settings)
      : values(size_of(settings)),
        gradients(values.size()),
        parameters(values.data(), gradients.data()),
        model_(settings, parameters) {}

  const Model& operator*() const { return model_; }
  const Model* operator->() const { return &model_; }

  void fill_with(Random& random, float largest) {
    for (float& value : values) value = random.between(-largest, largest);
  }
  MatrixView parameter(const std::string& name) {
    const Parameter* const found = parameters.find(name);
    REQUIRE(found);
    return found->in(values.data());
  }

  std::vector<float> values, gradients;
  Parameters parameters;

 private:
  static std::size_t size_of(const Settings& settings) {
    Parameters sizes;
    const Model shape(settings, sizes);
    return sizes.size();
  }

  Model model_;
};

}  // namespace attn::test
