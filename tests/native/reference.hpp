#pragma once

// What the core computes, once more: straight from the equations, in double precision, without
// blocks, lanes, views or scratch. Slow and plain on purpose; shares no arithmetic with src/.

#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "attention/multi_head_attention.hpp"

namespace reference {

struct Matrix {
  int rows = 0, cols = 0;
  std::vector<double> data;

  Matrix() = default;
  Matrix(int rows_, int cols_)
      : rows(rows_),
        cols(cols_),
        data(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_)) {}
  Matrix(attn::ConstMatrixView view) : Matrix(view.rows, view.cols) {
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < cols; ++c) (*this)(r, c) = static_cast<double>(view(r, c));
    }
  }
  Matrix(attn::MatrixView view) : Matrix(attn::ConstMatrixView(view)) {}
  Matrix(const attn::Matrix& matrix) : Matrix(matrix.view()) {}

  bool empty() const { return data.empty(); }
  double& operator()(int r, int c) { return data[static_cast<std::size_t>(r * cols + c)]; }
  double operator()(int r, int c) const { return data[static_cast<std::size_t>(r * cols + c)]; }
};

/// A matrix whose cell (r, c) is `cell(r, c)`.
template <class Cell>
Matrix filled(int rows, int cols, Cell&& cell) {
  Matrix out(rows, cols);
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < cols; ++c) out(r, c) = cell(r, c);
  }
  return out;
}

// ---- kernels

inline Matrix transpose(const Matrix& a) {
  return filled(a.cols, a.rows, [&](int r, int c) { return a(c, r); });
}
inline Matrix add(const Matrix& a, const Matrix& b) {
  return filled(a.rows, a.cols, [&](int r, int c) { return a(r, c) + b(r, c); });
}
inline Matrix scale(const Matrix& a, double factor) {
  return filled(a.rows, a.cols, [&](int r, int c) { return a(r, c) * factor; });
}
inline Matrix matmul(const Matrix& a, const Matrix& b, const Matrix& bias = {}) {
  return filled(a.rows, b.cols, [&](int r, int c) {
    double sum = bias.empty() ? 0.0 : bias(0, c);
    for (int k = 0; k < a.cols; ++k) sum += a(r, k) * b(k, c);
    return sum;
  });
}
inline Matrix matmul_transposed(const Matrix& a, const Matrix& b) {
  return matmul(a, transpose(b));
}
inline Matrix matmul_accumulate(const Matrix& a, const Matrix& b, const Matrix& out) {
  return add(out, matmul(a, b));
}
inline Matrix columns(const Matrix& a, int first, int count) {
  return filled(a.rows, count, [&](int r, int c) { return a(r, first + c); });
}
inline Matrix rows(const Matrix& a, int first, int count) {
  return filled(count, a.cols, [&](int r, int c) { return a(first + r, c); });
}
inline Matrix row_norms(const Matrix& a) {
  return filled(a.rows, 1, [&](int r, int) {
    double squares = 0;
    for (int k = 0; k < a.cols; ++k) squares += a(r, k) * a(r, k);
    return std::sqrt(squares);
  });
}

/// Every row with the mean 0 and the variance 1, then scaled and moved, column by column.
inline Matrix layer_norm(const Matrix& x, const Matrix& gain, const Matrix& bias, double epsilon) {
  Matrix out(x.rows, x.cols);
  for (int r = 0; r < x.rows; ++r) {
    double mean = 0, variance = 0;
    for (int c = 0; c < x.cols; ++c) mean += x(r, c) / x.cols;
    for (int c = 0; c < x.cols; ++c) variance += std::pow(x(r, c) - mean, 2) / x.cols;
    for (int c = 0; c < x.cols; ++c) {
      out(r, c) = (x(r, c) - mean) / std::sqrt(variance + epsilon) * gain(0, c) + bias(0, c);
    }
  }
  return out;
}

// ---- softmax in its four stages; −∞ marks a masked score

