// Translations under pins and in traces: what is chosen is what the trace says.

#include "models/translation.hpp"

#include "attention/explain.hpp"
#include "catch.hpp"
#include "models.hpp"
#include "models/recurrent_translator.hpp"
#include "models/transformer.hpp"

using namespace attn;
using test::OwnedModel;
using Pins = std::vector<Translation::NamedPin>;

namespace {

constexpr std::int32_t start = 2, end = 1;
const std::vector<std::int32_t> source = {4, 5, 6, 7, 8};
constexpr int steps = 4;

using OwnedTransformer = OwnedModel<Transformer, TransformerSettings>;
using OwnedTranslator = OwnedModel<RecurrentTranslator, RecurrentTranslatorSettings>;

OwnedTransformer transformer() {
  OwnedTransformer model({.vocab_size = 11,
                          .model_dim = 12,
                          .num_heads = 3,
                          .feed_forward_dim = 10,
                          .encoder_layers = 1,
                          .decoder_layers = 2,
                          .max_length = 16});
  test::Random random(5);
  model.fill_with(random, 0.5f);
  return model;
}

OwnedTranslator translator() {
  OwnedTranslator model({.vocab_size = 11,
                         .embedding_dim = 5,
                         .encoder_dim = 3,
                         .decoder_dim = 6,
                         .attention_dim = 7,
                         .max_length = 16});
  test::Random random(6);
  model.fill_with(random, 0.6f);
  return model;
}

// A pin that is none: it holds the number that is there.
Pins pin_of_nothing(const TranslationModel& model, const char* name) {
  Trace trace;
  Translation free(model, source, start, end, {});
  free.record(trace);
  return {{name, {0, 0, trace.get(name)(0, 0)}}};
}

// `check(translation)` for each kind of model, under pins or none, after some steps.
template <class Check>
void for_all_models(Check&& check) {
  const OwnedTransformer one = transformer();
  const OwnedTranslator other = translator();
  const auto with = [&](const TranslationModel& model, std::span<const float> parameters,
                        const char* pinned) {
    for (const bool has_pins : {false, true}) {
      INFO(pinned << (has_pins ? ", pinned" : ", free"));
      const Pins pins = has_pins ? pin_of_nothing(model, pinned) : Pins();
      for (const bool lends : {false, true}) {
        Translation translation(model, source, start, end, pins,
                                lends ? parameters : std::span<const float>());
        check(translation);
      }
    }
  };
  with(*one, one.values, "encoder.input");
  with(*other, other.values, "memory");
}

void take_steps(Translation& translation) {
  for (int t = 0; t < steps; ++t) {
    REQUIRE(translation.step(4 + t));
  }
}

}  // namespace

TEST_CASE("every step has the probabilities of its row of the trace", "[translation]") {
  for_all_models([](Translation& translation) {
    take_steps(translation);
    Trace trace;
    translation.record(trace);
    REQUIRE_FALSE(trace.problem());
    const ConstMatrixView probabilities = trace.get("probabilities");
    REQUIRE(probabilities.rows == steps + 1);
    for (int t = 0; t < steps; ++t) {
      const Translation::Step& step = translation.steps()[static_cast<std::size_t>(t)];
      CHECK(std::abs(step.probability - probabilities(t, step.token)) <= 1e-5f);
      const Candidate best = largest(probabilities.rows_from(t, 1), 1)[0];
      CHECK(step.candidates[0].token == best.token);
      CHECK(std::abs(step.candidates[0].probability - best.probability) <= 1e-5f);
      float sum = 0;
      for (int c = 0; c < probabilities.cols; ++c) sum += probabilities(t, c);
      CHECK(sum == Approx(1));
    }
  });
}

TEST_CASE("a trace that refers to the parameters has the same bits as one that copies them",
          "[translation]") {
  const auto traced = [](const TranslationModel& model, std::span<const float> parameters,
                         const Pins& pins) {
    Trace trace;
    Translation translation(model, source, start, end, pins, parameters);
    take_steps(translation);
    translation.record(trace);
    REQUIRE_FALSE(trace.problem());
    return trace;
  };
  const auto compare = [&](const TranslationModel& model, std::span<const float> parameters,
                           const char* weight) {
    for (const Pins& pins : {Pins(), Pins{{weight, {1, 1, 0.25f}}}}) {
      const std::vector<float> before(parameters.begin(), parameters.end());
      const Trace copied = traced(model, {}, pins), lent = traced(model, parameters, pins);
      REQUIRE(test::names_of(copied) == test::names_of(lent));
      int there = 0;
      for (int i = 0; i < lent.size(); ++i) {
        INFO(lent.name(i));
        CHECK(test::same_bits(lent.view(i), copied.view(i)));
        there += static_cast<std::size_t>(lent.entry(i).offset) < parameters.size();
      }
      CHECK(there > 10);
      CHECK(std::equal(before.begin(), before.end(), parameters.begin()));
      CHECK(lent.applied_pins().size() == pins.size());
    }
  };
  const OwnedTransformer one = transformer();
  const OwnedTranslator other = translator();
  compare(*one, one.values, "decoder.1.cross_attention.w_key");
  compare(*other, other.values, "decoder.score.w_query");
}

