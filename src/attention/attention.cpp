#include "attention/attention.hpp"

#include <algorithm>

#include "attention/flash_attention.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "kernels/softmax.hpp"

namespace attn {
namespace {

// Any score function and any mask, a few queries at a time: the same arithmetic as the trace, in
// place.
void attention_by_rows(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                       const AttentionOptions& options, Arena& scratch, MatrixView context) {
  constexpr int block = 16;
  const float factor = options.score_factor(query.cols);
  const ScoreOperands operands =
      score_operands(options.score, options.score_weights, query, key, scratch);
  const MatrixView scores_memory = scratch.matrix(block, key.rows);
  for (int first = 0; first < query.rows; first += block) {
    const int count = std::min(block, query.rows - first);
    const MatrixView scores = scores_memory.rows_from(0, count);
    attention_scores(options.score, operands.queries_from(first, count), scores);
    scale(scores, factor, scores);
    apply_mask(scores, options.mask, first, scores);
    for (int i = 0; i < count; ++i) softmax_row(scores.row(i), scores.row(i), scores.cols);
    matmul(scores, value, context.rows_from(first, count));
  }
}

}  // namespace

bool is_fusible(const AttentionOptions& options) {
  const bool is_dot =
      options.score == Score::scaled_dot_product || options.score == Score::dot_product;
  return is_dot && options.mask.window < 0 && !options.mask.allowed;
}

void attention(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
               const AttentionOptions& options, Arena& scratch, Trace* trace, MatrixView context) {
  assert(key.rows == value.rows && context.rows == query.rows && context.cols == value.cols);
  if (trace) {
    const auto q = trace->record_given("query", query);
    const auto k = trace->record_given("key", key);
    const auto v = trace->record_given("value", value);
    const auto weights = record_score_weights(options.score, options.score_weights, *trace);
    copy(record_attention(q, k, v, options, weights, *trace).view, context);
  } else if (is_fusible(options)) {
    flash_attention(query, key, value, options.score_factor(query.cols), options.mask.causal,
                    options.mask.valid_keys, scratch, context);
  } else {
    attention_by_rows(query, key, value, options, scratch, context);
  }
}

RecordedAttention::RecordedAttention(Trace::Tensor query, Trace::Tensor key, Trace::Tensor value,
                                     const AttentionOptions& options,
                                     const RecordedScoreWeights& weights, Trace& trace)
    : options_(options),
      factor_(options.score_factor(query.view.cols)),
      value_(value),
      trace_(trace),
      scores_(options.score, weights, query, key, trace) {
  const int query_length = query.view.rows, key_length = key.view.rows;
  const auto open = [&](std::string_view name, int cols, Operation operation,
                        const Trace::Tensor& a, const Trace::Tensor& b = {}, float factor = 1) {
    return trace.opened(name, query_length, cols,
                        {.operation = operation,
                         .source = {a.entry, b.entry, no_source, no_source},
                         .factor = factor});
  };
  scaled_ = open("scaled_scores", key_length, Operation::scale, scores_.scores(), {}, factor_);
  masked_ = open("masked_scores", key_length, Operation::mask, scaled_);
  maximum_ = open("row_maximum", 1, Operation::maximum, masked_);
  exponentials_ = open("exponentials", key_length, Operation::exponential, masked_, maximum_);
  sum_ = open("exponential_sum", 1, Operation::row_sum, exponentials_);
  weights_ = open("attention_weights", key_length, Operation::quotient, exponentials_, sum_);
  context_ = open("context", value.view.cols, Operation::product, weights_, value);
}

void RecordedAttention::compute(int first, int count) {
  const auto rows = [=](const Trace::Tensor& of) { return of.view.rows_from(first, count); };
  const auto fill = [&](const Trace::Tensor& tensor, auto&& compute) {
    trace_.fill_rows(tensor, first, count, compute);
  };
  const auto fill_each_row = [&](const Trace::Tensor& tensor, auto&& compute) {
    fill(tensor, [&](MatrixView out) {
      for (int i = 0; i < count; ++i) compute(first + i, out.row(i));
    });
  };
  const int key_length = value_.view.rows;
  scores_.compute(first, count);
  fill(scaled_, [&](MatrixView out) { scale(rows(scores_.scores()), factor_, out); });
  fill(masked_, [&](MatrixView out) { apply_mask(rows(scaled_), options_.mask, first, out); });
  fill_each_row(maximum_,
                [&](int i, float* out) { *out = row_maximum(masked_.view.row(i), key_length); });
  fill_each_row(exponentials_, [&](int i, float* out) {
    row_exponentials(masked_.view.row(i), maximum_.view(i, 0), out, key_length);
  });
  fill_each_row(sum_,
                [&](int i, float* out) { *out = row_sum(exponentials_.view.row(i), key_length); });
  fill_each_row(weights_, [&](int i, float* out) {
    row_quotient(exponentials_.view.row(i), sum_.view(i, 0), out, key_length);
  });
  fill(context_, [&](MatrixView out) { matmul(rows(weights_), value_.view, out); });
}

Trace::Tensor record_attention(Trace::Tensor query, Trace::Tensor key, Trace::Tensor value,
                               const AttentionOptions& options, const RecordedScoreWeights& weights,
                               Trace& trace) {
  RecordedAttention attention(query, key, value, options, weights, trace);
  attention.compute(0, query.view.rows);
  return attention.context();
}

}  // namespace attn
