// The encoder–decoder: against PyTorch's layers, and its readers (alone, traced, taped, cached)
// against each other.

#include "models/transformer.hpp"

#include <string>

#include "catch.hpp"
#include "json.hpp"
#include "models.hpp"
#include "support.hpp"
#include "training/backward.hpp"
#include "training/cross_entropy.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Of the largest entry of a tensor, or 1.
constexpr double forward_tolerance = 2e-6, gradient_tolerance = 1e-5;

using Model = OwnedModel<Transformer, TransformerSettings>;

Model seeded_model(TransformerSettings settings, std::uint64_t seed = 1) {
  settings.vocab_size = settings.vocab_size ? settings.vocab_size : 11;
  Model model(settings);
  Random random(seed);
  model.fill_with(random, 0.5f);
  return model;
}
const TransformerSettings small = {.vocab_size = 11,
                                   .model_dim = 12,
                                   .num_heads = 3,
                                   .feed_forward_dim = 10,
                                   .encoder_layers = 2,
                                   .decoder_layers = 2,
                                   .max_length = 16};

Batch batch_of(const std::vector<std::vector<std::int32_t>>& sentences) {
  Batch batch;
  for (const auto& sentence : sentences) batch.add(sentence);
  return batch;
}

Matrix logits_of(const Transformer& model, const Batch& source, const Batch& target,
                 Trace* trace = nullptr) {
  Arena memory, scratch;
  Pass pass(memory, scratch, trace);
  return copy_of(model.logits(pass, source, target, nullptr).value);
}

// Ids of a padded sentence and how many of them are no padding.
std::vector<std::int32_t> ids_from(const Json& json, int& length) {
  std::vector<std::int32_t> ids;
  length = 0;
  for (const Json& id : json.items) {
    ids.push_back(static_cast<std::int32_t>(id.number));
    if (ids.back() != 0) ++length;
  }
  return ids;
}
Batch batch_from(const Json& json) {
  Batch batch;
  for (const Json& sentence : json.items) {
    int length = 0;
    const std::vector<std::int32_t> ids = ids_from(sentence, length);
    batch.add(ids, length);
  }
  return batch;
}

// The rows that are no padding.
reference::Matrix without_padding(ConstMatrixView all, const Batch& batch) {
  int rows = 0;
  for (const int length : batch.lengths) rows += length;
  reference::Matrix out(rows, all.cols);
  int row = 0;
  for (std::size_t s = 0; s < batch.sentences.size(); ++s) {
    for (int i = 0; i < batch.lengths[s]; ++i, ++row) {
      for (int c = 0; c < all.cols; ++c) {
        out(row, c) = static_cast<double>(all(batch.sentences[s].first + i, c));
      }
    }
  }
  return out;
}

reference::Matrix matrix_from(const Json& json) {
  reference::Matrix out(static_cast<int>(json["rows"].number),
                        static_cast<int>(json["cols"].number));
  for (std::size_t i = 0; i < out.data.size(); ++i) out.data[i] = json["data"].items[i].number;
  return out;
}

double error_of(const reference::Matrix& computed, const reference::Matrix& exact) {
  return largest_difference(computed, exact) / std::max(1.0, largest_entry(exact));
}

}  // namespace