inline Matrix row_maximum(const Matrix& scores) {
  return filled(scores.rows, 1, [&](int r, int) {
    double largest = -std::numeric_limits<double>::infinity();
    for (int c = 0; c < scores.cols; ++c) largest = std::fmax(largest, scores(r, c));
    return largest;
  });
}
inline Matrix exponentials(const Matrix& scores, const Matrix& maximum) {
  return filled(scores.rows, scores.cols, [&](int r, int c) {
    return std::isinf(scores(r, c)) ? 0.0 : std::exp(scores(r, c) - maximum(r, 0));
  });
}
inline Matrix row_sums(const Matrix& a) {
  return filled(a.rows, 1, [&](int r, int) {
    double sum = 0;
    for (int c = 0; c < a.cols; ++c) sum += a(r, c);
    return sum;
  });
}
inline Matrix quotients(const Matrix& a, const Matrix& divisor) {
  return filled(a.rows, a.cols,
                [&](int r, int c) { return divisor(r, 0) == 0 ? 0.0 : a(r, c) / divisor(r, 0); });
}
inline Matrix softmax(const Matrix& scores) {
  const Matrix e = exponentials(scores, row_maximum(scores));
  return quotients(e, row_sums(e));
}

// ---- scores, masks, positions

struct ScoreWeights {
  Matrix w, w_query, w_key, v;
};

/// The raw score of one query and one key, as the papers write it.
inline double score(attn::Score kind, const ScoreWeights& weights, const std::vector<double>& q,
                    const std::vector<double>& k) {
  const auto dot = [](const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
  };
  const auto times = [](const std::vector<double>& x, const Matrix& w) {  // x · w
    std::vector<double> out(static_cast<std::size_t>(w.cols), 0.0);
    for (int c = 0; c < w.cols; ++c) {
      for (int r = 0; r < w.rows; ++r) {
        out[static_cast<std::size_t>(c)] += x[static_cast<std::size_t>(r)] * w(r, c);
      }
    }
    return out;
  };
  const auto v_tanh = [&](const std::vector<double>& hidden) {
    double sum = 0;
    for (std::size_t h = 0; h < hidden.size(); ++h) sum += weights.v.data[h] * std::tanh(hidden[h]);
    return sum;
  };
  switch (kind) {
    case attn::Score::scaled_dot_product:
    case attn::Score::dot_product:
      return dot(q, k);
    case attn::Score::general:
      return dot(times(q, weights.w), k);
    case attn::Score::additive: {
      std::vector<double> hidden = times(q, weights.w_query);
      const std::vector<double> from_key = times(k, weights.w_key);
      for (std::size_t h = 0; h < hidden.size(); ++h) hidden[h] += from_key[h];
      return v_tanh(hidden);
    }
    case attn::Score::concat: {
      std::vector<double> both = q;
      both.insert(both.end(), k.begin(), k.end());
      return v_tanh(times(both, weights.w));
    }
    case attn::Score::cosine: {
      const double norms = std::sqrt(dot(q, q)) * std::sqrt(dot(k, k));
      return norms == 0 ? 0 : dot(q, k) / norms;
    }
  }
  return 0;
}

inline std::vector<double> row(const Matrix& a, int r) {
  std::vector<double> out;
  for (int c = 0; c < a.cols; ++c) out.push_back(a(r, c));
  return out;
}

inline Matrix scores(attn::Score kind, const ScoreWeights& weights, const Matrix& query,
                     const Matrix& key) {
  return filled(query.rows, key.rows,
                [&](int i, int j) { return score(kind, weights, row(query, i), row(key, j)); });
}

/// What query i may see, as a list of rules that forbid.
inline bool is_visible(const attn::Mask& mask, int i, int j, int key_length) {
  if (mask.causal && j > i) return false;
  if (mask.window >= 0 && std::abs(static_cast<double>(i) - j) > mask.window) return false;
  if (mask.valid_keys >= 0 && j >= mask.valid_keys) return false;
  if (mask.allowed && !mask.allowed[i * key_length + j]) return false;
  return true;
}
inline Matrix masked(const Matrix& scores, const attn::Mask& mask) {
  return filled(scores.rows, scores.cols, [&](int i, int j) {
    return is_visible(mask, i, j, scores.cols) ? scores(i, j)
                                               : -std::numeric_limits<double>::infinity();
  });
}

