// Choosing tokens, with a model whose probabilities are written down.

#include "models/decoding.hpp"

#include <cmath>
#include <map>

#include "catch.hpp"
#include "models/translation.hpp"
#include "support.hpp"

using namespace attn;

namespace {

constexpr int vocab_size = 6;
constexpr std::int32_t end = 1, start = 2;
using Tokens = std::vector<std::int32_t>;

// The probabilities of what may follow a beginning; whatever is not in the table ends.
using Table = std::map<Tokens, std::map<std::int32_t, double>>;

class TableDecoder final : public Decoder {
 public:
  explicit TableDecoder(const Table& table) : table_(table) {}

  ConstMatrixView next(std::int32_t token) override {
    seen_.push_back(token);
    const auto found = table_.find(seen_);
    for (int c = 0; c < vocab_size; ++c) {
      double probability = 1e-9;
      if (found != table_.end()) {
        const auto given = found->second.find(c);
        if (given != found->second.end()) probability = given->second;
      } else if (c == end) {
        probability = 1;
      }
      logits_(0, c) = static_cast<float>(std::log(probability) + 3);  // any constant will do
    }
    return logits_;
  }
  std::unique_ptr<Decoder> clone() const override {
    auto copy = std::make_unique<TableDecoder>(table_);
    copy->seen_ = seen_;
    return copy;
  }

 private:
  const Table& table_;
  Tokens seen_;
  Matrix logits_{1, vocab_size};
};

class TableModel final : public TranslationModel {
 public:
  explicit TableModel(Table table, int max_length = 20)
      : table_(std::move(table)), max_length_(max_length) {}
  int vocab_size() const override { return ::vocab_size; }
  int max_length() const override { return max_length_; }
  bool is_time_major() const override { return false; }
  Tensor encode(Pass&, const Batch&) const override { return {}; }
  Tensor logits(Pass&, const Batch&, const Batch&, const AlignmentGuide*) const override {
    return {};
  }
  std::unique_ptr<Decoder> decoder(std::span<const std::int32_t>) const override {
    return std::make_unique<TableDecoder>(table_);
  }

 private:
  Table table_;
  int max_length_;
};

const DecodingLimits limits = {.start = start, .end = end, .max_length = 8};
const Tokens source = {4};

// The likelier first token leads to a less likely sentence.
const TableModel garden_path({{{start}, {{3, 0.6}, {4, 0.4}}},
                              {{start, 3}, {{5, 0.5}, {4, 0.5}}},
                              {{start, 4}, {{5, 0.95}, {end, 0.05}}}});

}  // namespace

TEST_CASE("most_probable orders by probability, equal ones by id", "[decoding]") {
  const Matrix logits = test::matrix_of(1, 4, {0.0f, std::log(2.0f), 0.0f, std::log(4.0f)});
  const std::vector<Candidate> best = most_probable(logits, 9);
  REQUIRE(best.size() == 4);
  CHECK(best[0].token == 3);
  CHECK(best[0].probability == Approx(0.5));
  CHECK(best[1].token == 1);
  CHECK((best[2].token == 0 && best[3].token == 2));
  CHECK(probability_of(logits, 1) == Approx(0.25));
}

TEST_CASE("greedy decoding takes the likeliest token each time", "[decoding]") {
  const Decoded decoded = decode_greedily(garden_path, source, limits);
  CHECK(decoded.tokens == Tokens{3, 4});  // of equals the smaller id
  CHECK(decoded.is_complete);
  REQUIRE(decoded.probabilities.size() == 3);
  CHECK(decoded.probabilities[0] == Approx(0.6));
  CHECK(decoded.probabilities[2] == Approx(1.0));
}

TEST_CASE("a beam finds the likelier sentence behind a less likely beginning", "[decoding]") {
  CHECK(decode_with_beam(garden_path, source, limits, 1).tokens == Tokens{3, 4});
  const Decoded decoded = decode_with_beam(garden_path, source, limits, 2);
  CHECK(decoded.tokens == Tokens{4, 5});
  CHECK(decoded.is_complete);
  CHECK(decoded.probabilities[1] == Approx(0.95));
}

