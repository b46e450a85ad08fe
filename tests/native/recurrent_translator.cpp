// The recurrent encoder and decoder: against PyTorch's cells, and its readers (alone, traced,
// taped, token by token) against each other.

#include "models/recurrent_translator.hpp"

#include <string>

#include "attention/explain.hpp"
#include "catch.hpp"
#include "json.hpp"
#include "models.hpp"
#include "support.hpp"
#include "training/backward.hpp"
#include "training/cross_entropy.hpp"

using namespace attn;
using namespace attn::test;

namespace {

using Kind = RecurrentAttentionKind;
using Sentences = std::vector<std::vector<std::int32_t>>;

// Of the largest entry of a tensor, or 1.
constexpr double forward_tolerance = 2e-6, gradient_tolerance = 1e-5;

constexpr CellKind all_cells[] = {CellKind::gru, CellKind::lstm};
constexpr Kind all_kinds[] = {Kind::none, Kind::dot, Kind::general, Kind::concat, Kind::additive};
constexpr const char* cell_names[] = {"gru", "lstm"};
constexpr const char* kind_names[] = {"none", "dot", "general", "concat", "additive"};

using Model = OwnedModel<RecurrentTranslator, RecurrentTranslatorSettings>;

// Small, with widths that are no multiples of four.
Model seeded_model(CellKind cell, Kind attention) {
  Model model({.vocab_size = 11,
               .embedding_dim = 5,
               .encoder_dim = 3,
               .decoder_dim = 6,
               .attention_dim = 7,
               .cell = cell,
               .attention = attention,
               .max_length = 16});
  Random random(1);
  model.fill_with(random, 0.6f);
  return model;
}

template <class Check>
void for_all_models(Check&& check) {
  for (const CellKind cell : all_cells) {
    for (const Kind kind : all_kinds) {
      INFO(cell_names[static_cast<int>(cell)] << ", " << kind_names[static_cast<int>(kind)]);
      Model model = seeded_model(cell, kind);
      check(model);
    }
  }
}

Batch batch_of(const Sentences& sentences) { return Batch::side_by_side(sentences, 0); }

Matrix logits_of(const Model& model, const Batch& source, const Batch& target,
                 Trace* trace = nullptr) {
  Arena memory, scratch;
  Pass pass(memory, scratch, trace);
  return copy_of(model->logits(pass, source, target, nullptr).value);
}

// One over the number of rows that have gold, and 0 for the padding.
std::vector<float> row_weights(const Batch& gold) {
  std::vector<float> weights(gold.ids.size());
  int counted = 0;
  for (const std::int32_t id : gold.ids) counted += id != 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    weights[i] = gold.ids[i] != 0 ? 1.0f / static_cast<float>(counted) : 0.0f;
  }
  return weights;
}

struct Taped {
  Matrix memory, logits;
  double loss = 0;
};

// A training step without its update; gradients are those of the loss alone.
Taped forward_and_backward(Model& model, const Batch& source, const Batch& target,
                           const Batch& gold, float label_smoothing) {
  Arena memory, scratch;
  Tape tape;
  Pass pass(memory, scratch, nullptr, &tape);
  std::fill(model.gradients.begin(), model.gradients.end(), 0.0f);
  const EncodedSource encoded = model->read(pass, source);
  CellState state = encoded.start;
  const Tensor logits = model->decode(pass, target, encoded, state);
  Taped taped = {copy_of(encoded.memory.states.value), copy_of(logits.value)};
  copy(logits.value, logits.gradient);
  taped.loss = cross_entropy(logits.gradient, gold.ids, row_weights(gold), label_smoothing);
  CHECK(backward(tape, scratch) == 0);
  return taped;
}

reference::Matrix matrix_from(const Json& json) {
  reference::Matrix out(static_cast<int>(json["rows"].number),
                        static_cast<int>(json["cols"].number));
  for (std::size_t i = 0; i < out.data.size(); ++i) out.data[i] = json["data"].items[i].number;
  return out;
}

Sentences sentences_from(const Json& json) {
  Sentences sentences;
  for (const Json& ids : json.items) {
    sentences.emplace_back();
    for (const Json& id : ids.items) {
      sentences.back().push_back(static_cast<std::int32_t>(id.number));
    }
  }
  return sentences;
}

template <std::size_t count>
int index_of(const char* const (&names)[count], const std::string& name) {
  for (std::size_t i = 0; i < count; ++i) {
    if (names[i] == name) return static_cast<int>(i);
  }
  FAIL(name);
  return 0;
}

