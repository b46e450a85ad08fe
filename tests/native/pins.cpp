// Pins in whole passes: any number of any tensor can be set, and what comes after follows.

#include <algorithm>

#include "cases.hpp"
#include "catch.hpp"

using namespace attn;
using namespace attn::test;
using Kind = TraceProblem::Kind;

namespace {

LayerShape cross_shape(Score score) {
  LayerShape shape;
  shape.score = score;
  shape.has_memory = true;
  shape.query_length = 3;
  shape.key_length = 4;
  shape.model_dim = 5;
  shape.value_dim = 2;
  shape.output_dim = 4;
  return shape;
}

// The entries that `entry` is computed from, itself included, by the recipes of the trace.
bool depends_on(const Trace& trace, int entry, int source) {
  if (entry == source) return true;
  const Recipe& recipe = trace.entry(entry).recipe;
  if (recipe.operation == Operation::concatenate) {
    const int heads = trace.entry(entry).cols / trace.entry(recipe.source[0]).cols;
    for (int head = 0; head < heads; ++head) {
      if (depends_on(trace, recipe.source[0] + head * recipe.source[1], source)) return true;
    }
    return false;
  }
  for (const std::int32_t from : recipe.source) {
    if (from != no_source && depends_on(trace, from, source)) return true;
  }
  return false;
}

const AppliedPin& only_pin(const Trace& trace) {
  REQUIRE(trace.applied_pins().size() == 1);
  return trace.applied_pins()[0];
}

// A causal self-attention over three words.
PlainCase causal_case() {
  Random random(101);
  PlainCase plain(Score::scaled_dot_product, 3, 3, 2, 2, random);
  plain.options.mask.causal = true;
  return plain;
}

}  // namespace

TEST_CASE("every tensor of a layer can be pinned, and everything after it follows", "[pin]") {
  for (const Score score : all_scores) {
    Random random(102);
    LayerCase layer(cross_shape(score), random);
    layer.mask.valid_keys = 3;
    Trace unpinned;
    layer.output(&unpinned);
    for (int entry = 0; entry < unpinned.size(); ++entry) {
      const std::string name = unpinned.name(entry);
      const ConstMatrixView before = unpinned.view(entry);
      const int row = random.below(before.rows), col = random.below(before.cols);
      // Divisors stay positive; everything else may become anything of ordinary size.
      const bool is_divisor = name.ends_with("exponential_sum") || name.ends_with("norm");
      const float value = random.between(is_divisor ? 0.5f : -1.5f, 1.5f);
      CAPTURE(name_of(score), name, row, col, value);

      Trace trace;
      trace.pin(name, row, col, value);
      layer.output(&trace);
      REQUIRE_FALSE(trace.problem());
      CHECK(trace.view(entry)(row, col) == value);
      CHECK(only_pin(trace).entry == entry);
      CHECK(same_bits(only_pin(trace).computed, before(row, col)));

      // Untouched, bit for bit, is exactly what does not come from it.
      for (int other = 0; other < trace.size(); ++other) {
        if (depends_on(trace, other, entry)) continue;
        CAPTURE(trace.name(other));
        CHECK(same_bits(trace.view(other), unpinned.view(other)));
      }
      const bool is_inner_step = name.find("score.projected") != std::string::npos ||
                                 name.find("_norm") != std::string::npos;
      if (is_inner_step) {
        const std::string scores = name.substr(0, name.find("score.")) + "attention_scores";
        CHECK_FALSE(same_bits(trace.get(scores), unpinned.get(scores)));
      } else {
        const std::vector<reference::Pin> pins = {{name, row, col, static_cast<double>(value)}};
        CHECK(difference(trace, layer.exact(pins), 1e-5) == "");
      }
    }
  }
}

TEST_CASE("many pins at once hold together", "[pin]") {
  Random random(103);
  for (const Score score : all_scores) {
    const LayerCase layer(cross_shape(score), random);
    Trace trace;
    std::vector<reference::Pin> pins;
    for (const char* name :
         {"output", "head.1.query", "memory", "head.0.attention_scores", "w_value", "b_key",
          "head.0.attention_weights", "concatenated_context", "input", "token_embedding"}) {
      for (int i = 0; i < 2; ++i) {
        const float value = random.between(-1, 1);
        trace.pin(name, 0, i, value);
        pins.push_back({name, 0, i, static_cast<double>(value)});
      }
    }
    layer.output(&trace);
    REQUIRE_FALSE(trace.problem());
    CHECK(trace.applied_pins().size() == pins.size());
    CHECK(difference(trace, layer.exact(pins), 1e-5) == "");
  }
}