TEST_CASE("the Transformer is PyTorch's, forward and backward", "[transformer][pytorch]") {
  const Json json = JsonReader::read_file(ATTENTION_TESTS_DIR "/fixtures/transformer.json");
  REQUIRE(json["cases"].items.size() == 2);
  for (const Json& item : json["cases"].items) {
    INFO(item["name"].text);
    const Json& options = item["options"];
    const auto number = [&](const char* name) { return static_cast<int>(options[name].number); };
    Model model(
        {.vocab_size = number("vocab_size"),
         .model_dim = number("model_dim"),
         .num_heads = number("num_heads"),
         .feed_forward_dim = number("feed_forward_dim"),
         .encoder_layers = number("encoder_layers"),
         .decoder_layers = number("decoder_layers"),
         .pre_norm = options["norm"].text == "pre",
         .activation = options["activation"].text == "relu" ? Activation::relu : Activation::gelu});
    REQUIRE(item["inputs"].members.size() == model.parameters.all().size());
    for (const auto& [name, input] : item["inputs"].members) {
      const reference::Matrix exact = matrix_from(input);
      const MatrixView parameter = model.parameter(name);
      REQUIRE(parameter.size() == exact.data.size());
      for (std::size_t i = 0; i < exact.data.size(); ++i) {
        parameter.data[i] = static_cast<float>(exact.data[i]);
      }
    }
    const Batch source = batch_from(options["source"]), target = batch_from(options["target"]);
    const Batch gold = batch_from(options["gold"]);
    Arena memory, scratch;
    Tape tape;
    Pass pass(memory, scratch, nullptr, &tape);
    const Tensor encoded = model->encode(pass, source);
    const Tensor logits = model->logits_of(pass, model->decode(pass, target, encoded, source));
    const Json& expected = item["expected"];
    CHECK(error_of(without_padding(encoded.value, source), matrix_from(expected["memory"])) <=
          forward_tolerance);
    CHECK(error_of(without_padding(logits.value, target), matrix_from(expected["logits"])) <=
          forward_tolerance);

    std::vector<float> weights(static_cast<std::size_t>(target.rows()));
    int counted = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) counted += target.ids[i] != 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
      weights[i] = target.ids[i] != 0 ? 1.0f / static_cast<float>(counted) : 0.0f;
    }
    copy(logits.value, logits.gradient);
    const double loss = cross_entropy(logits.gradient, gold.ids, weights,
                                      static_cast<float>(options["label_smoothing"].number));
    CHECK(std::abs(loss - matrix_from(expected["loss"])(0, 0)) <= 1e-6);
    CHECK(backward(tape, scratch) == 0);
    for (const Parameter& parameter : model.parameters.all()) {
      INFO(parameter.name);
      CHECK(error_of(ConstMatrixView(parameter.in(model.gradients.data())),
                     matrix_from(expected["d_" + parameter.name])) <= gradient_tolerance);
    }
  }
}

TEST_CASE("tracing changes nothing, and every tensor is there", "[transformer]") {
  for (const bool pre_norm : {true, false}) {
    TransformerSettings settings = small;
    settings.pre_norm = pre_norm;
    settings.learned_positions = !pre_norm;
    const Model model = seeded_model(settings);
    const Batch source = batch_of({{4, 5, 6, 7, 8}}), target = batch_of({{2, 9, 10, 4}});
    Trace trace;
    const Matrix traced = logits_of(*model, source, target, &trace);
    REQUIRE_FALSE(trace.problem());
    CHECK(largest_difference(traced, logits_of(*model, source, target)) <= 2e-5);
    for (const char* const name :
         {"encoder.token_embedding", "encoder.position_encoding", "encoder.input",
          "encoder.1.self_attention.layer_norm", "encoder.0.self_attention.head.2.query",
          "encoder.1.feed_forward.activation", "decoder.0.self_attention.w_query",
          "decoder.1.cross_attention.head.2.attention_weights", "decoder.1.cross_attention.output",
          "decoder.1.feed_forward.residual", "embedding", "logits"}) {
      INFO(name);
      CHECK(trace.find(name) >= 0);
    }
    const ConstMatrixView weights = trace.get("decoder.1.cross_attention.head.2.attention_weights");
    CHECK((weights.rows == 4 && weights.cols == 5));
    CHECK(trace.get("decoder.0.self_attention.head.0.attention_weights")(1, 2) == 0);  // causal
  }
}

TEST_CASE("a decoder that remembers gives what the whole pass gives", "[transformer]") {
  const Model model = seeded_model(small);
  const std::vector<std::int32_t> source = {4, 5, 6, 7, 8, 4, 9}, target = {2, 9, 10, 4, 4, 5};
  const Matrix whole = logits_of(*model, batch_of({source}), batch_of({target}));
  std::unique_ptr<Decoder> decoder = model->decoder(source);
  for (int t = 0; t < whole.rows(); ++t) {
    if (t == 3) decoder = decoder->clone();
    const ConstMatrixView row = decoder->next(target[static_cast<std::size_t>(t)]);
    CHECK(largest_difference(row, whole.view().rows_from(t, 1)) <= 2e-5);
  }
}

