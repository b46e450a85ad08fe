#include "attention/multi_head_attention.hpp"

#include "cases.hpp"
#include "catch.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Layers of every kind: scores, self and cross, with and without biases, w_output and positions.
template <class Body>
void for_all_layers(std::uint64_t seed, Body&& body) {
  Random random(seed);
  for (const Score score : all_scores) {
    for (const bool has_memory : {false, true}) {
      for (const int num_heads : {1, 2, 3}) {
        for (const int variant : {0, 1, 2}) {
          LayerShape shape;
          shape.score = score;
          shape.num_heads = num_heads;
          shape.has_memory = has_memory;
          shape.query_length = variant == 0 ? 5 : variant == 1 ? 1 : 65;
          shape.key_length = variant == 0 ? 7 : variant == 1 ? 3 : 4;
          shape.model_dim = variant == 0 ? 6 : variant == 1 ? 5 : 8;
          shape.head_dim = variant == 0 ? 3 : variant == 1 ? 1 : 4;
          shape.value_dim = variant == 0 ? 3 : variant == 1 ? 2 : 5;
          shape.output_dim = variant == 0 ? 6 : variant == 1 ? 3 : 8;
          shape.has_biases = variant != 1;
          shape.has_output = variant != 2;
          shape.is_token_embedding = variant != 1;
          shape.position = variant == 0 ? Position::sinusoidal : Position::none;
          INFO(name_of(score) << ", " << num_heads << " heads, " << (has_memory ? "cross" : "self")
                              << ", variant " << variant);
          body(LayerCase(shape, random));
        }
      }
    }
  }
}

std::vector<std::string> head_names(const std::string& prefix) {
  std::vector<std::string> names = {
      "query",         "key",         "value",        "attention_scores", "scaled_scores",
      "masked_scores", "row_maximum", "exponentials", "exponential_sum",  "attention_weights",
      "context"};
  for (std::string& name : names) name = prefix + name;
  return names;
}

std::vector<std::string> joined(std::initializer_list<std::vector<std::string>> parts) {
  std::vector<std::string> out;
  for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

}  // namespace

TEST_CASE("every tensor of a multi-head trace agrees with the reference", "[multi_head]") {
  for_all_layers(81, [](const LayerCase& layer) {
    Trace trace;
    layer.output(&trace);
    REQUIRE_FALSE(trace.problem());
    REQUIRE(difference(trace, layer.exact(), 1e-5) == "");
  });
}

TEST_CASE("without a trace the same output comes out", "[multi_head]") {
  for_all_layers(82, [](LayerCase layer) {
    for (const Mask& mask : {Mask{}, Mask{.causal = true}, Mask{.window = 1}}) {
      layer.mask = mask;
      Trace trace;
      const Matrix traced = layer.output(&trace), untraced = layer.output();
      REQUIRE(same_bits(traced, trace.view(trace.size() - 1)));
      REQUIRE(relative_difference(untraced, traced) <= 1e-5);
    }
  });
}

TEST_CASE("the tensors of self-attention come in the order of the design", "[multi_head]") {
  Random random(83);
  Trace trace;
  LayerCase({}, random).output(&trace);
  CHECK(names_of(trace) ==
        joined({{"token_embedding", "position_encoding", "input", "w_query", "w_key", "w_value",
                 "w_output", "b_query", "b_key", "b_value", "b_output"},
                head_names("head.0."),
                head_names("head.1."),
                {"concatenated_context", "output"}}));
}

TEST_CASE("the tensors of cross-attention come in the order of the design", "[multi_head]") {
  Random random(84);
  Trace trace;
  LayerShape shape;
  shape.has_memory = true;
  shape.has_biases = false;
  shape.num_heads = 1;
  shape.score = Score::additive;
  LayerCase(shape, random).output(&trace);
  CHECK(names_of(trace) == joined({{"token_embedding",
                                    "position_encoding",
                                    "input",
                                    "memory_token_embedding",
                                    "memory_position_encoding",
                                    "memory",
                                    "w_query",
                                    "w_key",
                                    "w_value",
                                    "w_output",
                                    "score.w_query",
                                    "score.w_key",
                                    "score.v",
                                    "head.0.query",
                                    "head.0.key",
                                    "head.0.value",
                                    "head.0.score.projected_query",
                                    "head.0.score.projected_key",
                                    "head.0.attention_scores",
                                    "head.0.scaled_scores",
                                    "head.0.masked_scores",
                                    "head.0.row_maximum",
                                    "head.0.exponentials",
                                    "head.0.exponential_sum",
                                    "head.0.attention_weights",
                                    "head.0.context",
                                    "concatenated_context",
                                    "output"}}));
}

TEST_CASE("what is not there has no name: positions, embeddings, biases, w_output",
          "[multi_head]") {
  Random random(85);
  LayerShape shape;
  shape.has_biases = shape.has_output = shape.is_token_embedding = false;
  shape.num_heads = 1;
  LayerCase layer(shape, random);
  Trace prefixed, plain;
  layer.output(&prefixed);
  CHECK(names_of(prefixed) == joined({{"input", "w_query", "w_key", "w_value"},
                                      head_names("head.0."),
                                      {"concatenated_context"}}));
  layer.head_names = HeadNames::plain;
  layer.output(&plain);
  CHECK(names_of(plain) == joined({{"input", "w_query", "w_key", "w_value"}, head_names("")}));
}