TEST_CASE("a pin stops upstream changes from reaching its cell", "[pin]") {
  Random random(104);
  LayerCase layer(cross_shape(Score::scaled_dot_product), random);
  const auto key_after = [&layer] {
    Trace trace;
    trace.pin("head.0.key", 1, 2, 0.75f);
    layer.output(&trace);
    REQUIRE_FALSE(trace.problem());
    return copy_of(trace.get("head.0.key"));
  };
  const Matrix before = key_after();
  fill(layer.memory, random);
  fill(layer.w_key, random);
  const Matrix after = key_after();
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 3; ++c) {
      CHECK(same_bits(after(r, c), before(r, c)) == (r == 1 && c == 2));
    }
  }
  CHECK(after(1, 2) == 0.75f);
}

TEST_CASE("pinning a key moves its column of scores and every weight of the rows it is seen in",
          "[pin]") {
  const PlainCase plain = causal_case();
  Trace before, after;
  plain.context(&before);
  after.pin("key", 1, 0, 3.0f);
  plain.context(&after);
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) {
      CAPTURE(i, j);
      const auto moved = [&](const char* name) {
        return !same_bits(after.get(name)(i, j), before.get(name)(i, j));
      };
      CHECK(moved("attention_scores") == (j == 1));
      CHECK(moved("attention_weights") == (i >= 1 && j <= i));
    }
  }
}

TEST_CASE("a finite pin on a masked score unmasks its cell", "[pin]") {
  const PlainCase plain = causal_case();
  Trace trace;
  trace.pin("masked_scores", 0, 2, 0.25f);
  plain.context(&trace);
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.get("attention_weights")(0, 2) > 0.0f);
  CHECK(trace.get("attention_weights")(0, 1) == 0.0f);
  CHECK(only_pin(trace).computed == -infinity);
}

TEST_CASE("a query with nothing to see sees again through a pin", "[pin]") {
  PlainCase plain = causal_case();
  plain.options.mask.valid_keys = 0;
  Trace trace;
  trace.pin("masked_scores", 1, 2, -5.0f);
  plain.context(&trace);
  REQUIRE_FALSE(trace.problem());
  CHECK(trace.get("attention_weights")(1, 2) == 1.0f);
  CHECK(same_bits(trace.get("context").rows_from(1, 1), plain.value.view().rows_from(2, 1)));
  CHECK(all_zero(trace.get("context").rows_from(0, 1)));
  CHECK(all_zero(trace.get("context").rows_from(2, 1)));
}

TEST_CASE("a pin on a raw score below a mask stays masked", "[pin]") {
  const PlainCase plain = causal_case();
  Trace before, after;
  plain.context(&before);
  after.pin("scaled_scores", 0, 2, 50.0f);
  plain.context(&after);
  CHECK(after.get("masked_scores")(0, 2) == -infinity);
  CHECK(same_bits(after.get("context"), before.get("context")));
}

TEST_CASE("pinned weights need not sum to 1; the rest of their row stays, and a note says so",
          "[pin]") {
  const PlainCase plain = causal_case();
  Trace before, after;
  plain.context(&before);
  after.pin("attention_weights", 1, 0, 2.0f);
  plain.context(&after);
  REQUIRE_FALSE(after.problem());
  CHECK(same_bits(after.get("attention_weights")(1, 1), before.get("attention_weights")(1, 1)));
  REQUIRE(after.row_sum_notes().size() == 1);
  const RowSumNote& note = after.row_sum_notes()[0];
  CHECK(note.entry == after.find("attention_weights"));
  CHECK(note.row == 1);
  CHECK(note.sum == Approx(2.0f + before.get("attention_weights")(1, 1)));
  CHECK(
      after.get("context")(1, 0) ==
      Approx(2.0f * plain.value(0, 0) + before.get("attention_weights")(1, 1) * plain.value(1, 0)));
}

TEST_CASE("weights pinned to a sum of 1 need no note, nor does a row that sees nothing", "[pin]") {
  PlainCase plain = causal_case();
  Trace trace;
  trace.pin("attention_weights", 2, 0, 0.5f);
  trace.pin("attention_weights", 2, 1, 0.25f);
  trace.pin("attention_weights", 2, 2, 0.25f);
  plain.context(&trace);
  CHECK(trace.row_sum_notes().empty());

  plain.options.mask.valid_keys = 0;
  Trace blind;
  blind.pin("attention_weights", 0, 0, 1.0f);
  plain.context(&blind);
  CHECK(blind.row_sum_notes().empty());
}

TEST_CASE("a pinned sum of exponentials takes the weights of its row from 1, and a note says so",
          "[pin]") {
  const PlainCase plain = causal_case();
  Trace trace;
  trace.pin("exponential_sum", 2, 0, 1000.0f);
  plain.context(&trace);
  REQUIRE_FALSE(trace.problem());
  REQUIRE(trace.row_sum_notes().size() == 1);
  CHECK(trace.row_sum_notes()[0].entry == trace.find("attention_weights"));
  CHECK(trace.row_sum_notes()[0].row == 2);
}

