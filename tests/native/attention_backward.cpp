#include "attention/attention_backward.hpp"

#include "attention/flash_attention.hpp"
#include "attention/flash_attention_backward.hpp"
#include "cases.hpp"
#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// All that a score function may depend on, in double precision.
struct Exact {
  reference::Matrix query, key, value;
  reference::ScoreWeights weights;

  explicit Exact(const PlainCase& from)
      : query(from.query),
        key(from.key),
        value(from.value),
        weights{from.weights.w, from.weights.w_query, from.weights.w_key, from.weights.v} {}

  reference::Matrix scaled_scores(const AttentionOptions& options) const {
    return reference::scale(reference::scores(options.score, weights, query, key),
                            reference::factor_of(options, query.cols));
  }
  reference::Matrix context(const AttentionOptions& options) const {
    return reference::matmul(
        reference::softmax(reference::masked(scaled_scores(options), options.mask)), value);
  }
};

// The gradients of Σ d_context · context (+ Σ elsewhere · visible scores) by central differences.
struct ExactGradients {
  reference::Matrix query, key, value, w, w_query, w_key, v;

  ExactGradients(const PlainCase& from, const reference::Matrix& d_context,
                 const reference::Matrix& elsewhere = {}) {
    Exact at(from);
    const auto loss = [&] {
      double sum = dot(at.context(from.options), d_context);
      if (elsewhere.empty()) return sum;
      const reference::Matrix scores = at.scaled_scores(from.options);
      for (int i = 0; i < scores.rows; ++i) {
        for (int j = 0; j < scores.cols; ++j) {
          if (reference::is_visible(from.options.mask, i, j, scores.cols)) {
            sum += scores(i, j) * elsewhere(i, j);
          }
        }
      }
      return sum;
    };
    const auto gradient_of = [&](reference::Matrix& parameter) {
      const reference::Matrix before = parameter;
      const reference::Matrix gradient = numeric_gradient(before, [&](const auto& x) {
        parameter = x;
        return loss();
      });
      parameter = before;
      return gradient;
    };
    query = gradient_of(at.query);
    key = gradient_of(at.key);
    value = gradient_of(at.value);
    w = gradient_of(at.weights.w);
    w_query = gradient_of(at.weights.w_query);
    w_key = gradient_of(at.weights.w_key);
    v = gradient_of(at.weights.v);
  }
};

// All gradients, with numbers in them that they are to be added to.
struct OwnedGradients {
  Accumulated query, key, value, w, w_query, w_key, v;

  OwnedGradients(const PlainCase& of, Random& random)
      : query(like(of.query, random)),
        key(like(of.key, random)),
        value(like(of.value, random)),
        w(like(of.weights.w, random)),
        w_query(like(of.weights.w_query, random)),
        w_key(like(of.weights.w_key, random)),
        v(like(of.weights.v, random)) {}

  AttentionGradients views() {
    return {query, key, value, {w.view(), w_query.view(), w_key.view(), v.view()}};
  }
  double error(const ExactGradients& exact) {
    double worst =
        std::max({query.error(exact.query), key.error(exact.key), value.error(exact.value)});
    if (!exact.w.empty()) worst = std::max(worst, w.error(exact.w));
    if (!exact.w_query.empty()) worst = std::max(worst, w_query.error(exact.w_query));
    if (!exact.w_key.empty()) worst = std::max(worst, w_key.error(exact.w_key));
    if (!exact.v.empty()) worst = std::max(worst, v.error(exact.v));
    return worst;
  }

 private:
  // What the score does not have gets a cell that nobody asks for.
  static Accumulated like(const Matrix& matrix, Random& random) {
    return {std::max(1, matrix.rows()), std::max(1, matrix.cols()), random};
  }
};

Matrix weights_of(const PlainCase& of) {
  Trace trace;
  of.context(&trace);
  return copy_of(trace.get("attention_weights"));
}

}  // namespace

TEST_CASE("attention_backward gives the derivatives of every score function under every mask",
          "[attention_backward]") {
  Random random(121);
  for (const Score score : all_scores) {
    for (const auto& [queries, keys] : {std::pair{1, 5}, std::pair{4, 3}, std::pair{5, 6}}) {
      PlainCase each(score, queries, keys, 5, 3, random);
      each.options.temperature = 0.8f;
      const Matrix d_context = random_matrix(queries, 3, random);
      for (const NamedMask& mask : all_masks(queries, keys, random)) {
        CAPTURE(name_of(score), queries, keys, mask.name);
        each.options.mask = mask.mask();
        const ExactGradients exact(each, d_context);
        OwnedGradients d(each, random), from_weights(each, random);
        Arena scratch;
        attention_backward(each.query, each.key, each.value, each.options, {}, d_context, {},
                           scratch, d.views());
        CHECK(d.error(exact) <= 1e-5);
        attention_backward(each.query, each.key, each.value, each.options, weights_of(each),
                           d_context, {}, scratch, from_weights.views());
        CHECK(from_weights.error(exact) <= 1e-5);
      }
    }
  }
}