double error_of(const reference::Matrix& computed, const reference::Matrix& exact) {
  return largest_difference(computed, exact) / std::max(1.0, largest_entry(exact));
}

const std::vector<std::int32_t> a_source = {4, 5, 6, 7, 8}, a_target = {2, 9, 10, 4};

}  // namespace

TEST_CASE("the recurrent translator is PyTorch's, forward and backward", "[recurrent][pytorch]") {
  const Json json =
      JsonReader::read_file(ATTENTION_TESTS_DIR "/fixtures/recurrent_translator.json");
  REQUIRE(json["cases"].items.size() == 6);
  for (const Json& item : json["cases"].items) {
    INFO(item["name"].text);
    const Json& options = item["options"];
    const auto number = [&](const char* name) { return static_cast<int>(options[name].number); };
    Model model({.vocab_size = number("vocab_size"),
                 .embedding_dim = number("embedding_dim"),
                 .encoder_dim = number("encoder_dim"),
                 .decoder_dim = number("decoder_dim"),
                 .attention_dim = number("attention_dim"),
                 .cell = all_cells[index_of(cell_names, options["cell"].text)],
                 .attention = all_kinds[index_of(kind_names, options["attention"].text)]});
    REQUIRE(item["inputs"].members.size() == model.parameters.all().size());
    for (const auto& [name, input] : item["inputs"].members) {
      const reference::Matrix exact = matrix_from(input);
      const MatrixView parameter = model.parameter(name);
      REQUIRE((parameter.rows == exact.rows && parameter.cols == exact.cols));
      for (std::size_t i = 0; i < exact.data.size(); ++i) {
        parameter.data[i] = static_cast<float>(exact.data[i]);
      }
    }
    const Sentences sources = sentences_from(options["source"]);
    const Sentences targets = sentences_from(options["target"]);
    const Json& expected = item["expected"];
    const Taped taped = forward_and_backward(model, batch_of(sources), batch_of(targets),
                                             batch_of(sentences_from(options["gold"])),
                                             static_cast<float>(options["label_smoothing"].number));
    CHECK(error_of(taped.memory.view(), matrix_from(expected["memory"])) <= forward_tolerance);
    CHECK(error_of(taped.logits.view(), matrix_from(expected["logits"])) <= forward_tolerance);
    CHECK(std::abs(taped.loss - matrix_from(expected["loss"])(0, 0)) <= 1e-6);
    for (const Parameter& parameter : model.parameters.all()) {
      INFO(parameter.name);
      CHECK(error_of(ConstMatrixView(parameter.in(model.gradients.data())),
                     matrix_from(expected["d_" + parameter.name])) <= gradient_tolerance);
    }
    if (model->settings().attention == Kind::none) continue;
    Trace trace;
    logits_of(model, batch_of({sources[0]}), batch_of({targets[0]}), &trace);
    REQUIRE_FALSE(trace.problem());
    CHECK(error_of(trace.get("decoder.attention_weights"),
                   matrix_from(expected["attention_weights"])) <= forward_tolerance);
  }
}

TEST_CASE("the gradient of a recurrent translator is its slope", "[recurrent]") {
  const Batch source = batch_of({{4, 5, 6}, {7, 8, 4}}), target = batch_of({{2, 9, 10}, {3, 5}}),
              gold = batch_of({{9, 10, 1}, {5, 1}});
  for_all_models([&](Model& model) {
    forward_and_backward(model, source, target, gold, 0.1f);
    const std::vector<float> gradients = model.gradients, values = model.values;
    // Along a random direction for each parameter, so that one number stands for all its cells.
    Random random(2);
    for (const Parameter& parameter : model.parameters.all()) {
      INFO(parameter.name);
      std::vector<double> direction(parameter.size());
      double slope = 0;
      for (std::size_t i = 0; i < direction.size(); ++i) {
        direction[i] = static_cast<double>(random.between(-1, 1));
        slope += direction[i] * static_cast<double>(gradients[parameter.offset + i]);
      }
      constexpr double step = 2e-2;
      const auto loss_at = [&](double distance) {
        for (std::size_t i = 0; i < direction.size(); ++i) {
          const std::size_t at = parameter.offset + i;
          model.values[at] =
              static_cast<float>(static_cast<double>(values[at]) + distance * direction[i]);
        }
        return forward_and_backward(model, source, target, gold, 0.1f).loss;
      };
      // Both central differences, of which the larger step's error is 4 times the smaller's.
      const double wide = (loss_at(step) - loss_at(-step)) / (2 * step);
      const double narrow = (loss_at(step / 2) - loss_at(-step / 2)) / step;
      CHECK((4 * narrow - wide) / 3 == Approx(slope).margin(5e-5).epsilon(5e-4));
      model.values = values;
    }
  });
}

