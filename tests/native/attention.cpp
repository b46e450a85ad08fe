#include "attention/attention.hpp"

#include "cases.hpp"
#include "catch.hpp"

using namespace attn;
using namespace attn::test;

namespace {

constexpr std::pair<int, int> awkward_shapes[] = {{1, 1}, {1, 97},  {97, 1},  {3, 5},  {5, 3},
                                                  {4, 4}, {64, 64}, {65, 63}, {63, 65}};

// Calls `body(case, mask)` for every score, shape and mask; head_dim runs through awkward widths.
template <class Body>
void for_all_cases(std::uint64_t seed, Body&& body) {
  Random random(seed);
  int head_dim = 0;
  for (const Score score : all_scores) {
    for (const auto& [query_length, key_length] : awkward_shapes) {
      head_dim = head_dim % 9 + 1;
      PlainCase plain(score, query_length, key_length, head_dim, 10 - head_dim, random);
      for (const NamedMask& named : all_masks(query_length, key_length, random)) {
        INFO(name_of(score) << ", " << query_length << " queries, " << key_length
                            << " keys, head_dim " << head_dim << ", mask: " << named.name);
        plain.options.mask = named.mask();
        body(plain);
      }
    }
  }
}

bool sees_something(const AttentionOptions& options, int i, int key_length) {
  bool any = false;
  for (int j = 0; j < key_length; ++j) {
    any |= reference::is_visible(options.mask, i, j, key_length);
  }
  return any;
}

double row_sum(ConstMatrixView matrix, int r) {
  double sum = 0;
  for (int c = 0; c < matrix.cols; ++c) sum += static_cast<double>(matrix(r, c));
  return sum;
}

// Whether a query with nothing to see gets zeros, and every other one weights that sum to 1.
bool rows_add_up(const Trace& trace, const PlainCase& plain) {
  const ConstMatrixView weights = trace.get("attention_weights");
  bool right = true;
  for (int i = 0; i < weights.rows; ++i) {
    if (sees_something(plain.options, i, weights.cols)) {
      right &= std::abs(row_sum(weights, i) - 1) <= 1e-6;
    } else {
      right &= all_zero(weights.rows_from(i, 1)) && all_zero(trace.get("context").rows_from(i, 1));
    }
  }
  return right;
}

}  // namespace

TEST_CASE("every tensor of a trace agrees with the reference: scores, masks, lengths",
          "[attention]") {
  for_all_cases(51, [](const PlainCase& plain) {
    Trace trace;
    plain.context(&trace);
    REQUIRE_FALSE(trace.problem());
    REQUIRE(difference(trace, plain.exact(), 1e-5) == "");
  });
}

TEST_CASE("rows of weights sum to 1, and a query with nothing to see weighs nothing",
          "[attention]") {
  for_all_cases(52, [](const PlainCase& plain) {
    Trace trace;
    plain.context(&trace);
    REQUIRE(rows_add_up(trace, plain));
  });
}

TEST_CASE("without a trace the same context comes out, by rows or fused", "[attention]") {
  for_all_cases(53, [](const PlainCase& plain) {
    Trace trace;
    const Matrix traced = plain.context(&trace);
    const Matrix untraced = plain.context();
    REQUIRE(same_bits(traced, trace.get("context")));
    REQUIRE(relative_difference(untraced, traced) <= 1e-5);
    for (int i = 0; i < untraced.rows(); ++i) {
      if (sees_something(plain.options, i, plain.key.rows())) continue;
      REQUIRE(all_zero(untraced.view().rows_from(i, 1)));
    }
  });
}

TEST_CASE("tensors come in the order of computation", "[attention]") {
  const std::vector<std::string> rest = {"scaled_scores", "masked_scores",   "row_maximum",
                                         "exponentials",  "exponential_sum", "attention_weights",
                                         "context"};
  const std::vector<std::pair<Score, std::vector<std::string>>> first = {
      {Score::scaled_dot_product, {}},
      {Score::dot_product, {}},
      {Score::general, {"score.w", "score.projected_query"}},
      {Score::additive,
       {"score.w_query", "score.w_key", "score.v", "score.projected_query", "score.projected_key"}},
      {Score::concat, {"score.w", "score.v", "score.projected_query", "score.projected_key"}},
      {Score::cosine, {"score.query_norm", "score.key_norm"}}};
  Random random(54);
  for (const auto& [score, own] : first) {
    std::vector<std::string> names = {"query", "key", "value"};
    names.insert(names.end(), own.begin(), own.end());
    names.push_back("attention_scores");
    names.insert(names.end(), rest.begin(), rest.end());
    Trace trace;
    PlainCase(score, 3, 4, 2, 5, random).context(&trace);
    CHECK(names_of(trace) == names);
  }
}