inline Matrix sinusoidal_encoding(int length, int model_dim) {
  return filled(length, model_dim, [&](int position, int c) {
    const int i = c / 2;
    const double angle = position / std::pow(10000.0, 2.0 * i / model_dim);
    return c % 2 == 0 ? std::sin(angle) : std::cos(angle);
  });
}

inline double factor_of(const attn::AttentionOptions& options, int head_dim) {
  double factor = options.score == attn::Score::scaled_dot_product ? 1 / std::sqrt(head_dim) : 1;
  if (options.scale) factor = static_cast<double>(*options.scale);
  return factor / static_cast<double>(options.temperature);
}

// ---- attention with every intermediate and with pins

struct Pin {
  std::string name;
  int row = 0, col = 0;
  double value = 0;
};

/// Named matrices in the order of computation; pins take hold when a matrix is recorded.
struct Trace {
  std::vector<Pin> pins;
  std::vector<std::pair<std::string, Matrix>> tensors;

  Matrix record(const std::string& name, Matrix matrix) {
    for (const Pin& pin : pins) {
      if (pin.name == name) matrix(pin.row, pin.col) = pin.value;
    }
    tensors.emplace_back(name, matrix);
    return matrix;
  }
  const Matrix& get(const std::string& name) const {
    for (const auto& [its_name, matrix] : tensors) {
      if (its_name == name) return matrix;
    }
    static const Matrix none;
    return none;
  }
};

inline ScoreWeights record_score_weights(attn::Score kind, const attn::ScoreWeights& given,
                                         Trace& trace) {
  ScoreWeights weights;
  const auto take = [&](const char* name, attn::ConstMatrixView view, bool is_needed) {
    return is_needed ? trace.record(name, view) : Matrix();
  };
  using enum attn::Score;
  weights.w = take("score.w", given.w, kind == general || kind == concat);
  weights.w_query = take("score.w_query", given.w_query, kind == additive);
  weights.w_key = take("score.w_key", given.w_key, kind == additive);
  weights.v = take("score.v", given.v, kind == additive || kind == concat);
  return weights;
}

/// From `attention_scores` to `context`. The steps inside a score function are not repeated here.
inline Matrix record_attention(const Matrix& query, const Matrix& key, const Matrix& value,
                               const attn::AttentionOptions& options, const ScoreWeights& weights,
                               const std::string& prefix, Trace& trace) {
  const auto record = [&](const char* name, Matrix matrix) {
    return trace.record(prefix + name, std::move(matrix));
  };
  const Matrix raw = record("attention_scores", scores(options.score, weights, query, key));
  const Matrix scaled = record("scaled_scores", scale(raw, factor_of(options, query.cols)));
  const Matrix visible = record("masked_scores", masked(scaled, options.mask));
  const Matrix maximum = record("row_maximum", row_maximum(visible));
  const Matrix e = record("exponentials", exponentials(visible, maximum));
  const Matrix sum = record("exponential_sum", row_sums(e));
  const Matrix attention_weights = record("attention_weights", quotients(e, sum));
  return record("context", matmul(attention_weights, value));
}

inline Trace attention(const Matrix& query, const Matrix& key, const Matrix& value,
                       const attn::AttentionOptions& options, std::vector<Pin> pins = {}) {
  Trace trace{std::move(pins), {}};
  const Matrix q = trace.record("query", query), k = trace.record("key", key);
  const Matrix v = trace.record("value", value);
  const ScoreWeights weights = record_score_weights(options.score, options.score_weights, trace);
  record_attention(q, k, v, options, weights, "", trace);
  return trace;
}

