#pragma once

#include <string_view>

#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"
#include "tensor/trace.hpp"

namespace attn {

/// How well a key answers a query. Vaswani et al. 2017, section 3.2.1 (scaled dot product); Luong
/// et al. 2015, section 3.1 (dot, general, concat); Bahdanau et al. 2015, appendix A.1.2
/// (additive).
enum class Score {
  scaled_dot_product,  ///< q · k, and 1/√head_dim as the default scale
  dot_product,         ///< q · k
  general,             ///< qᵀ W k
  additive,            ///< vᵀ tanh(W_qᵀ q + W_kᵀ k)
  concat,              ///< vᵀ tanh(Wᵀ [q; k])
  cosine,              ///< q · k / (|q| |k|), 0 where a norm is 0
};
inline constexpr int score_count = 6;

/// What a score function has learned; views that it does not need stay empty. Matrices multiply on
/// the right, as projections do. Additive without w_query and w_key: query and key come projected.
struct ScoreWeights {
  ConstMatrixView w;        ///< general [query_dim, key_dim]; concat [query_dim + key_dim, hidden]
  ConstMatrixView w_query;  ///< additive [query_dim, hidden]
  ConstMatrixView w_key;    ///< additive [key_dim, hidden]
  ConstMatrixView v;        ///< additive, concat [1, hidden]
};

/// Records the weights that `score` reads as `score.w`, `score.w_query`, `score.w_key`, `score.v`.
/// Heads share them, so this happens once a pass. Pins hold from here on: use what comes back.
struct RecordedScoreWeights {
  Trace::Tensor w, w_query, w_key, v;
};
RecordedScoreWeights record_score_weights(Score score, const ScoreWeights& weights, Trace& trace);

/// What the last step of a score function reads: q and k, projected where the score has weights.
struct ScoreOperands {
  ConstMatrixView query = {}, key = {};
  ConstMatrixView v = {};                          ///< additive, concat
  ConstMatrixView query_norm = {}, key_norm = {};  ///< cosine

  /// The same for some of the queries only.
  ScoreOperands queries_from(int first, int count) const;
};

/// Projections and norms, once for all queries. query [m, query_dim], key [n, key_dim].
ScoreOperands score_operands(Score score, const ScoreWeights& weights, ConstMatrixView query,
                             ConstMatrixView key, Arena& scratch);

/// out[i][j] = score(query i, key j): no scale, no mask. out [m, n].
void attention_scores(Score score, const ScoreOperands& operands, MatrixView out);

/// The same, recorded as `attention_scores`, with the steps on the way: `score.projected_query` and
/// `score.projected_key` (general, additive, concat), `score.query_norm` and `score.key_norm`
/// (cosine). Queries may come one after the other, each made of what pins left of those before: the
/// constructor reads the keys and opens what depends on queries.
class RecordedScores {
 public:
  RecordedScores(Score score, const RecordedScoreWeights& weights, Trace::Tensor query,
                 Trace::Tensor key, Trace& trace);

  /// Rows first … first + count − 1 of everything.
  void compute(int first, int count);
  const Trace::Tensor& scores() const { return scores_; }

 private:
  Score score_;
  Trace::Tensor query_;
  Trace& trace_;
  ConstMatrixView w_query_;
  Trace::Tensor projected_query_, query_norm_;  // where the score has one
  ScoreOperands operands_;
  Trace::Tensor scores_;
};

/// Where the gradients of ScoreWeights go; views that are not wanted stay empty.
struct ScoreWeightGradients {
  MatrixView w, w_query, w_key, v;  ///< shapes as in ScoreWeights
};

/// Where the gradients of ScoreOperands go; views that are not wanted stay empty. Norms have none:
/// what reaches them is passed on to query and key.
struct ScoreOperandGradients {
  MatrixView query, key, v;  ///< shapes as in ScoreOperands
};

/// The gradients of `attention_scores`, added to what `d_operands` hold; d_scores [m, n].
///
///   dot product, general:  d_query += d_scores · key,  d_key += d_scoresᵀ · query
///   additive, concat:      with t = tanh(queryᵢ + keyⱼ) and g = d_scores[i][j] · v · (1 − t²):
///                          d_queryᵢ += Σⱼ g,  d_keyⱼ += Σᵢ g,  d_v += Σᵢⱼ d_scores[i][j] · t
///   cosine:                with q̂, k̂ of length 1 and s = q̂ · k̂:
///                          d_queryᵢ += Σⱼ d_scores[i][j] · (k̂ⱼ − s · q̂ᵢ) / |queryᵢ|, likewise
///                          d_key; 0 where a norm is 0
///
/// Scores that are masked have the gradient 0; they cost nothing in additive and concat.
void attention_scores_backward(Score score, const ScoreOperands& operands, ConstMatrixView d_scores,
                               Arena& scratch, const ScoreOperandGradients& d_operands);

/// The gradients of `score_operands`: those of projected queries and keys, `d_operands`, are added
/// to d_query, d_key and the matrices of `d_weights`. A score without weights has nothing to do
/// here, as its operands are query and key themselves: their gradients are the same memory then.
void score_operands_backward(Score score, const ScoreWeights& weights, ConstMatrixView query,
                             ConstMatrixView key, const ScoreOperandGradients& d_operands,
                             MatrixView d_query, MatrixView d_key,
                             const ScoreWeightGradients& d_weights);

}  // namespace attn
