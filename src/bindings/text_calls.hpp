#pragma once

#include <string>

#include "bindings/typed_array.hpp"

namespace attn::bindings {

struct TokenList {
  /// Uint16Array: the UTF-16 units of all texts, one after the other. As units, because a decoder
  /// would replace lone surrogates.
  Uint16Array texts{emscripten::val::undefined()};
  /// Int32Array: [length of the text, start, end] a token.
  Int32Array spans{emscripten::val::undefined()};
};

/// `unit`: attn::TokenUnit.
TokenList tokenize_text(const std::u16string& text, int unit);

/// Row-major; `texts` gives one row each.
Float32Array seeded_vectors(const StringArray& texts, int model_dim, double seed);
Float32Array seeded_projection(const std::string& name, int rows, int cols, double seed);
Float32Array one_hot_vectors(const StringArray& texts, int model_dim);

}  // namespace attn::bindings