TEST_CASE("the upper triangle of causal weights is exactly 0, the lower is not", "[attention]") {
  Random random(55);
  for (const auto& [query_length, key_length] : awkward_shapes) {
    PlainCase plain(Score::scaled_dot_product, query_length, key_length, 5, 3, random);
    plain.options.mask.causal = true;
    Trace trace;
    plain.context(&trace);
    const ConstMatrixView weights = trace.get("attention_weights");
    bool right = true;
    for (int i = 0; i < query_length; ++i) {
      for (int j = 0; j < key_length; ++j) right &= (weights(i, j) == 0.0f) == (j > i);
    }
    CHECK(right);
  }
}

TEST_CASE("what a query may not see changes no bit of its context", "[attention]") {
  for_all_cases(56, [](PlainCase& plain) {
    const int i = plain.query.rows() / 2;
    Trace trace;
    const Matrix traced = plain.context(&trace), untraced = plain.context();
    for (int j = 0; j < plain.key.rows(); ++j) {
      if (reference::is_visible(plain.options.mask, i, j, plain.key.rows())) continue;
      std::fill_n(plain.key.view().row(j), plain.key.cols(), 3.0f);
      std::fill_n(plain.value.view().row(j), plain.value.cols(), -3.0f);
    }
    trace.clear();
    REQUIRE(same_bits(plain.context(&trace).view().rows_from(i, 1), traced.view().rows_from(i, 1)));
    REQUIRE(same_bits(plain.context().view().rows_from(i, 1), untraced.view().rows_from(i, 1)));
  });
}

TEST_CASE("permuting keys and values together changes nothing but the order of the columns",
          "[attention]") {
  const auto from = [](int j) { return (j * 27 + 11) % 65; };
  for (const Score score : all_scores) {
    CAPTURE(name_of(score));
    Random random(57), same_random(57);
    const PlainCase plain(score, 5, 65, 6, 4, random);
    PlainCase permuted(score, 5, 65, 6, 4, same_random);
    for (int j = 0; j < 65; ++j) {
      copy(plain.key.view().rows_from(from(j), 1), permuted.key.view().rows_from(j, 1));
      copy(plain.value.view().rows_from(from(j), 1), permuted.value.view().rows_from(j, 1));
    }
    Trace trace, permuted_trace;
    plain.context(&trace);
    permuted.context(&permuted_trace);
    CHECK(relative_difference(permuted_trace.get("context"), trace.get("context")) <= 2e-6);
    CHECK(relative_difference(permuted.context(), plain.context()) <= 2e-6);
    const ConstMatrixView weights = trace.get("attention_weights");
    const reference::Matrix expected =
        reference::filled(5, 65, [&](int i, int j) { return weights(i, from(j)); });
    CHECK(relative_difference(permuted_trace.get("attention_weights"), expected) <= 1e-6);
  }
}

TEST_CASE("only scaled dot product scales by itself, by 1/√head_dim, and any scale can be set",
          "[attention]") {
  for (const Score score : all_scores) {
    AttentionOptions options;
    options.score = score;
    const bool scales = score == Score::scaled_dot_product;
    CHECK(options.score_factor(16) == (scales ? 0.25f : 1.0f));
    CHECK(options.score_factor(3) == (scales ? Approx(1 / std::sqrt(3.0)) : Approx(1.0)));
    options.scale = 0.5f;
    options.temperature = 4.0f;
    CHECK(options.score_factor(16) == 0.125f);
  }
}

TEST_CASE("a high temperature evens the weights out, a low one picks the best key", "[attention]") {
  Random random(58);
  PlainCase plain(Score::dot_product, 4, 6, 8, 3, random);
  Trace hot, cold;
  plain.options.temperature = 1e6f;
  plain.context(&hot);
  plain.options.temperature = 1e-3f;
  plain.context(&cold);
  for (int i = 0; i < 4; ++i) {
    const ConstMatrixView scores = cold.get("attention_scores");
    const float* const row = scores.row(i);
    const auto best = static_cast<int>(std::max_element(row, row + 6) - row);
    CHECK(cold.get("attention_weights")(i, best) > 0.99f);
    for (int j = 0; j < 6; ++j) CHECK(hot.get("attention_weights")(i, j) == Approx(1.0 / 6));
  }
}

