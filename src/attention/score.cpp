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

Recipe product_recipe(Trace::Tensor a, Trace::Tensor b, int first_row) {
  return {.operation = Operation::product,
          .source = {a.entry, b.entry, no_source, no_source},
          .first_row = first_row};
}

Recipe norm_recipe(Trace::Tensor of) {
  return {.operation = Operation::norm, .source = {of.entry, no_source, no_source, no_source}};
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
      if (weights.w_query.empty()) break;
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

RecordedScores::RecordedScores(Score score, const RecordedScoreWeights& weights,
                               Trace::Tensor query, Trace::Tensor key, Trace& trace)
    : score_(score),
      query_(query),
      trace_(trace),
      operands_{.query = query.view, .key = key.view, .v = weights.v.view} {
  // The steps on the way are recorded first, so that their pins reach the scores.
  Recipe recipe{.operation = Operation::product_transposed,
                .source = {query.entry, key.entry, no_source, no_source}};
  const auto project_query = [&](Trace::Tensor w) {
    w_query_ = w.view.rows_from(0, query.view.cols);
    projected_query_ = trace.opened("score.projected_query", query.view.rows, w_query_.cols,
                                    product_recipe(query, w, 0));
    operands_.query = projected_query_.view;
    recipe.source[0] = projected_query_.entry;
  };
  const auto project_key = [&](Trace::Tensor w, int first_row) {
    const ConstMatrixView w_key = w.view.rows_from(first_row, key.view.cols);
    const auto projected = trace.record("score.projected_key", key.view.rows, w_key.cols,
                                        product_recipe(key, w, first_row),
                                        [&](MatrixView out) { matmul(key.view, w_key, out); });
    operands_.key = projected.view;
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
      query_norm_ = trace.opened("score.query_norm", query.view.rows, 1, norm_recipe(query));
      const auto key_norm = trace.record("score.key_norm", key.view.rows, 1, norm_recipe(key),
                                         [&](MatrixView out) { row_norms(key.view, out); });
      operands_.query_norm = query_norm_.view;
      operands_.key_norm = key_norm.view;
      recipe.operation = Operation::cosine;
      recipe.source[2] = query_norm_.entry;
      recipe.source[3] = key_norm.entry;
      break;
    }
  }
  scores_ = trace.opened("attention_scores", query.view.rows, key.view.rows, recipe);
}

void RecordedScores::compute(int first, int count) {
  const ConstMatrixView query = query_.view.rows_from(first, count);
  if (projected_query_.entry != no_source) {
    trace_.fill_rows(projected_query_, first, count,
                     [&](MatrixView out) { matmul(query, w_query_, out); });
  }
  if (query_norm_.entry != no_source) {
    trace_.fill_rows(query_norm_, first, count, [&](MatrixView out) { row_norms(query, out); });
  }
  trace_.fill_rows(scores_, first, count, [&](MatrixView out) {
    attention_scores(score_, operands_.queries_from(first, count), out);
  });
}

}  // namespace attn