TEST_CASE("pinned maxima change the exponentials but not the weights", "[pin]") {
  const PlainCase plain = causal_case();
  Trace before, after;
  plain.context(&before);
  after.pin("row_maximum", 2, 0, before.get("row_maximum")(2, 0) - 3.0f);
  plain.context(&after);
  REQUIRE_FALSE(after.problem());
  CHECK(after.get("exponential_sum")(2, 0) > 10.0f);
  CHECK(relative_difference(after.get("attention_weights"), before.get("attention_weights")) <=
        1e-6);
  CHECK(after.row_sum_notes().empty());
}

TEST_CASE("a maximum pinned so low that exponentials overflow is reported, not NaN", "[pin]") {
  const PlainCase plain = causal_case();
  Trace trace;
  trace.pin("row_maximum", 1, 0, -200.0f);
  plain.context(&trace);
  REQUIRE(trace.problem());
  CHECK(trace.problem()->kind == Kind::overflow);
  CHECK(trace.problem()->name == "exponentials");
  CHECK(trace.problem()->row == 1);
}

TEST_CASE("a sum of exponentials pinned to 0 gives weights of 0", "[pin]") {
  const PlainCase plain = causal_case();
  Trace trace;
  trace.pin("exponential_sum", 1, 0, 0.0f);
  plain.context(&trace);
  REQUIRE_FALSE(trace.problem());
  CHECK(all_zero(trace.get("attention_weights").rows_from(1, 1)));
  CHECK(all_zero(trace.get("context").rows_from(1, 1)));
}

TEST_CASE("the same pin set again changes nothing more, and without it the numbers return",
          "[pin]") {
  Random random(105);
  const LayerCase layer(cross_shape(Score::cosine), random);
  Trace trace;
  const Matrix unpinned = layer.output(&trace);
  trace.clear();
  trace.pin("head.1.value", 0, 0, 5.0f);
  const Matrix pinned = layer.output(&trace);
  CHECK_FALSE(same_bits(pinned, unpinned));
  trace.clear();
  trace.pin("head.1.value", 0, 0, -5.0f);
  trace.pin("head.1.value", 0, 0, 5.0f);
  CHECK(same_bits(layer.output(&trace), pinned));
  trace.clear();
  CHECK(same_bits(layer.output(&trace), unpinned));
}

TEST_CASE("refused pins are named and leave the caller's matrices untouched", "[pin]") {
  struct Refusal {
    std::string name;
    int row, col;
    float value;
    Kind kind;
  };
  const Refusal refusals[] = {
      {"head.2.query", 0, 0, 1.0f, Kind::pin_unknown_name},
      {"query", 0, 0, 1.0f, Kind::pin_unknown_name},
      {"attention_weight", 0, 0, 1.0f, Kind::pin_unknown_name},
      {"head.0.key", 4, 0, 1.0f, Kind::pin_outside},
      {"score.v", 1, 0, 1.0f, Kind::pin_outside},
      {"b_output", 0, 4, 1.0f, Kind::pin_outside},
      {"input", -1, 0, 1.0f, Kind::pin_outside},
      {"w_query", 0, 0, not_a_number, Kind::pin_not_finite},
      {"head.0.masked_scores", 1, 1, -infinity, Kind::pin_not_finite},
      {"output", 0, 0, infinity, Kind::pin_not_finite},
  };
  for (const Refusal& refusal : refusals) {
    CAPTURE(refusal.name);
    Random random(106), same_random(106);
    const LayerCase layer(cross_shape(Score::additive), random);
    const LayerCase untouched(cross_shape(Score::additive), same_random);
    Trace trace;
    trace.pin("input", 0, 0, 0.5f);  // a good one beside it
    trace.pin(refusal.name, refusal.row, refusal.col, refusal.value);
    layer.output(&trace);
    REQUIRE(trace.problem());
    CHECK(trace.problem()->kind == refusal.kind);
    CHECK(trace.problem()->name == refusal.name);
    CHECK(trace.problem()->row == refusal.row);
    CHECK(trace.problem()->col == refusal.col);
    CHECK(same_bits(layer.input, untouched.input));
    CHECK(same_bits(layer.memory, untouched.memory));
    CHECK(same_bits(layer.w_query, untouched.w_query));
    CHECK(same_bits(layer.weights.v, untouched.weights.v));

    trace.clear();  // and the next pass is as good as any
    const Matrix output = layer.output(&trace);
    REQUIRE_FALSE(trace.problem());
    CHECK(relative_difference(output, layer.output()) <= 1e-5);
  }
}