TEST_CASE("contexts go into a strided view and nowhere else, traced, by rows and fused",
          "[attention]") {
  Random random(59);
  for (const Score score : {Score::scaled_dot_product, Score::cosine}) {
    for (const int length : awkward_lengths) {
      PlainCase plain(score, length, length, 5, 3, random);
      plain.options.mask.causal = true;
      Framed query(plain.query), key(plain.key), value(plain.value), context(length, 3);
      Arena scratch;
      Trace trace;
      attention(query, key, value, plain.options, scratch, &trace, context);
      CHECK(same_bits(context, trace.get("context")));
      CHECK(context.frame_is_untouched());
      attention(query, key, value, plain.options, scratch, nullptr, context);
      CHECK(same_bits(context, plain.context()));
      CHECK(context.frame_is_untouched());
    }
  }
}

TEST_CASE("a context lies among the values it is made of", "[attention]") {
  Random random(60);
  const PlainCase plain(Score::scaled_dot_product, 9, 17, 6, 4, random);
  const Matrix context = plain.context();
  for (int c = 0; c < 4; ++c) {
    float least = infinity, most = -infinity;
    for (int j = 0; j < 17; ++j) {
      least = std::min(least, plain.value(j, c));
      most = std::max(most, plain.value(j, c));
    }
    for (int i = 0; i < 9; ++i) CHECK((least < context(i, c) && context(i, c) < most));
  }
}

TEST_CASE("scores of ±1e4 give weights as exact as any", "[attention]") {
  // Whole numbers up to 100, so that the scores themselves are exact.
  Random random(61);
  PlainCase plain(Score::dot_product, 9, 65, 2, 3, random);
  for (MatrixView matrix : {plain.query.view(), plain.key.view()}) {
    for (int r = 0; r < matrix.rows; ++r) {
      matrix(r, 0) = static_cast<float>(random.below(201) - 100);
      matrix(r, 1) = static_cast<float>(random.below(3) - 1);
    }
    matrix(1, 0) = 100.0f;
    matrix(2, 0) = -100.0f;
  }
  Trace trace;
  plain.context(&trace);
  const reference::Trace exact = plain.exact();
  CHECK(largest_entry(exact.get("attention_scores")) >= 9999);
  CHECK(largest_difference(trace.get("attention_weights"), exact.get("attention_weights")) <= 2e-6);
  CHECK(largest_difference(plain.context(), exact.get("context")) <= 2e-6);
}

TEST_CASE("numbers that leave float32's range are named, whichever step they leave it in",
          "[attention]") {
  Random random(62);
  const auto problem_of = [&](auto&& change) {
    PlainCase plain(Score::dot_product, 2, 3, 2, 2, random);
    change(plain);
    Trace trace;
    plain.context(&trace);
    REQUIRE(trace.problem());
    CHECK(trace.problem()->kind == TraceProblem::Kind::overflow);
    return *trace.problem();
  };
  const TraceProblem scores = problem_of([](PlainCase& plain) {
    plain.query(1, 0) = 1e38f;
    plain.key(2, 0) = 1e38f;
  });
  CHECK(scores.name == "attention_scores");
  CHECK(scores.row == 1);
  CHECK(scores.col == 2);
  const TraceProblem opposite = problem_of([](PlainCase& plain) {  // ∞ − ∞ on the way
    plain.query(0, 0) = plain.query(0, 1) = 1e38f;
    plain.key(1, 0) = 1e38f;
    plain.key(1, 1) = -1e38f;
  });
  CHECK(opposite.name == "attention_scores");
  CHECK(opposite.col == 1);
  CHECK(problem_of([](PlainCase& plain) {
          plain.options.scale = 3e38f, plain.query(0, 0) = 50;
        }).name == "scaled_scores");
  CHECK(problem_of([](PlainCase& plain) { plain.options.temperature = 1e-45f; }).name ==
        "scaled_scores");
}

TEST_CASE("without a trace a query whose scores overflow gets NaN, never a quiet wrong context",
          "[attention]") {
  for (const int window : {-1, 4}) {  // fused, by rows
    for (const int keys : {1, 5, 70}) {
      CAPTURE(window, keys);
      Random random(63);
      PlainCase plain(Score::dot_product, 3, keys, 2, 2, random);
      plain.options.mask.window = window;
      for (int c = 0; c < 2; ++c) plain.query(1, c) = 1e38f;
      for (int c = 0; c < 2; ++c) plain.query(2, c) = 1e38f;
      plain.key(0, 0) = 1e38f;  // +∞
      plain.key(0, 1) = 0.0f;
      Matrix context = plain.context();
      CHECK(std::isfinite(context(0, 0)));
      CHECK(std::isnan(context(1, 0)));
      CHECK(std::isnan(context(2, 1)));

      plain.key(0, 1) = -1e38f;  // ∞ − ∞
      context = plain.context();
      CHECK(std::isnan(context(1, 0)));

      plain.options.mask.valid_keys = 0;  // hidden, so harmless
      CHECK(all_zero(plain.context()));
    }
  }
}
