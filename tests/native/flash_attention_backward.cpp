#include "attention/flash_attention_backward.hpp"

#include "attention/flash_attention.hpp"
#include "cases.hpp"
#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

struct Shape {
  int queries, keys, head_dim, value_dim;
  bool causal = false;
  int valid_keys = -1;
};

// One forward pass in frames, as heads in the middle of wider rows are.
struct Case {
  Shape shape;
  Framed query, key, value, context, logsumexp, d_context;
  float factor;

  Case(const Shape& s, Random& random)
      : shape(s),
        query(s.queries, s.head_dim, 5),
        key(s.keys, s.head_dim, 2),
        value(s.keys, s.value_dim, 1),
        context(s.queries, s.value_dim),
        logsumexp(s.queries, 1, 3),
        d_context(s.queries, s.value_dim, 4),
        factor(1.0f / std::sqrt(static_cast<float>(s.head_dim))) {
    fill(query, random, 2.0f);
    fill(key, random, 2.0f);
    fill(value, random);
    fill(d_context, random);
    Arena scratch;
    flash_attention(query, key, value, factor, s.causal, s.valid_keys, scratch, context, logsumexp);
  }
  FlashAttentionPass pass() {
    return {query, key, value, factor, shape.causal, shape.valid_keys, context, logsumexp};
  }
  Mask mask() const { return {.causal = shape.causal, .valid_keys = shape.valid_keys}; }

  reference::Matrix exact_scores(const reference::Matrix& q, const reference::Matrix& k) const {
    return reference::masked(
        reference::scale(reference::matmul_transposed(q, k), static_cast<double>(factor)), mask());
  }
  reference::Matrix exact_context(const reference::Matrix& q, const reference::Matrix& k,
                                  const reference::Matrix& v) const {
    return reference::matmul(reference::softmax(exact_scores(q, k)), v);
  }
};

// Whole blocks meet in the comparison with attention_backward, in attention_backward.cpp.
const Shape shapes[] = {
    {1, 1, 1, 1},          {1, 5, 4, 3},   {3, 3, 5, 4, true},   {4, 9, 7, 3},
    {9, 4, 3, 6, true},    {10, 10, 8, 8}, {12, 11, 8, 8, true}, {5, 8, 4, 4, false, 3},
    {6, 6, 4, 5, true, 2}, {5, 65, 3, 2},  {35, 7, 2, 3},        {34, 35, 2, 1, true, 30},
};

}  // namespace

TEST_CASE("flash_attention can give the logarithm of each row's sum of exponentials",
          "[flash_backward]") {
  Random random(61);
  for (const Shape& shape : shapes) {
    CAPTURE(shape.queries, shape.keys, shape.causal, shape.valid_keys);
    Case each(shape, random);
    const reference::Matrix scores = each.exact_scores(each.query.view(), each.key.view());
    const reference::Matrix exact = reference::filled(scores.rows, 1, [&](int r, int) {
      double sum = 0;
      for (int c = 0; c < scores.cols; ++c) sum += std::exp(scores(r, c));
      return std::log(sum);
    });
    CHECK(largest_difference(each.logsumexp.view(), exact) <= 3e-6);
    CHECK(each.logsumexp.frame_is_untouched());
    Matrix context(shape.queries, shape.value_dim);
    Arena scratch;
    flash_attention(each.query, each.key, each.value, each.factor, shape.causal, shape.valid_keys,
                    scratch, context);
    CHECK(same_bits(context, each.context.view()));
  }
}

TEST_CASE("the weights of a fused pass are those of the softmax", "[flash_backward]") {
  Random random(62);
  for (const Shape& shape : shapes) {
    CAPTURE(shape.queries, shape.keys, shape.causal, shape.valid_keys);
    Case each(shape, random);
    Framed weights(shape.queries, shape.keys);
    flash_attention_weights(each.pass(), weights);
    const reference::Matrix exact =
        reference::softmax(each.exact_scores(each.query.view(), each.key.view()));
    CHECK(largest_difference(weights.view(), exact) <= 3e-6);
    CHECK(weights.frame_is_untouched());
  }
}

TEST_CASE("flash_attention_backward gives the derivatives, added to what is there",
          "[flash_backward]") {
  Random random(63);
  for (const Shape& s : shapes) {
    CAPTURE(s.queries, s.keys, s.causal, s.valid_keys);
    Case each(s, random);
    Accumulated d_query(s.queries, s.head_dim, random), d_key(s.keys, s.head_dim, random),
        d_value(s.keys, s.value_dim, random);
    Arena scratch;
    flash_attention_backward(each.pass(), each.d_context, {}, scratch, d_query, d_key, d_value);

    const reference::Matrix q = each.query.view(), k = each.key.view(), v = each.value.view();
    const auto loss = [&](const auto& at_q, const auto& at_k, const auto& at_v) {
      return dot(each.exact_context(at_q, at_k, at_v), each.d_context.view());
    };
    CHECK(d_query.error(numeric_gradient(q, [&](const auto& x) { return loss(x, k, v); })) <= 1e-5);
    CHECK(d_key.error(numeric_gradient(k, [&](const auto& x) { return loss(q, x, v); })) <= 1e-5);
    CHECK(d_value.error(numeric_gradient(v, [&](const auto& x) { return loss(q, k, x); })) <= 1e-5);
  }
}

