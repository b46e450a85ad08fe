#include "attention/score.hpp"

#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"

namespace attn {
namespace {

void tanh_sums(ConstMatrixView query, ConstMatrixView key, ConstMatrixView v, MatrixView out) {
  for (int i = 0; i < out.rows; ++i) {
    for (int j = 0; j < out.cols; ++j) {
      out(i, j) = sum_of_tanh(v.data, query.row(i), key.row(j), query.cols);
    }
  }
}

void divide_by_norms(ConstMatrixView query_norm, ConstMatrixView key_norm, MatrixView out) {
  for (int i = 0; i < out.rows; ++i) {
    for (int j = 0; j < out.cols; ++j) {
      const float norms = query_norm(i, 0) * key_norm(j, 0);
      out(i, j) = norms == 0.0f ? 0.0f : out(i, j) / norms;
    }
  }
}

Trace::Tensor record_product(std::string_view name, Trace::Tensor a, Trace::Tensor b, int first_row,
                             int row_count, Trace& trace) {
  const ConstMatrixView w = b.view.rows_from(first_row, row_count);
  return trace.record(name, a.view.rows, w.cols,
                      {.operation = Operation::product,
                       .source = {a.entry, b.entry, no_source, no_source},
                       .first_row = first_row},
                      [&](MatrixView out) { matmul(a.view, w, out); });
}

Trace::Tensor record_norm(std::string_view name, Trace::Tensor of, Trace& trace) {
  return trace.record(
      name, of.view.rows, 1,
      {.operation = Operation::norm, .source = {of.entry, no_source, no_source, no_source}},
      [&](MatrixView out) { row_norms(of.view, out); });
}

}  // namespace

RecordedScoreWeights record_score_weights(Score score, const ScoreWeights& weights, Trace& trace) {
  RecordedScoreWeights recorded;
  const bool has_v = score == Score::additive || score == Score::concat;
  if (score == Score::general || score == Score::concat) {
    recorded.w = trace.record_given("score.w", weights.w);
  }
  if (score == Score::additive) {
    recorded.w_query = trace.record_given("score.w_query", weights.w_query);
    recorded.w_key = trace.record_given("score.w_key", weights.w_key);
  }
  if (has_v) recorded.v = trace.record_given("score.v", weights.v);
  return recorded;
}

ScoreOperands ScoreOperands::queries_from(int first, int count) const {
  ScoreOperands some = *this;
  some.query = query.rows_from(first, count);
  if (!query_norm.empty()) some.query_norm = query_norm.rows_from(first, count);
  return some;
}

ScoreOperands score_operands(Score score, const ScoreWeights& weights, ConstMatrixView query,
                             ConstMatrixView key, Arena& scratch) {
  const auto project = [&scratch](ConstMatrixView x, ConstMatrixView w) {
    const MatrixView projected = scratch.matrix(x.rows, w.cols);
    matmul(x, w, projected);
    return projected;
  };
  const auto norms = [&scratch](ConstMatrixView x) {
    const MatrixView norm = scratch.matrix(x.rows, 1);
    row_norms(x, norm);
    return norm;
  };
  ScoreOperands operands{.query = query, .key = key, .v = weights.v};
  switch (score) {
    case Score::scaled_dot_product:
    case Score::dot_product:
      break;
    case Score::general:
      operands.query = project(query, weights.w);
      break;
    case Score::additive:
      operands.query = project(query, weights.w_query);
      operands.key = project(key, weights.w_key);
      break;
    case Score::concat:
      operands.query = project(query, weights.w.rows_from(0, query.cols));
      operands.key = project(key, weights.w.rows_from(query.cols, key.cols));
      break;
    case Score::cosine:
      operands.query_norm = norms(query);
      operands.key_norm = norms(key);
      break;
  }
  return operands;
}

void attention_scores(Score score, const ScoreOperands& operands, MatrixView out) {
  if (score == Score::additive || score == Score::concat) {
    tanh_sums(operands.query, operands.key, operands.v, out);
    return;
  }
  matmul_transposed(operands.query, operands.key, out);
  if (score == Score::cosine) divide_by_norms(operands.query_norm, operands.key_norm, out);
}

Trace::Tensor record_attention_scores(Score score, const RecordedScoreWeights& weights,
                                      Trace::Tensor query, Trace::Tensor key, Trace& trace) {
  // The steps on the way are recorded first, so that their pins reach the scores.
  ScoreOperands operands{.query = query.view, .key = key.view, .v = weights.v.view};
  Recipe recipe{.operation = Operation::product_transposed,
                .source = {query.entry, key.entry, no_source, no_source}};
  const auto project_query = [&](Trace::Tensor w) {
    const auto projected =
        record_product("score.projected_query", query, w, 0, query.view.cols, trace);
    operands.query = projected.view;
    recipe.source[0] = projected.entry;
  };
  const auto project_key = [&](Trace::Tensor w, int first_row) {
    const auto projected =
        record_product("score.projected_key", key, w, first_row, key.view.cols, trace);
    operands.key = projected.view;
    recipe.source[1] = projected.entry;
    recipe.operation = Operation::additive;
    recipe.source[2] = weights.v.entry;
  };
  switch (score) {
    case Score::scaled_dot_product:
    case Score::dot_product:
      break;
    case Score::general:
      project_query(weights.w);
      break;
    case Score::additive:
      project_query(weights.w_query);
      project_key(weights.w_key, 0);
      break;
    case Score::concat:
      project_query(weights.w);
      project_key(weights.w, query.view.cols);
      break;
    case Score::cosine: {
      const auto query_norm = record_norm("score.query_norm", query, trace);
      const auto key_norm = record_norm("score.key_norm", key, trace);
      operands.query_norm = query_norm.view;
      operands.key_norm = key_norm.view;
      recipe.operation = Operation::cosine;
      recipe.source[2] = query_norm.entry;
      recipe.source[3] = key_norm.entry;
      break;
    }
  }
  return trace.record("attention_scores", query.view.rows, key.view.rows, recipe,
                      [&](MatrixView out) { attention_scores(score, operands, out); });
}

}  // namespace attn
