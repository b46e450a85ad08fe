#include "attention/attention.hpp"

#include <algorithm>

#include "attention/flash_attention.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "kernels/softmax.hpp"

namespace attn {
namespace {

bool is_fusible(const AttentionOptions& options) {
  const bool is_dot =
      options.score == Score::scaled_dot_product || options.score == Score::dot_product;
  return is_dot && options.mask.window < 0 && !options.mask.allowed;
}

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

Trace::Tensor record_attention(Trace::Tensor query, Trace::Tensor key, Trace::Tensor value,
                               const AttentionOptions& options, const RecordedScoreWeights& weights,
                               Trace& trace) {
  const int query_length = query.view.rows, key_length = key.view.rows;
  const auto record = [&trace](std::string_view name, int rows, int cols, Operation operation,
                               std::int32_t a, std::int32_t b, auto&& compute, float factor = 1) {
    return trace.record(
        name, rows, cols,
        {.operation = operation, .source = {a, b, no_source, no_source}, .factor = factor},
        compute);
  };

  const auto scores = record_attention_scores(options.score, weights, query, key, trace);
  const float factor = options.score_factor(query.view.cols);
  const auto scaled = record(
      "scaled_scores", query_length, key_length, Operation::scale, scores.entry, no_source,
      [&](MatrixView out) { scale(scores.view, factor, out); }, factor);
  const auto masked =
      record("masked_scores", query_length, key_length, Operation::mask, scaled.entry, no_source,
             [&](MatrixView out) { apply_mask(scaled.view, options.mask, 0, out); });
  const auto maximum = record("row_maximum", query_length, 1, Operation::maximum, masked.entry,
                              no_source, [&](MatrixView out) {
                                for (int i = 0; i < out.rows; ++i) {
                                  out(i, 0) = row_maximum(masked.view.row(i), key_length);
                                }
                              });
  const auto exponentials =
      record("exponentials", query_length, key_length, Operation::exponential, masked.entry,
             maximum.entry, [&](MatrixView out) {
               for (int i = 0; i < out.rows; ++i) {
                 row_exponentials(masked.view.row(i), maximum.view(i, 0), out.row(i), key_length);
               }
             });
  const auto sum = record("exponential_sum", query_length, 1, Operation::row_sum,
                          exponentials.entry, no_source, [&](MatrixView out) {
                            for (int i = 0; i < out.rows; ++i) {
                              out(i, 0) = row_sum(exponentials.view.row(i), key_length);
                            }
                          });
  const auto attention_weights =
      record("attention_weights", query_length, key_length, Operation::quotient, exponentials.entry,
             sum.entry, [&](MatrixView out) {
               for (int i = 0; i < out.rows; ++i) {
                 row_quotient(exponentials.view.row(i), sum.view(i, 0), out.row(i), key_length);
               }
             });
  return record("context", query_length, value.view.cols, Operation::product,
                attention_weights.entry, value.entry,
                [&](MatrixView out) { matmul(attention_weights.view, value.view, out); });
}

}  // namespace attn