TEST_CASE("clones of a decoder go their own ways", "[transformer]") {
  const Model model = seeded_model(small);
  const std::vector<std::int32_t> source = {4, 5, 6};
  const std::unique_ptr<Decoder> one = model->decoder(source);
  one->next(2);
  const std::unique_ptr<Decoder> other = one->clone();
  one->next(9);
  other->next(10);
  const auto last_row = [&](const std::vector<std::int32_t>& target) {
    const Matrix all = logits_of(*model, batch_of({source}), batch_of({target}));
    return copy_of(all.view().rows_from(all.rows() - 1, 1));
  };
  CHECK(largest_difference(one->next(4), last_row({2, 9, 4})) <= 2e-5);
  CHECK(largest_difference(other->next(4), last_row({2, 10, 4})) <= 2e-5);
}

TEST_CASE("sentences of a batch do not see each other, nor their padding", "[transformer]") {
  const Model model = seeded_model(small);
  const std::vector<std::int32_t> sources[] = {{4, 5, 6}, {7, 8, 9, 10, 4}},
                                  targets[] = {{2, 9}, {3, 4, 5, 6}};
  Batch source, target;
  std::vector<std::int32_t> padded = sources[0];
  padded.insert(padded.end(), {0, 0});
  source.add(padded, 3);
  source.add(sources[1]);
  for (const auto& sentence : targets) target.add(sentence);
  const Matrix together = logits_of(*model, source, target);
  int first = 0;
  for (int s = 0; s < 2; ++s) {
    const Matrix alone = logits_of(*model, batch_of({sources[s]}), batch_of({targets[s]}));
    CHECK(largest_difference(together.view().rows_from(first, alone.rows()), alone) <= 2e-5);
    first += alone.rows();
  }
}

TEST_CASE("a pin on any tensor changes what comes after it, and nothing before", "[transformer]") {
  const Model model = seeded_model(small);
  const Batch source = batch_of({{4, 5, 6, 7}}), target = batch_of({{2, 9, 10}});
  Trace unpinned;
  const Matrix before = logits_of(*model, source, target, &unpinned);
  for (const char* const name :
       {"encoder.token_embedding", "encoder.0.self_attention.w_key",
        "encoder.1.self_attention.head.0.attention_scores", "decoder.1.cross_attention.layer_norm",
        "decoder.1.cross_attention.head.1.attention_weights", "decoder.0.feed_forward.hidden",
        "decoder.output", "embedding"}) {
    INFO(name);
    Trace trace;
    trace.pin(name, 1, 1, 0.75f);
    const Matrix after = logits_of(*model, source, target, &trace);
    REQUIRE_FALSE(trace.problem());
    CHECK(largest_difference(after, before) > 1e-4);
    const int pinned = trace.find(name);
    CHECK(trace.view(pinned)(1, 1) == 0.75f);
    for (int i = 0; i < pinned; ++i)
      CHECK(largest_difference(trace.view(i), unpinned.view(i)) == 0);
  }
}

TEST_CASE("a guide pulls its head towards the gold keys", "[transformer]") {
  Model model = seeded_model(small);
  const Batch source = batch_of({{4, 5, 6}, {7, 8}}), target = batch_of({{2, 9}, {2, 4, 5}});
  // Segment by segment: 2 × 3 and 3 × 2 flags.
  const std::vector<std::uint8_t> gold = {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1};
  const AlignmentGuide guide = {.gold = gold, .head = 1, .row_weight = 0.25f};
  const auto loss_of = [&](bool with_gradient) {
    Arena memory, scratch;
    Tape tape;
    Pass pass(memory, scratch, nullptr, &tape);
    model->logits(pass, source, target, &guide);
    std::fill(model.gradients.begin(), model.gradients.end(), 0.0f);
    const double loss = backward(tape, scratch);
    if (!with_gradient) std::fill(model.gradients.begin(), model.gradients.end(), 0.0f);
    return loss;
  };
  const double before = loss_of(true);
  CHECK(before > 0);
  const std::vector<float> gradients = model.gradients;
  double squares = 0;
  for (const float g : gradients) squares += static_cast<double>(g) * static_cast<double>(g);
  constexpr double step = 1e-3;
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    model.values[i] -= static_cast<float>(step * static_cast<double>(gradients[i]));
  }
  const double fallen = before - loss_of(false);
  CHECK(fallen == Approx(step * squares).epsilon(0.05));  // first order
}