TEST_CASE("a gradient from elsewhere reaches queries and keys through the scores",
          "[flash_backward]") {
  Random random(64);
  for (const Shape& s : shapes) {
    CAPTURE(s.queries, s.keys, s.causal, s.valid_keys);
    Case each(s, random);
    Framed elsewhere(s.queries, s.keys);
    fill(elsewhere, random);
    Accumulated d_query(s.queries, s.head_dim, random), d_key(s.keys, s.head_dim, random);
    Arena scratch;
    flash_attention_backward(each.pass(), each.d_context, elsewhere, scratch, d_query, d_key, {});

    const reference::Matrix q = each.query.view(), k = each.key.view(), v = each.value.view();
    const auto loss = [&](const auto& at_q, const auto& at_k) {
      reference::Matrix scores = each.exact_scores(at_q, at_k);
      for (double& score : scores.data) score = std::isinf(score) ? 0.0 : score;
      return dot(each.exact_context(at_q, at_k, v), each.d_context.view()) +
             dot(scores, elsewhere.view());
    };
    CHECK(d_query.error(numeric_gradient(q, [&](const auto& x) { return loss(x, k); })) <= 1e-5);
    CHECK(d_key.error(numeric_gradient(k, [&](const auto& x) { return loss(q, x); })) <= 1e-5);
  }
}

TEST_CASE("what is not wanted does not change the rest", "[flash_backward]") {
  Random random(65);
  Case each({9, 11, 5, 6, true}, random);
  const auto gradients = [&](bool query, bool key, bool value) {
    std::array<Matrix, 3> d = {Matrix(9, 5), Matrix(11, 5), Matrix(11, 6)};
    Arena scratch;
    flash_attention_backward(each.pass(), each.d_context, {}, scratch,
                             query ? d[0].view() : MatrixView(), key ? d[1].view() : MatrixView(),
                             value ? d[2].view() : MatrixView());
    return d;
  };
  const auto all = gradients(true, true, true);
  CHECK(same_bits(gradients(true, false, false)[0], all[0]));
  CHECK(same_bits(gradients(false, true, false)[1], all[1]));
  CHECK(same_bits(gradients(false, false, true)[2], all[2]));
  CHECK(all_zero(gradients(false, false, true)[0]));
}

TEST_CASE("queries that see nothing, and keys that nobody sees, get no gradient",
          "[flash_backward]") {
  Random random(66);
  Case blind({5, 4, 3, 2, false, 0}, random);
  Matrix d_query(5, 3), d_key(4, 3), d_value(4, 2), weights(5, 4);
  Arena scratch;
  flash_attention_backward(blind.pass(), blind.d_context, {}, scratch, d_query, d_key, d_value);
  flash_attention_weights(blind.pass(), weights);
  CHECK(all_zero(d_query));
  CHECK(all_zero(d_key));
  CHECK(all_zero(d_value));
  CHECK(all_zero(weights));
  CHECK(blind.logsumexp.view()(3, 0) == -infinity);

  Case padded({5, 9, 3, 2, true, 7}, random);
  Matrix d_padded_key(9, 3), d_padded_value(9, 2);
  flash_attention_backward(padded.pass(), padded.d_context, {}, scratch, {}, d_padded_key,
                           d_padded_value);
  CHECK(all_zero(d_padded_key.view().rows_from(5, 4)));
  CHECK(all_zero(d_padded_value.view().rows_from(5, 4)));
  CHECK_FALSE(all_zero(d_padded_key.view().rows_from(4, 1)));
}

TEST_CASE("scores of ±1e4 leave the gradients finite", "[flash_backward]") {
  Random random(67);
  Case each({10, 12, 4, 3}, random);
  for (float scale_by : {60.0f, 100.0f}) {
    each.factor = scale_by * 100.0f;
    Arena scratch;
    flash_attention(each.query, each.key, each.value, each.factor, false, -1, scratch, each.context,
                    each.logsumexp);
    Matrix d_query(10, 4), d_key(12, 4), d_value(12, 3);
    flash_attention_backward(each.pass(), each.d_context, {}, scratch, d_query, d_key, d_value);
    for (const Matrix* d : {&d_query, &d_key, &d_value}) {
      for (std::size_t i = 0; i < d->view().size(); ++i) REQUIRE(std::isfinite(d->view().data[i]));
    }
  }
}