TEST_CASE("a recurrent translator traced, alone and token by token gives the same", "[recurrent]") {
  for_all_models([](const Model& model) {
    const Batch source = batch_of({a_source}), target = batch_of({a_target});
    const Matrix alone = logits_of(model, source, target);
    Trace trace;
    CHECK(largest_difference(logits_of(model, source, target, &trace), alone) <= 2e-6);
    REQUIRE_FALSE(trace.problem());
    std::unique_ptr<Decoder> decoder = model->decoder(a_source);
    for (int t = 0; t < alone.rows(); ++t) {
      if (t == 2) decoder = decoder->clone();
      const ConstMatrixView row = decoder->next(a_target[static_cast<std::size_t>(t)]);
      CHECK(largest_difference(row, alone.view().rows_from(t, 1)) <= 2e-6);
    }
  });
}

TEST_CASE("clones of a recurrent decoder go their own ways", "[recurrent]") {
  for_all_models([](const Model& model) {
    const std::unique_ptr<Decoder> one = model->decoder(a_source);
    one->next(2);
    const std::unique_ptr<Decoder> other = one->clone();
    one->next(9);
    other->next(10);
    const auto last_row = [&](const std::vector<std::int32_t>& target) {
      const Matrix all = logits_of(model, batch_of({a_source}), batch_of({target}));
      return copy_of(all.view().rows_from(all.rows() - 1, 1));
    };
    CHECK(largest_difference(one->next(4), last_row({2, 9, 4})) <= 2e-6);
    CHECK(largest_difference(other->next(4), last_row({2, 10, 4})) <= 2e-6);
  });
}

TEST_CASE("sentences side by side are translated as if alone", "[recurrent]") {
  const Sentences sources = {{4, 5, 6}, {7, 8, 9}, {5, 5, 10}},
                  targets = {{2, 9}, {3, 4, 5, 6}, {2}};
  for_all_models([&](const Model& model) {
    const Matrix together = logits_of(model, batch_of(sources), batch_of(targets));
    for (std::size_t s = 0; s < sources.size(); ++s) {
      const Matrix alone = logits_of(model, batch_of({sources[s]}), batch_of({targets[s]}));
      const Rows rows = {static_cast<int>(s), alone.rows(), 3};
      CHECK(largest_difference(rows.of(together.view()), alone) <= 2e-6);
    }
  });
}

TEST_CASE("Batch::side_by_side holds all first tokens, then all second ones", "[recurrent]") {
  const Batch batch = Batch::side_by_side(Sentences{{4, 5, 6}, {7}}, 0);
  CHECK(batch.ids == std::vector<std::int32_t>{4, 7, 5, 0, 6, 0});
  CHECK(batch.positions == std::vector<std::int32_t>{0, 0, 1, 1, 2, 2});
  CHECK(batch.lengths == std::vector<int>{3, 1});
  REQUIRE(batch.sentences.size() == 2);
  CHECK(batch.sentences[1].first == 1);
  CHECK(batch.sentences[1].count == 3);
  CHECK(batch.sentences[1].step == 2);
}

