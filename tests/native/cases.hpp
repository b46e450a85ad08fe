#pragma once

// Whole attention problems to run the core and its reference on.

#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "attention/multi_head_attention.hpp"
#include "support.hpp"

namespace attn::test {

/// A mask that owns its flags.
struct NamedMask {
  std::string name;
  Mask rules;
  std::vector<std::uint8_t> allowed;

  Mask mask() const {
    Mask out = rules;
    if (!allowed.empty()) out.allowed = allowed.data();
    return out;
  }
};

inline std::vector<std::uint8_t> random_flags(int rows, int cols, Random& random) {
  std::vector<std::uint8_t> flags;
  for (int i = 0; i < rows * cols; ++i) flags.push_back(random.below(3) != 0);
  return flags;
}

/// Every rule alone and all at once; some leave a query nothing to see.
inline std::vector<NamedMask> all_masks(int query_length, int key_length, Random& random) {
  std::vector<NamedMask> masks;
  masks.push_back({"none", {}, {}});
  masks.push_back({"causal", {.causal = true}, {}});
  masks.push_back({"window of 2", {.window = 2}, {}});
  masks.push_back({"padding", {.valid_keys = key_length / 2}, {}});
  masks.push_back({"causal and padding", {.causal = true, .valid_keys = key_length - 1}, {}});
  masks.push_back({"painted", {}, random_flags(query_length, key_length, random)});
  masks.push_back({"all rules at once",
                   {.causal = true, .window = 9, .valid_keys = key_length - key_length / 4},
                   random_flags(query_length, key_length, random)});
  return masks;
}

/// One attention: queries, keys, values and what the score needs.
struct PlainCase {
  Matrix query, key, value;
  OwnedScoreWeights weights;
  AttentionOptions options;

  PlainCase(Score score, int query_length, int key_length, int head_dim, int value_dim,
            Random& random)
      : query(random_matrix(query_length, head_dim, random)),
        key(random_matrix(key_length, head_dim + (takes_other_key_width(score) ? 2 : 0), random)),
        value(random_matrix(key_length, value_dim, random)),
        weights(score, head_dim, key.cols(), 5, random) {
    options.score = score;
    options.score_weights = weights.views();
  }

  Matrix context(Trace* trace = nullptr) const {
    Matrix out(query.rows(), value.cols());
    Arena scratch;
    attention(query, key, value, options, scratch, trace, out);
    return out;
  }
  reference::Trace exact(std::vector<reference::Pin> pins = {}) const {
    return reference::attention(query, key, value, options, std::move(pins));
  }
};

/// One multi-head layer that owns its matrices.
struct LayerShape {
  Score score = Score::scaled_dot_product;
  int query_length = 5, key_length = 5;
  int model_dim = 6, num_heads = 2, head_dim = 3, value_dim = 3, output_dim = 6;
  bool has_memory = false, has_biases = true, has_output = true;
  bool is_token_embedding = true;
  Position position = Position::sinusoidal;
};

struct LayerCase {
  LayerShape shape;
  Matrix input, memory;
  Matrix w_query, w_key, w_value, w_output, b_query, b_key, b_value, b_output;
  OwnedScoreWeights weights;
  HeadNames head_names = HeadNames::prefixed;
  Mask mask;

  LayerCase(const LayerShape& s, Random& random)
      : shape(s), weights(s.score, s.head_dim, key_width(s), 4, random) {
    input = random_matrix(s.query_length, s.model_dim, random);
    if (s.has_memory) memory = random_matrix(s.key_length, s.model_dim, random);
    const int heads = s.num_heads;
    w_query = random_matrix(s.model_dim, heads * s.head_dim, random);
    w_key = random_matrix(s.model_dim, heads * key_width(s), random);
    w_value = random_matrix(s.model_dim, heads * s.value_dim, random);
    if (s.has_output) w_output = random_matrix(heads * s.value_dim, s.output_dim, random);
    if (!s.has_biases) return;
    b_query = random_matrix(1, w_query.cols(), random);
    b_key = random_matrix(1, w_key.cols(), random);
    b_value = random_matrix(1, w_value.cols(), random);
    if (s.has_output) b_output = random_matrix(1, s.output_dim, random);
  }

  MultiHeadAttention layer() const {
    MultiHeadAttention out;
    out.input = {input, shape.is_token_embedding};
    if (shape.has_memory) out.memory = Sentence{memory, shape.is_token_embedding};
    out.position = shape.position;
    out.projections = {w_query, w_key, w_value, w_output, b_query, b_key, b_value, b_output};
    out.num_heads = shape.num_heads;
    out.head_names = head_names;
    out.options.score = shape.score;
    out.options.score_weights = weights.views();
    out.options.mask = mask;
    return out;
  }
  Matrix output(Trace* trace = nullptr) const {
    const MultiHeadAttention self = layer();
    Matrix out(input.rows(), self.output_dim());
    Arena scratch;
    multi_head_attention(self, scratch, trace, out);
    return out;
  }
  reference::Trace exact(std::vector<reference::Pin> pins = {}) const {
    return reference::multi_head_attention(layer(), std::move(pins));
  }

 private:
  static int key_width(const LayerShape& s) {
    return s.head_dim + (takes_other_key_width(s.score) ? 1 : 0);
  }
};

/// Where a trace differs from the reference: names, order, or numbers by more than `tolerance` of
/// the largest entry. Empty if nowhere. Steps inside a score function have no twin to differ from.
inline std::string difference(const Trace& trace, const reference::Trace& exact, double tolerance) {
  std::ostringstream out;
  int entry = 0;
  for (const auto& [name, matrix] : exact.tensors) {
    const auto is_inner_step = [&] {
      for (const char* step :
           {"score.projected_query", "score.projected_key", "score.query_norm", "score.key_norm"}) {
        if (trace.name(entry).ends_with(step)) return true;
      }
      return false;
    };
    while (entry < trace.size() && is_inner_step()) ++entry;
    if (entry == trace.size()) return name + " is missing";
    if (trace.name(entry) != name) return trace.name(entry) + " stands where " + name + " should";
    const double apart = relative_difference(trace.view(entry), matrix);
    if (!(apart <= tolerance)) out << name << " is off by " << apart << "; ";
    ++entry;
  }
  if (entry != trace.size()) out << trace.name(entry) << " is one too many";
  return out.str();
}

}  // namespace attn::test