inline Matrix record_sentence(const std::string& name, const std::string& prefix,
                              const attn::Sentence& sentence, attn::Position position,
                              Trace& trace) {
  if (!sentence.is_token_embedding) return trace.record(name, sentence.vectors);
  const int length = sentence.vectors.rows, model_dim = sentence.vectors.cols;
  const bool has_positions = position == attn::Position::sinusoidal;
  const double factor = has_positions ? std::sqrt(model_dim) : 1.0;
  Matrix sum = trace.record(prefix + "token_embedding", scale(sentence.vectors, factor));
  if (has_positions) {
    sum = add(sum,
              trace.record(prefix + "position_encoding", sinusoidal_encoding(length, model_dim)));
  }
  return trace.record(name, sum);
}

inline Trace multi_head_attention(const attn::MultiHeadAttention& layer,
                                  std::vector<Pin> pins = {}) {
  Trace trace{std::move(pins), {}};
  const Matrix input = record_sentence("input", "", layer.input, layer.position, trace);
  const Matrix memory =
      layer.memory ? record_sentence("memory", "memory_", *layer.memory, layer.position, trace)
                   : input;
  const auto given = [&](const char* name, attn::ConstMatrixView view) {
    return view.empty() ? Matrix() : trace.record(name, view);
  };
  const attn::Projections& p = layer.projections;
  const Matrix w_query = given("w_query", p.w_query), w_key = given("w_key", p.w_key);
  const Matrix w_value = given("w_value", p.w_value), w_output = given("w_output", p.w_output);
  const Matrix b_query = given("b_query", p.b_query), b_key = given("b_key", p.b_key);
  const Matrix b_value = given("b_value", p.b_value), b_output = given("b_output", p.b_output);
  const ScoreWeights weights =
      record_score_weights(layer.options.score, layer.options.score_weights, trace);

  const auto head_of = [&](const Matrix& all_heads, int head) {
    const int width = all_heads.cols / layer.num_heads;
    return columns(all_heads, head * width, width);
  };
  Matrix concatenated(input.rows, w_value.cols);
  for (int head = 0; head < layer.num_heads; ++head) {
    const bool prefixed = layer.head_names == attn::HeadNames::prefixed;
    const std::string prefix = prefixed ? "head." + std::to_string(head) + "." : "";
    const auto project = [&](const char* name, const Matrix& x, const Matrix& w, const Matrix& b) {
      return trace.record(prefix + name, head_of(matmul(x, w, b), head));
    };
    const Matrix query = project("query", input, w_query, b_query);
    const Matrix key = project("key", memory, w_key, b_key);
    const Matrix value = project("value", memory, w_value, b_value);
    const Matrix context =
        record_attention(query, key, value, layer.options, weights, prefix, trace);
    for (int r = 0; r < context.rows; ++r) {
      for (int c = 0; c < context.cols; ++c)
        concatenated(r, head * context.cols + c) = context(r, c);
    }
  }
  if (layer.head_names == attn::HeadNames::prefixed) {
    concatenated = trace.record("concatenated_context", concatenated);
  }
  if (!w_output.empty()) trace.record("output", matmul(concatenated, w_output, b_output));
  return trace;
}

/// What flash_attention promises: the same context as attention, whatever the memory it takes.
inline Matrix flash_attention(const Matrix& query, const Matrix& key, const Matrix& value,
                              double factor, bool causal, int valid_keys) {
  const attn::Mask mask{.causal = causal, .valid_keys = valid_keys};
  const Matrix weights = softmax(masked(scale(matmul_transposed(query, key), factor), mask));
  return matmul(weights, value);
}

// ---- models

/// One row after the other, each from the row before; before the first row is 0.
inline Matrix recurrent_layer(const Matrix& input, const Matrix& w_input, const Matrix& w_hidden,
                              const Matrix& bias) {
  Matrix hidden(input.rows, w_hidden.rows);
  for (int t = 0; t < input.rows; ++t) {
    for (int c = 0; c < hidden.cols; ++c) {
      double sum = bias.empty() ? 0.0 : bias(0, c);
      for (int k = 0; k < input.cols; ++k) sum += input(t, k) * w_input(k, c);
      for (int k = 0; t > 0 && k < hidden.cols; ++k) sum += hidden(t - 1, k) * w_hidden(k, c);
      hidden(t, c) = std::tanh(sum);
    }
  }
  return hidden;
}

}  // namespace reference
