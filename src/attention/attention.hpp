#pragma once

#include <cmath>
#include <optional>

#include "attention/mask.hpp"
#include "attention/score.hpp"
#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"
#include "tensor/trace.hpp"

namespace attn {

/// How queries meet keys; the same for one head and for many.
struct AttentionOptions {
  Score score = Score::scaled_dot_product;
  ScoreWeights score_weights;
  /// Factor on the raw score; by default 1/√head_dim for scaled_dot_product, else 1.
  std::optional<float> scale;
  /// > 0. Scores are divided by it before the softmax.
  float temperature = 1.0f;
  Mask mask;

  /// scale / temperature, for queries of this width.
  float score_factor(int head_dim) const {
    const double natural =
        score == Score::scaled_dot_product ? 1.0 / std::sqrt(static_cast<double>(head_dim)) : 1.0;
    const double factor = scale ? static_cast<double>(*scale) : natural;
    return static_cast<float>(factor / static_cast<double>(temperature));
  }
};

/// Whether flash_attention.hpp can do it: dot-product scores under causal and padding masks.
bool is_fusible(const AttentionOptions& options);

/// context = softmax(mask(score(query, key) · scale / temperature)) · value.
///
/// query [query_length, head_dim], key [key_length, key_dim], value [key_length, value_dim],
/// context [query_length, value_dim]; key_dim differs from head_dim only for general, additive and
/// concat. A query that may see no key gets zero weights and a zero context.
///
/// With a trace, everything from `query` to `context` is recorded and pins hold; without one,
/// nothing is kept: what is fusible takes the fused path, the rest goes a few rows at a time. The
/// two agree within float32 rounding (1e-5 of the largest entry). Where scores leave float32's
/// range upwards a trace has a problem; without one the context of that query is NaN, never a quiet
/// wrong number.
///
/// `scratch` is grown as needed and not reset.
void attention(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
               const AttentionOptions& options, Arena& scratch, Trace* trace, MatrixView context);

/// The traced pass from `query`, `key`, `value` that are recorded already. Queries may come one
/// after the other, each made of what pins left of those before, as in a decoder that feeds on its
/// contexts: the constructor gives everything up to `context` its place, `compute` fills rows.
class RecordedAttention {
 public:
  RecordedAttention(Trace::Tensor query, Trace::Tensor key, Trace::Tensor value,
                    const AttentionOptions& options, const RecordedScoreWeights& weights,
                    Trace& trace);

  /// Rows first … first + count − 1 of everything.
  void compute(int first, int count);
  const Trace::Tensor& context() const { return context_; }

 private:
  AttentionOptions options_;
  float factor_;
  Trace::Tensor value_;
  Trace& trace_;
  RecordedScores scores_;
  Trace::Tensor scaled_, masked_, maximum_, exponentials_, sum_, weights_, context_;
};

/// The same with all queries at once; gives back `context`.
Trace::Tensor record_attention(Trace::Tensor query, Trace::Tensor key, Trace::Tensor value,
                               const AttentionOptions& options, const RecordedScoreWeights& weights,
                               Trace& trace);

}  // namespace attn