TEST_CASE("the length penalty decides between short and long", "[decoding]") {
  const TableModel model(
      {{{start}, {{end, 0.3}, {3, 0.7}}}, {{start, 3}, {{4, 0.4}, {5, 0.3}, {0, 0.3}}}});
  CHECK(decode_with_beam(model, source, limits, 3, 0.0f).tokens.empty());
  CHECK(decode_with_beam(model, source, limits, 3, 2.0f).tokens == Tokens{3, 4});
}

TEST_CASE("decoding stops at the limits", "[decoding]") {
  Table endless;
  Tokens seen = {start};
  for (int i = 0; i < 30; ++i) {
    endless[seen] = {{5, 1.0}};
    seen.push_back(5);
  }
  const TableModel model(endless);
  const Decoded decoded = decode_greedily(model, source, limits);
  CHECK(decoded.tokens == Tokens(8, 5));
  CHECK_FALSE(decoded.is_complete);
  const Decoded beam = decode_with_beam(model, source, limits, 1);
  CHECK(beam.tokens == decoded.tokens);
  CHECK(beam.probabilities == decoded.probabilities);
  CHECK_FALSE(beam.is_complete);
  // The end is among three candidates, however improbable.
  CHECK(decode_with_beam(model, source, limits, 3).tokens == decoded.tokens);
  const TableModel short_model(endless, 5);
  CHECK(decode_greedily(short_model, source, limits).tokens.size() == 4);
}

TEST_CASE("sampling draws each token as often as it is probable", "[decoding]") {
  const TableModel model({{{start}, {{3, 0.5}, {4, 0.3}, {5, 0.2}}}});
  const auto share_of = [&](std::int32_t token, Sampling sampling) {
    int drawn = 0;
    constexpr int draws = 4000;
    for (int i = 0; i < draws; ++i) {
      sampling.seed = static_cast<std::uint64_t>(i);
      drawn += decode_by_sampling(model, source, limits, sampling).tokens[0] == token;
    }
    return static_cast<double>(drawn) / draws;
  };
  CHECK(share_of(3, {}) == Approx(0.5).margin(0.03));
  CHECK(share_of(5, {}) == Approx(0.2).margin(0.03));
  CHECK(share_of(5, {.top_k = 2}) == 0);
  CHECK(share_of(3, {.top_k = 2}) == Approx(0.625).margin(0.03));
  // Squared and divided by their sum, .38.
  CHECK(share_of(3, {.temperature = 0.5f}) == Approx(0.25 / 0.38).margin(0.03));
}

TEST_CASE("a translation draws, step by step, what decode_by_sampling draws", "[decoding]") {
  Table even;
  for (const Tokens& seen : {Tokens{start}, {start, 3}, {start, 4}, {start, 3, 4}, {start, 4, 4}}) {
    even[seen] = {{3, 0.5}, {4, 0.5}};
  }
  const TableModel model(even);
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const Sampling sampling = {.temperature = 0.7f, .top_k = 3, .seed = seed};
    Translation translation(model, source, start, end, {});
    while (translation.step({}, sampling)) {
    }
    CHECK(translation.tokens() == decode_by_sampling(model, source, limits, sampling).tokens);
  }
}

TEST_CASE("no temperature, however small or large, draws what is impossible", "[decoding]") {
  const float never = -std::numeric_limits<float>::infinity();
  const Matrix logits = test::matrix_of(1, 4, {never, 80.0f, 81.0f, never});
  int drawn_first = 0;
  for (int i = 0; i < 400; ++i) {
    const double chance = i / 400.0;
    CHECK(draw(logits, {.temperature = 1e-45f}, chance).token == 2);
    const std::int32_t token = draw(logits, {.temperature = 1e38f}, chance).token;
    CHECK((token == 1 || token == 2));
    drawn_first += token == 1;
  }
  CHECK(drawn_first == Approx(200).margin(1));
}
