// What PyTorch computes in double precision, against the core in float32. The numbers and the
// script that made them: tests/fixtures/.

#include "cases.hpp"
#include "catch.hpp"
#include "fixtures.hpp"
#include "kernels/layer_norm.hpp"
#include "kernels/recurrent_layer.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Of the largest entry of a tensor; measured: 2.4e-7 traced, 2.9e-7 untraced.
constexpr double tolerance = 5e-7;

// The largest error of everything expected, relative to the largest entry of its tensor or 1.
double worst_error(const Trace& trace, const Fixture& fixture) {
  double worst = 0;
  for (const auto& [name, exact] : fixture.expected) {
    REQUIRE(trace.find(name) >= 0);
    const double size = std::max(1.0, largest_entry(exact));
    worst = std::max(worst, largest_difference(trace.get(name), exact) / size);
  }
  return worst;
}

void check_attention(const Fixture& fixture) {
  AttentionOptions options = fixture.options;
  options.score_weights = {fixture.input("score.w"), fixture.input("score.w_query"),
                           fixture.input("score.w_key"), fixture.input("score.v")};
  const ConstMatrixView query = fixture.input("query"), key = fixture.input("key");
  const ConstMatrixView value = fixture.input("value");
  Arena scratch;
  Trace trace;
  Matrix context(query.rows, value.cols);
  attention(query, key, value, options, scratch, &trace, context);
  REQUIRE_FALSE(trace.problem());
  CHECK(worst_error(trace, fixture) <= tolerance);
  attention(query, key, value, options, scratch, nullptr, context);
  CHECK(largest_difference(context, fixture.expected.at("context")) <= tolerance);
}

}  // namespace

TEST_CASE("attention is PyTorch's scaled_dot_product_attention", "[pytorch]") {
  for_all_fixtures("scaled_dot_product_attention.json",
                   [](const Fixture& fixture) { check_attention(fixture); });
}

TEST_CASE("the six score functions are what PyTorch computes from their papers", "[pytorch]") {
  for_all_fixtures("score_functions.json",
                   [](const Fixture& fixture) { check_attention(fixture); });
}

TEST_CASE("multi-head attention is PyTorch's nn.MultiheadAttention", "[pytorch]") {
  for_all_fixtures("multi_head_attention.json", [](const Fixture& fixture) {
    MultiHeadAttention layer;
    layer.input.vectors = fixture.input("input");
    if (fixture.inputs.count("memory")) layer.memory = Sentence{fixture.input("memory")};
    layer.projections = {fixture.input("w_query"), fixture.input("w_key"),
                         fixture.input("w_value"), fixture.input("w_output"),
                         fixture.input("b_query"), fixture.input("b_key"),
                         fixture.input("b_value"), fixture.input("b_output")};
    layer.num_heads = fixture.num_heads;
    layer.options = fixture.options;
    Arena scratch;
    Trace trace;
    Matrix output(layer.input.vectors.rows, layer.output_dim());
    multi_head_attention(layer, scratch, &trace, output);
    REQUIRE_FALSE(trace.problem());
    CHECK(worst_error(trace, fixture) <= tolerance);
    multi_head_attention(layer, scratch, nullptr, output);
    CHECK(largest_difference(output, fixture.expected.at("output")) <=
          3 * tolerance);  // entries up to 6
  });
}

TEST_CASE("sinusoidal positions are what PyTorch computes", "[pytorch]") {
  for_all_fixtures("sinusoidal_positions.json", [](const Fixture& fixture) {
    const ConstMatrixView embedding = fixture.input("token_embedding");
    MultiHeadAttention layer;
    layer.input = {embedding, true};
    layer.position = Position::sinusoidal;
    const Matrix w(embedding.cols, 1);
    layer.projections.w_query = layer.projections.w_key = layer.projections.w_value = w;
    Arena scratch;
    Trace trace;
    Matrix output(embedding.rows, 1);
    multi_head_attention(layer, scratch, &trace, output);
    CHECK(worst_error(trace, fixture) <= tolerance);
  });
}

TEST_CASE("the recurrent layer is PyTorch's nn.RNN", "[pytorch]") {
  for_all_fixtures("recurrent_layer.json", [](const Fixture& fixture) {
    const reference::Matrix& exact = fixture.expected.at("hidden");
    Matrix hidden(exact.rows, exact.cols);
    recurrent_layer(fixture.input("input"), fixture.input("w_input"), fixture.input("w_hidden"),
                    fixture.input("bias"), hidden);
    CHECK(largest_difference(hidden, exact) <= tolerance);
  });
}

TEST_CASE("layer_norm is PyTorch's nn.LayerNorm", "[pytorch]") {
  for_all_fixtures("layer_norm.json", [](const Fixture& fixture) {
    const reference::Matrix& exact = fixture.expected.at("output");
    Matrix output(exact.rows, exact.cols);
    layer_norm(fixture.input("input"), fixture.input("gain"), fixture.input("bias"),
               static_cast<float>(fixture.epsilon), output);
    // Entries up to 7; a mean near 64 is rounded to 1e-6 of the standard deviation.
    CHECK(largest_difference(output, exact) <= 12 * tolerance);
  });
}
