#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "models/model_settings.hpp"
#include "tensor/safetensors.hpp"
#include "text/byte_pair_encoding.hpp"
#include "text/characters.hpp"

namespace attn {

/// A trained model with all that it needs: one safetensors file holds the weights, and in its
/// metadata "name", the settings (model_settings.hpp) and "vocabulary".
struct StoredModel {
  std::string name;
  ModelSettings settings;
  BytePairEncoding vocabulary;
  Parameters parameters;
  AlignedFloats values;  ///< of the parameters
  std::unique_ptr<TranslationModel> model;

  /// An untrained model: all values are 0.
  StoredModel(std::string name, const ModelSettings& settings, BytePairEncoding vocabulary);

  /// Transformers go both ways, the recurrent models from Korean to English.
  bool translates_to_korean() const {
    return std::holds_alternative<TransformerSettings>(settings);
  }
  /// What the model reads of a text: its pieces, with white space of any kind and length as single
  /// spaces, which is all that models see while training. None where there is nothing but white
  /// space.
  std::vector<Piece> source_pieces(std::span<const CodePoint> text) const {
    return vocabulary.encode(single_spaced(text));
  }
  std::span<float> all_values() { return {values.get(), parameters.size()}; }
  std::span<const float> all_values() const { return {values.get(), parameters.size()}; }
};

/// Reads a model; `bytes` are not needed afterwards. Weights in any type become float32. Null after
/// a problem, which is then said in words: "num_heads: 5000 instead of 1 to 4096".
std::unique_ptr<StoredModel> read_model(std::span<const std::byte> bytes, std::string& problem);

/// Writes matrices of several rows in `type`, vectors as float32. int8 has a scale for each row of
/// the embedding, and elsewhere for each column: the matrix is stored transposed under
/// "<name>.transposed".
std::vector<std::byte> write_model(const StoredModel& model, DataType type);

}  // namespace attn