TEST_CASE("a head is put out for all tokens by pinning its whole context", "[translation]") {
  const OwnedTransformer model = transformer();
  for (const std::string layer : {"encoder.0.self_attention", "decoder.1.cross_attention"}) {
    const std::string name = layer + ".head.1.context";
    const auto traced = [&](const Pins& pins) {
      Trace trace;
      Translation translation(*model, source, start, end, pins, model.values);
      take_steps(translation);
      translation.record(trace);
      REQUIRE_FALSE(trace.problem());
      return trace;
    };
    const Trace before = traced({});
    const Trace trace = traced({{name, {Pin::every, Pin::every, 0.0f}}});
    CHECK(test::all_zero(trace.get(name)));
    CHECK_FALSE(test::same_bits(trace.get("probabilities"), before.get("probabilities")));
  }
}

TEST_CASE("a pin on a probability decides which token is taken", "[translation]") {
  const OwnedTransformer model = transformer();
  const auto tokens_under = [&](const Pins& pins, const std::optional<Sampling>& sampling = {}) {
    Translation translation(*model, source, start, end, pins, model.values);
    for (int t = 0; t < 3; ++t) {
      const Translation::Step* const step = translation.step({}, sampling);
      if (!step) break;
      for (const Translation::NamedPin& named : pins) {
        if (named.pin.row == t && named.pin.col == step->token) {
          CHECK(step->probability == named.pin.value);
        }
      }
    }
    std::vector<std::int32_t> tokens;
    for (const Translation::Step& step : translation.steps()) tokens.push_back(step.token);
    return tokens;
  };
  const Pins pins = {{"probabilities", {0, 8, 1.5f}},
                     {"probabilities", {1, 9, 2.0f}},
                     {"probabilities", {2, 10, 3.0f}}};
  CHECK(tokens_under(pins) == std::vector<std::int32_t>{8, 9, 10});

  // Drawn by the same numbers: what is pinned to 0 or below is impossible.
  Pins all_but_two;
  for (int c = 0; c < 11; ++c) {
    if (c != 4 && c != 7) all_but_two.push_back({"probabilities", {0, c, c % 2 ? 0.0f : -1.0f}});
  }
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const std::int32_t drawn = tokens_under(all_but_two, Sampling{.seed = seed})[0];
    CHECK((drawn == 4 || drawn == 7));
  }
}

TEST_CASE("a pin on the mean or the deviation of a layer norm acts on its row alone",
          "[translation]") {
  const OwnedTransformer model = transformer();
  const auto traced = [&](const Pins& pins) {
    Trace trace;
    Translation translation(*model, source, start, end, pins, model.values);
    translation.record(trace);
    REQUIRE_FALSE(trace.problem());
    return trace;
  };
  const Trace free = traced({});
  const std::string path = "encoder.0.feed_forward.layer_norm";
  const ConstMatrixView normal = free.get(path);
  const float deviation = free.get(path + ".deviation")(2, 0);
  const Trace wider = traced({{path + ".deviation", {2, 0, 2 * deviation}}});
  const Trace shifted = traced({{path + ".mean", {2, 0, 5.0f}}});
  const ConstMatrixView bias = free.get(path + ".bias");
  for (int r = 0; r < normal.rows; ++r) {
    for (int c = 0; c < normal.cols; ++c) {
      const float expected = r == 2 ? (normal(r, c) - bias(0, c)) / 2 + bias(0, c) : normal(r, c);
      CHECK(wider.get(path)(r, c) == Approx(expected).margin(1e-6));
      if (r != 2) CHECK(shifted.get(path)(r, c) == normal(r, c));
    }
  }
  // The deviation is measured from the mean that is there.
  CHECK(shifted.get(path + ".deviation")(2, 0) > 4.0f);

  for (const char* const name : {".mean", ".deviation", ""}) {
    INFO(name);
    for (const Trace* const trace : {&free, &wider}) {
      const int entry = trace->find(path + name);
      const Explanation explained = explain(*trace, entry, 1, 0);
      CHECK(explained.result == Approx(trace->view(entry)(1, 0)).epsilon(1e-5));
    }
  }
}
