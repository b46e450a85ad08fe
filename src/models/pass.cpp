#include "models/pass.hpp"

#include <algorithm>

#include "attention/flash_attention.hpp"
#include "kernels/activation.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/embedding.hpp"
#include "kernels/layer_norm.hpp"
#include "kernels/matmul.hpp"
#include "kernels/recurrent_cells.hpp"
#include "kernels/softmax.hpp"

namespace attn {
namespace {

Recipe recipe_of(Operation operation, const Tensor& a, const Tensor& b = {}, const Tensor& c = {}) {
  return {.operation = operation, .source = {a.entry, b.entry, c.entry, no_source}};
}

struct ActivationKind {
  Operation operation;
  void (*function)(ConstMatrixView, MatrixView);
};

ActivationKind kind_of(Activation activation) {
  switch (activation) {
    case Activation::relu:
      return {Operation::relu, attn::relu};
    case Activation::gelu:
      return {Operation::gelu, attn::gelu};
    case Activation::tanh:
      return {Operation::tanh, attn::tanh};
    case Activation::sigmoid:
      return {Operation::sigmoid, attn::sigmoid};
  }
  return {};
}

// A head's columns.
MatrixView head_of(const MatrixView& matrix, int head, int num_heads) {
  const int cols = matrix.cols / num_heads;
  return matrix.columns_from(head * cols, cols);
}

}  // namespace

Tensor Pass::open(std::string_view name, int rows, int cols, const Recipe& recipe) {
  Tensor out;
  if (trace_) {
    out.entry = trace_->open(name, rows, cols, recipe);
    out.value = trace_->room_of(out.entry);
  } else {
    out.value = memory_.matrix(rows, cols);
  }
  if (tape_) {
    out.gradient = memory_.matrix(rows, cols);
    fill(out.gradient, 0.0f);
  }
  return out;
}

void Pass::settle(const Tensor& out) {
  if (!trace_) return;
  const MatrixView whole = trace_->room_of(out.entry);
  const auto first_row = static_cast<int>((out.value.data - whole.data) / whole.stride);
  trace_->settle(out.entry, first_row, out.rows());
}

Tensor Pass::given(std::string_view name, const Tensor& tensor) {
  if (!trace_ || tensor.empty()) return tensor;
  const Trace::Tensor recorded = trace_->record_given(name, tensor.value);
  return {trace_->room_of(recorded.entry), {}, recorded.entry};
}

Tensor Pass::embed(std::string_view name, std::span<const std::int32_t> ids, const Tensor& table,
                   float factor, Operation operation) {
  const Tensor out = open(name, static_cast<int>(ids.size()), table.cols(),
                          {.operation = operation, .factor = factor});
  attn::embed(ids, table.value, factor, out.value);
  settle(out);
  note({.step = Step::embed, .out = out, .a = table, .factor = factor, .ids = ids});
  return out;
}

Tensor Pass::open_product(std::string_view name, const Tensor& x, const Tensor& w,
                          const Tensor& b) {
  return open(name, x.rows(), w.cols(), recipe_of(Operation::product, x, w, b));
}

Tensor Pass::product(std::string_view name, const Tensor& x, const Tensor& w, const Tensor& b) {
  const Tensor out = open_product(name, x, w, b);
  product(out, x, w, b);
  return out;
}

void Pass::product(const Tensor& out, const Tensor& x, const Tensor& w, const Tensor& b) {
  matmul(x.value, w.value, out.value, b.value);
  settle(out);
  note({.step = Step::product, .out = out, .a = x, .b = w, .c = b});
}

Tensor Pass::product_transposed(std::string_view name, const Tensor& x, const Tensor& w) {
  const Tensor out = open(name, x.rows(), w.rows(), recipe_of(Operation::product_transposed, x, w));
  matmul_transposed(x.value, w.value, out.value);
  settle(out);
  note({.step = Step::product_transposed, .out = out, .a = x, .b = w});
  return out;
}

Tensor Pass::sum(std::string_view name, const Tensor& a, const Tensor& b) {
  const Tensor out = open(name, a.rows(), a.cols(), recipe_of(Operation::sum, a, b));
  sum(out, a, b);
  return out;
}

void Pass::sum(const Tensor& out, const Tensor& a, const Tensor& b) {
  add(a.value, b.value, out.value);
  settle(out);
  note({.step = Step::sum, .out = out, .a = a, .b = b});
}

Tensor Pass::softmax(std::string_view name, const Tensor& x) {
  assert(!tape_);
  const Tensor out = open(name, x.rows(), x.cols(), recipe_of(Operation::softmax, x));
  for (int i = 0; i < x.rows(); ++i) softmax_row(x.value.row(i), out.value.row(i), x.cols());
  settle(out);
  return out;
}

Tensor Pass::layer_norm(std::string_view name, const Tensor& x, const Tensor& gain,
                        const Tensor& bias) {
  Recipe recipe = recipe_of(Operation::layer_norm, x, gain, bias);
  if (trace_) {
    const Tensor mean = open("layer_norm.mean", x.rows(), 1, recipe_of(Operation::mean, x));
    Recipe of_deviation = recipe_of(Operation::deviation, x, mean);
    of_deviation.factor = layer_norm_epsilon;
    const Tensor deviation = open("layer_norm.deviation", x.rows(), 1, of_deviation);
    row_means(x.value, mean.value);
    settle(mean);
    row_deviations(x.value, mean.value, layer_norm_epsilon, deviation.value);
    settle(deviation);
    recipe.source[3] = mean.entry;
    const Tensor out = open(name, x.rows(), x.cols(), recipe);
    normalize_rows(x.value, mean.value, deviation.value, gain.value, bias.value, out.value);
    settle(out);
    return out;
  }
  const Tensor out = open(name, x.rows(), x.cols(), recipe);
  attn::layer_norm(x.value, gain.value, bias.value, layer_norm_epsilon, out.value);
  settle(out);
  note({.step = Step::layer_norm, .out = out, .a = x, .b = gain, .c = bias});
  return out;
}

Tensor Pass::activate(std::string_view name, Activation activation, const Tensor& x) {
  const Tensor out = open(name, x.rows(), x.cols(), recipe_of(kind_of(activation).operation, x));
  activate(out, activation, x);
  return out;
}

void Pass::activate(const Tensor& out, Activation activation, const Tensor& x) {
  kind_of(activation).function(x.value, out.value);
  settle(out);
  note({.step = Step::activate, .out = out, .a = x, .activation = activation});
}

Tensor Pass::dropout(const Tensor& x) {
  if (!tape_ || dropout_.rate == 0.0f) return x;
  const Tensor out = open("", x.rows(), x.cols());
  attn::dropout(x.value, dropout_, out.value);
  note({.step = Step::dropout, .out = out, .a = x, .dropout = dropout_});
  ++dropout_.site;
  return out;
}

Tensor Pass::rows(std::string_view name, const Tensor& x, int first, int count) {
  if (!trace_) return x.rows_from(first, count);
  Recipe recipe = recipe_of(Operation::shift, x);
  recipe.first_row = first;
  const Tensor out = open(name, count, x.cols(), recipe);
  copy(x.value.rows_from(first, count), out.value);
  settle(out);
  return out;
}

Tensor Pass::open_join(std::string_view name, std::initializer_list<Tensor> parts) {
  Recipe recipe = {.operation = Operation::join};
  int cols = 0, source = 0;
  for (const Tensor& part : parts) {
    recipe.source[source++] = part.entry;
    cols += part.cols();
  }
  return open(name, parts.begin()->rows(), cols, recipe);
}

Tensor Pass::join(std::string_view name, std::initializer_list<Tensor> parts) {
  const Tensor out = open_join(name, parts);
  join(out, parts);
  return out;
}

void Pass::join(const Tensor& out, std::initializer_list<Tensor> parts) {
  int first_column = 0;
  for (const Tensor& part : parts) {
    const Tensor place = out.columns_from(first_column, part.cols());
    copy(part.value, place.value);
    note({.step = Step::copy, .out = place, .a = part});
    first_column += part.cols();
  }
  settle(out);
}

void Pass::gru(const Tensor& hidden, const Tensor& x_gates, const Tensor& h_gates,
               const Tensor& hidden_before) {
  assert(!trace_);
  const MatrixView gates = memory_.matrix(hidden.rows(), x_gates.cols());
  gru_gates(x_gates.value, h_gates.value, hidden_before.value, hidden.value, gates);
  note({.step = Step::gru,
        .out = hidden,
        .a = x_gates,
        .b = h_gates,
        .c = hidden_before,
        .saved = gates});
}

void Pass::lstm(const Tensor& hidden, const Tensor& cell, const Tensor& x_gates,
                const Tensor& h_gates, const Tensor& cell_before) {
  assert(!trace_);
  const MatrixView gates = memory_.matrix(hidden.rows(), x_gates.cols());
  lstm_gates(x_gates.value, h_gates.value, cell_before.value, hidden.value, cell.value, gates);
  note({.step = Step::lstm,
        .out = hidden,
        .a = x_gates,
        .b = h_gates,
        .c = cell_before,
        .out_cell = cell,
        .saved = gates});
}

Tensor Pass::attend(const Tensor& query, const Tensor& key, const Tensor& value,
                    std::span<const Segment> segments, int num_heads,
                    const AttentionOptions& options, const ScoreTensors& score,
                    const AlignmentGuide* guide) {
  assert(!trace_);
  const Tensor out = open("", query.rows(), value.cols());
  attend(out, query, key, value, segments, num_heads, options, score, guide);
  return out;
}

void Pass::attend(const Tensor& out, const Tensor& query, const Tensor& key, const Tensor& value,
                  std::span<const Segment> segments, int num_heads,
                  const AttentionOptions& given_options, const ScoreTensors& score,
                  const AlignmentGuide* guide) {
  AttentionOptions options = given_options;
  options.score_weights = {score.w.value, score.w_query.value, score.w_key.value, score.v.value};
  const bool fused = is_fusible(options);
  MatrixView logsumexp;
  if (tape_ && fused) logsumexp = memory_.matrix(query.rows(), num_heads);
  for (const Segment& segment : segments) {
    options.mask.valid_keys = segment.valid_keys;
    for (int head = 0; head < num_heads; ++head) {
      const MatrixView q = segment.query.of(head_of(query.value, head, num_heads));
      const MatrixView k = segment.key.of(head_of(key.value, head, num_heads));
      const MatrixView v = segment.key.of(head_of(value.value, head, num_heads));
      const MatrixView context = segment.query.of(head_of(out.value, head, num_heads));
      scratch_.reset();
      if (logsumexp.empty()) {
        attention(q, k, v, options, scratch_, nullptr, context);
      } else {
        flash_attention(q, k, v, options.score_factor(q.cols), options.mask.causal,
                        segment.valid_keys, scratch_, context,
                        segment.query.of(logsumexp.columns_from(head, 1)));
      }
    }
  }
  note({.step = Step::attend,
        .out = out,
        .a = query,
        .b = key,
        .c = value,
        .segments = segments,
        .num_heads = num_heads,
        .options = options,
        .score = score,
        .guide = guide,
        .saved = logsumexp});
}

}  // namespace attn