TEST_CASE("one head is plain attention on the projected sentence, bit for bit", "[multi_head]") {
  for (const Score score : all_scores) {
    CAPTURE(name_of(score));
    Random random(86);
    LayerShape shape;
    shape.score = score;
    shape.num_heads = 1;
    shape.has_memory = true;
    shape.key_length = 9;
    shape.head_dim = 5;
    LayerCase layer(shape, random);
    layer.mask = {.causal = true, .valid_keys = 8};
    Trace many;
    layer.output(&many);
    Trace one;
    Arena scratch;
    Matrix context(5, 3);
    attention(many.get("head.0.query"), many.get("head.0.key"), many.get("head.0.value"),
              layer.layer().options, scratch, &one, context);
    for (int entry = 0; entry < one.size(); ++entry) {
      const std::string& name = one.name(entry);
      const bool is_shared = name == "score.w" || name == "score.w_query" ||
                             name == "score.w_key" || name == "score.v";
      CHECK(same_bits(one.view(entry), many.get(is_shared ? name : "head.0." + name)));
    }
    CHECK(same_bits(context, many.get("concatenated_context")));

    layer.head_names = HeadNames::plain;
    Trace plain;
    CHECK(same_bits(layer.output(&plain), many.get("output")));
    CHECK(same_bits(plain.get("attention_weights"), one.get("attention_weights")));

    layer.w_output = Matrix();
    attention(many.get("head.0.query"), many.get("head.0.key"), many.get("head.0.value"),
              layer.layer().options, scratch, nullptr, context);
    CHECK(same_bits(layer.output(), context));
  }
}

TEST_CASE("swapping two heads with their rows of w_output changes nothing", "[multi_head]") {
  Random random(87), same_random(87);
  const LayerCase layer({}, random);
  LayerCase swapped({}, same_random);
  for (int head = 0; head < 2; ++head) {
    const auto swap_columns = [head](const Matrix& from, Matrix& to) {
      copy(from.view().columns_from(3 * head, 3), to.view().columns_from(3 - 3 * head, 3));
    };
    swap_columns(layer.w_query, swapped.w_query);
    swap_columns(layer.w_key, swapped.w_key);
    swap_columns(layer.w_value, swapped.w_value);
    swap_columns(layer.b_query, swapped.b_query);
    swap_columns(layer.b_key, swapped.b_key);
    swap_columns(layer.b_value, swapped.b_value);
    copy(layer.w_output.view().rows_from(3 * head, 3),
         swapped.w_output.view().rows_from(3 - 3 * head, 3));
  }
  CHECK_FALSE(same_bits(layer.w_query, swapped.w_query));
  CHECK(relative_difference(swapped.output(), layer.output()) <= 1e-6);
}

TEST_CASE("under a causal mask a later word changes no bit of what came before", "[multi_head]") {
  Random random(88);
  LayerShape shape;
  shape.query_length = 70;
  LayerCase layer(shape, random);
  layer.mask.causal = true;
  Trace trace;
  const Matrix untraced = layer.output(), traced = layer.output(&trace);
  for (int c = 0; c < 6; ++c) layer.input(66, c) = 2.0f;
  trace.clear();
  CHECK(same_bits(layer.output().view().rows_from(0, 66), untraced.view().rows_from(0, 66)));
  CHECK(same_bits(layer.output(&trace).view().rows_from(0, 66), traced.view().rows_from(0, 66)));
  CHECK_FALSE(same_bits(layer.output().view().rows_from(66, 1), untraced.view().rows_from(66, 1)));
}

TEST_CASE("only positions tell self-attention the order of the words", "[multi_head]") {
  for (const Position position : {Position::none, Position::sinusoidal}) {
    Random random(89);
    LayerShape shape;
    shape.position = position;
    LayerCase layer(shape, random);
    const Matrix before = layer.output();
    const Matrix input = copy_of(layer.input);
    for (int r = 0; r < 5; ++r) {
      copy(input.view().rows_from(4 - r, 1), layer.input.view().rows_from(r, 1));
    }
    const Matrix after = layer.output();
    const reference::Matrix reversed =
        reference::filled(5, 6, [&](int r, int c) { return after(4 - r, c); });
    CHECK((relative_difference(reversed, before) <= 1e-6) == (position == Position::none));
  }
}

TEST_CASE("embeddings are scaled by √model_dim with sinusoidal positions and only then",
          "[multi_head]") {
  Random random(90);
  LayerShape shape;
  shape.model_dim = 16;
  for (const Position position : {Position::none, Position::sinusoidal}) {
    shape.position = position;
    const LayerCase layer(shape, random);
    Trace trace;
    layer.output(&trace);
    const float factor = position == Position::none ? 1.0f : 4.0f;
    Matrix scaled = copy_of(layer.input);
    for (int i = 0; i < 5 * 16; ++i) scaled.view().data[i] *= factor;
    CHECK(same_bits(trace.get("token_embedding"), scaled));
    if (position == Position::none) CHECK(same_bits(trace.get("input"), layer.input));
  }
}

TEST_CASE("self-attention is cross-attention of a sentence with itself", "[multi_head]") {
  Random random(91), same_random(91);
  LayerShape shape;
  const LayerCase self(shape, random);
  LayerCase cross(shape, same_random);
  cross.shape.has_memory = true;
  cross.memory = copy_of(cross.input);
  Trace self_trace, cross_trace;
  CHECK(same_bits(cross.output(), self.output()));
  const Matrix output = cross.output(&cross_trace);
  CHECK(same_bits(output, self.output(&self_trace)));
  CHECK(same_bits(cross_trace.get("memory"), self_trace.get("input")));
}