TEST_CASE("every tensor of a recurrent translator has its name", "[recurrent]") {
  const auto names_in = [](CellKind cell, Kind kind) {
    const Model model = seeded_model(cell, kind);
    Trace trace;
    logits_of(model, batch_of({a_source}), batch_of({a_target}), &trace);
    REQUIRE_FALSE(trace.problem());
    for (const Parameter& parameter : model.parameters.all()) {
      INFO(parameter.name);
      CHECK(trace.find(parameter.name) >= 0);
    }
    std::string names;
    for (const std::string& name : names_of(trace)) names += name + "\n";
    return names;
  };
  const std::string additive = names_in(CellKind::gru, Kind::additive);
  CHECK(additive == R"(embedding
source_embedding
encoder.forward.hidden_before
encoder.forward.w_input
encoder.forward.b_input
encoder.forward.x_gates
encoder.forward.w_hidden
encoder.forward.b_hidden
encoder.forward.h_gates
encoder.forward.reset_gate
encoder.forward.update_gate
encoder.forward.candidate
encoder.forward.hidden
encoder.backward.hidden_before
encoder.backward.w_input
encoder.backward.b_input
encoder.backward.x_gates
encoder.backward.w_hidden
encoder.backward.b_hidden
encoder.backward.h_gates
encoder.backward.reset_gate
encoder.backward.update_gate
encoder.backward.candidate
encoder.backward.hidden
memory
decoder.last_forward
decoder.last_backward
decoder.last_states
decoder.w_initial
decoder.b_initial
decoder.initial_projection
decoder.initial_state
decoder.token_embedding
decoder.hidden_before
decoder.score.w_query
decoder.score.w_key
decoder.score.v
decoder.score.projected_query
decoder.score.projected_key
decoder.attention_scores
decoder.scaled_scores
decoder.masked_scores
decoder.row_maximum
decoder.exponentials
decoder.exponential_sum
decoder.attention_weights
decoder.context
decoder.input
decoder.w_input
decoder.b_input
decoder.x_gates
decoder.w_hidden
decoder.b_hidden
decoder.h_gates
decoder.reset_gate
decoder.update_gate
decoder.candidate
decoder.hidden
decoder.readout_input
decoder.w_output
decoder.b_output
decoder.readout
decoder.output
logits
)");
  const std::string general = names_in(CellKind::lstm, Kind::general);
  CHECK(general.substr(general.find("decoder.token_embedding")) == R"(decoder.token_embedding
decoder.hidden_before
decoder.cell_before
decoder.w_input
decoder.b_input
decoder.x_gates
decoder.w_hidden
decoder.b_hidden
decoder.h_gates
decoder.input_gate
decoder.forget_gate
decoder.cell_candidate
decoder.output_gate
decoder.cell
decoder.hidden
decoder.score.w
decoder.score.projected_query
decoder.attention_scores
decoder.scaled_scores
decoder.masked_scores
decoder.row_maximum
decoder.exponentials
decoder.exponential_sum
decoder.attention_weights
decoder.context
decoder.readout_input
decoder.w_output
decoder.b_output
decoder.readout
decoder.output
logits
)");
  const std::string none = names_in(CellKind::gru, Kind::none);
  CHECK(none.substr(none.find("memory")) == R"(memory
decoder.last_forward
decoder.last_backward
decoder.last_states
decoder.w_initial
decoder.b_initial
decoder.initial_projection
decoder.initial_state
decoder.context
decoder.token_embedding
decoder.hidden_before
decoder.input
decoder.w_input
decoder.b_input
decoder.x_gates
decoder.w_hidden
decoder.b_hidden
decoder.h_gates
decoder.reset_gate
decoder.update_gate
decoder.candidate
decoder.hidden
decoder.readout_input
decoder.w_output
decoder.b_output
decoder.readout
decoder.output
logits
)");
}

TEST_CASE("a pin on a row of the decoder changes that row and those after it", "[recurrent]") {
  for_all_models([](const Model& model) {
    const Batch source = batch_of({a_source}), target = batch_of({a_target});
    Trace unpinned;
    const Matrix before = logits_of(model, source, target, &unpinned);
    std::vector<std::string> names = {"decoder.hidden", "decoder.hidden_before", "decoder.x_gates"};
    const bool is_gru = model->settings().cell == CellKind::gru;
    names.push_back(is_gru ? "decoder.update_gate" : "decoder.cell");
    if (model->settings().attention == Kind::additive) {
      names.push_back("decoder.attention_scores");
      names.push_back("decoder.score.projected_query");
    }
    for (const std::string& name : names) {
      INFO(name);
      Trace trace;
      trace.pin(name, 1, 2, 0.9f);
      const Matrix after = logits_of(model, source, target, &trace);
      REQUIRE_FALSE(trace.problem());
      for (int t = 0; t < before.rows(); ++t) {
        INFO(t);
        const double change =
            largest_difference(after.view().rows_from(t, 1), before.view().rows_from(t, 1));
        CHECK((change > 0) == (t > 0));
      }
    }
  });
}

TEST_CASE("a pin on the attention weights of a recurrent decoder changes its context",
          "[recurrent]") {
  for_all_models([](const Model& model) {
    if (model->settings().attention == Kind::none) return;
    const Batch source = batch_of({a_source}), target = batch_of({a_target});
    Trace unpinned, trace;
    logits_of(model, source, target, &unpinned);
    trace.pin("decoder.attention_weights", 1, 3, 1.5f);
    const Matrix logits = logits_of(model, source, target, &trace);
    REQUIRE_FALSE(trace.problem());
    REQUIRE(trace.row_sum_notes().size() == 1);
    CHECK(trace.row_sum_notes()[0].row == 1);
    // Without input feeding nothing of the context goes on to the next row.
    const bool feeds_on = model->settings().attention == Kind::additive;
    for (int t = 0; t < 4; ++t) {
      INFO(t);
      const auto change = [&](const char* name) {
        return largest_difference(trace.get(name).rows_from(t, 1),
                                  unpinned.get(name).rows_from(t, 1));
      };
      const bool is_reached = t == 1 || (feeds_on && t > 1);
      CHECK((change("decoder.context") > 0) == is_reached);
      CHECK((change("logits") > 0) == is_reached);
    }
  });
}