TEST_CASE("what reaches the scaled scores from elsewhere is passed on where a key is seen",
          "[attention_backward]") {
  Random random(122);
  for (const Score score : all_scores) {
    PlainCase each(score, 5, 6, 4, 3, random);
    const Matrix d_context = random_matrix(5, 3, random), elsewhere = random_matrix(5, 6, random);
    for (const NamedMask& mask : all_masks(5, 6, random)) {
      CAPTURE(name_of(score), mask.name);
      each.options.mask = mask.mask();
      OwnedGradients d(each, random);
      Arena scratch;
      attention_backward(each.query, each.key, each.value, each.options, {}, d_context, elsewhere,
                         scratch, d.views());
      CHECK(d.error(ExactGradients(each, d_context, elsewhere)) <= 1e-5);
    }
  }
}

TEST_CASE("the backward passes of fused and of traced attention agree", "[attention_backward]") {
  Random random(123);
  for (const bool causal : {false, true}) {
    for (const auto& [queries, keys] : {std::pair{10, 10}, std::pair{33, 70}, std::pair{130, 65}}) {
      CAPTURE(causal, queries, keys);
      PlainCase each(Score::scaled_dot_product, queries, keys, 32, 32, random);
      each.options.mask = {.causal = causal, .valid_keys = keys - 2};
      const Matrix d_context = random_matrix(queries, 32, random);
      const Matrix elsewhere = random_matrix(queries, keys, random);
      Matrix context(queries, 32), logsumexp(queries, 1);
      Arena scratch;
      const float factor = each.options.score_factor(32);
      flash_attention(each.query, each.key, each.value, factor, causal, keys - 2, scratch, context,
                      logsumexp);
      Matrix fused[3] = {{queries, 32}, {keys, 32}, {keys, 32}};
      flash_attention_backward(
          {each.query, each.key, each.value, factor, causal, keys - 2, context, logsumexp},
          d_context, elsewhere, scratch, fused[0], fused[1], fused[2]);
      Matrix traced[3] = {{queries, 32}, {keys, 32}, {keys, 32}};
      attention_backward(each.query, each.key, each.value, each.options, weights_of(each),
                         d_context, elsewhere, scratch, {traced[0], traced[1], traced[2], {}});
      for (int i = 0; i < 3; ++i) {
        CHECK(relative_difference(fused[i].view(), traced[i].view()) <= 1e-5);
      }
    }
  }
}

TEST_CASE("keys that were projected once serve one query after the other", "[attention_backward]") {
  Random random(124);
  for (const Score score : {Score::general, Score::additive, Score::concat}) {
    CAPTURE(name_of(score));
    const PlainCase each(score, 4, 6, 5, 3, random);
    const Matrix d_scores = random_matrix(4, 6, random);
    Arena scratch;
    const ScoreOperands operands =
        score_operands(score, each.options.score_weights, each.query, each.key, scratch);
    const auto gradients = [&](int queries_at_once) {
      Matrix d_query(4, operands.query.cols), d_key(6, operands.key.cols), d_v(1, 5);
      for (int first = 0; first < 4; first += queries_at_once) {
        attention_scores_backward(score, operands.queries_from(first, queries_at_once),
                                  d_scores.view().rows_from(first, queries_at_once), scratch,
                                  {d_query.view().rows_from(first, queries_at_once), d_key, d_v});
      }
      return std::array<reference::Matrix, 3>{d_query, d_key, d_v};
    };
    const auto whole = gradients(4), one_by_one = gradients(1);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(relative_difference(one_by_one[i], whole[i]) <= 1e-6);
    }
  }
}

TEST_CASE("a vector of length 0 has no gradient under the cosine", "[attention_backward]") {
  Random random(125);
  PlainCase each(Score::cosine, 3, 4, 5, 2, random);
  fill(each.query.view().rows_from(1, 1), 0.0f);
  fill(each.key.view().rows_from(2, 1), 0.0f);
  const Matrix d_context = random_matrix(3, 2, random);
  Matrix d_query(3, 5), d_key(4, 5);
  Arena scratch;
  attention_backward(each.query, each.key, each.value, each.options, {}, d_context, {}, scratch,
                     {d_query, d_key, {}, {}});
  CHECK(all_zero(d_query.view().rows_from(1, 1)));
  CHECK(all_zero(d_key.view().rows_from(2, 1)));
  CHECK_FALSE(all_zero(d_query.view().rows_from(0, 1)));
}