TEST_CASE("a pin on any tensor of a recurrent translator changes what comes after it",
          "[recurrent]") {
  for_all_models([](const Model& model) {
    const Batch source = batch_of({a_source}), target = batch_of({a_target});
    Trace unpinned;
    const Matrix before = logits_of(model, source, target, &unpinned);
    for (int entry = 0; entry < unpinned.size(); ++entry) {
      const std::string name = unpinned.name(entry);
      INFO(name);
      const bool has_attention = model->settings().attention != Kind::none;
      if (name == "memory" && !has_attention) continue;  // only its last states are read
      if (name == "decoder.row_maximum") continue;       // a softmax is the same without it
      const ConstMatrixView matrix = unpinned.view(entry);
      const int row = matrix.rows / 2, col = matrix.cols / 2;
      Trace trace;
      trace.pin(name, row, col, matrix(row, col) + 0.75f);
      const Matrix after = logits_of(model, source, target, &trace);
      REQUIRE_FALSE(trace.problem());
      CHECK(largest_difference(after, before) > 0);
      CHECK(same_bits(trace.view(entry)(row, col), matrix(row, col) + 0.75f));
    }
  });
}

TEST_CASE("every cell of a recurrent translator is explained by cells of its trace",
          "[recurrent][explain]") {
  for_all_models([](const Model& model) {
    Trace trace;
    logits_of(model, batch_of({a_source}), batch_of({a_target}), &trace);
    for (int entry = 0; entry < trace.size(); ++entry) {
      INFO(trace.name(entry));
      const ConstMatrixView matrix = trace.view(entry);
      const Operation operation = trace.entry(entry).recipe.operation;
      for (int r = 0; r < matrix.rows; ++r) {
        for (int c = 0; c < matrix.cols; ++c) {
          const Explanation explanation = explain(trace, entry, r, c);
          double sum = 0;
          bool is_true = explanation.operation == operation;
          const auto check = [&](const CellReference& cell) {
            is_true &= same_bits(trace.view(cell.entry)(cell.row, cell.col), cell.value);
          };
          for (const Term& term : explanation.terms) {
            check(term.cell);
            for (const CellReference& cell : term.with) check(cell);
            sum += static_cast<double>(term.product);
          }
          const double value = static_cast<double>(matrix(r, c));
          is_true &= std::abs(static_cast<double>(explanation.result) - value) <= 2e-6;
          if (operation == Operation::tanh) is_true &= std::abs(std::tanh(sum) - value) <= 1e-6;
          if (operation == Operation::sigmoid) {
            is_true &= std::abs(1 / (1 + std::exp(-sum)) - value) <= 1e-6;
          }
          if (!is_true) FAIL("row " << r << ", column " << c);
        }
      }
    }
  });
}

TEST_CASE("the state before a row is told from the row it comes from", "[recurrent][explain]") {
  const Model model = seeded_model(CellKind::lstm, Kind::additive);
  Trace trace;
  logits_of(model, batch_of({a_source}), batch_of({a_target}), &trace);
  const auto origin = [&](const char* name, int row) {
    const Explanation told = explain(trace, trace.find(name), row, 1);
    if (told.terms.empty()) return std::string("0");
    return trace.name(told.terms[0].cell.entry) + " " + std::to_string(told.terms[0].cell.row);
  };
  CHECK(origin("encoder.forward.hidden_before", 0) == "0");
  CHECK(origin("encoder.forward.hidden_before", 3) == "encoder.forward.hidden 2");
  CHECK(origin("encoder.backward.hidden_before", 3) == "encoder.backward.hidden 4");
  CHECK(origin("encoder.backward.hidden_before", 4) == "0");
  CHECK(origin("decoder.last_forward", 0) == "encoder.forward.hidden 4");
  CHECK(origin("decoder.last_backward", 0) == "encoder.backward.hidden 0");
  CHECK(origin("decoder.hidden_before", 0) == "decoder.initial_state 0");
  CHECK(origin("decoder.hidden_before", 2) == "decoder.hidden 1");
  CHECK(origin("decoder.cell_before", 0) == "0");
  CHECK(origin("decoder.cell_before", 2) == "decoder.cell 1");
}
