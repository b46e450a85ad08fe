// What PyTorch's autograd and its optimizer compute in double precision, against the backward twins
// in float32. The numbers and the script that made them: tests/fixtures/.

#include "attention/attention_backward.hpp"
#include "attention/flash_attention.hpp"
#include "attention/flash_attention_backward.hpp"
#include "catch.hpp"
#include "fixtures.hpp"
#include "gradients.hpp"
#include "kernels/activation.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/embedding.hpp"
#include "kernels/layer_norm.hpp"
#include "kernels/matmul.hpp"
#include "kernels/recurrent_cells.hpp"
#include "training/adam_w.hpp"
#include "training/cross_entropy.hpp"
#include "training/gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Of the largest entry of a tensor, or 1.
constexpr double tolerance = 1e-5;

// Results and gradients under the names of the fixture, all 0 at first.
class Computed {
 public:
  explicit Computed(const Fixture& fixture) : fixture_(fixture) {
    for (const auto& [name, exact] : fixture.expected) {
      matrices_.emplace(name, Matrix(exact.rows, exact.cols));
    }
  }
  MatrixView operator[](const std::string& name) {
    const auto found = matrices_.find(name);
    return found == matrices_.end() ? MatrixView() : found->second.view();
  }
  void check() {
    for (const auto& [name, exact] : fixture_.expected) {
      INFO(name);
      const double size = std::max(1.0, largest_entry(exact));
      CHECK(largest_difference(matrices_.at(name), exact) / size <= tolerance);
    }
  }

 private:
  const Fixture& fixture_;
  std::map<std::string, Matrix> matrices_;
};

std::vector<std::int32_t> integers(const Json& json) {
  std::vector<std::int32_t> out;
  for (const Json& item : json.items) out.push_back(static_cast<std::int32_t>(item.number));
  return out;
}

void compute_activation(const Fixture& fixture, Computed& computed) {
  const std::string& name = fixture.json["operation"].text;
  const ConstMatrixView x = fixture.input("x"), d_out = fixture.input("d_out");
  const MatrixView out = computed["out"], d_x = computed["d_x"];
  if (name == "relu") {
    relu(x, out);
    relu_backward(out, d_out, d_x);
  } else if (name == "gelu") {
    gelu(x, out);
    gelu_backward(x, d_out, d_x);
  } else if (name == "sigmoid") {
    sigmoid(x, out);
    sigmoid_backward(out, d_out, d_x);
  } else {
    attn::tanh(x, out);
    tanh_backward(out, d_out, d_x);
  }
}

void compute_layer_norm(const Fixture& fixture, Computed& computed) {
  const auto epsilon = static_cast<float>(fixture.epsilon);
  const ConstMatrixView x = fixture.input("x"), gain = fixture.input("gain");
  layer_norm(x, gain, fixture.input("bias"), epsilon, computed["out"]);
  layer_norm_backward(x, gain, epsilon, fixture.input("d_out"), computed["d_x"], computed["d_gain"],
                      computed["d_bias"]);
}

void compute_embedding(const Fixture& fixture, Computed& computed) {
  const std::vector<std::int32_t> ids = integers(fixture.json["ids"]);
  const auto factor = static_cast<float>(fixture.json["factor"].number);
  embed(ids, fixture.input("table"), factor, computed["out"]);
  embed_backward(ids, fixture.input("d_out"), factor, computed["d_table"]);
}

// The products around the gates of a cell, and their gradients.
struct Cell {
  const Fixture& fixture;
  Computed& computed;
  Matrix x_gates, h_gates, d_x_gates, d_h_gates, gates;

  Cell(const Fixture& f, Computed& c) : fixture(f), computed(c) {
    const int batch = f.input("x").rows, width = f.input("w_input").cols;
    for (Matrix* each : {&x_gates, &h_gates, &d_x_gates, &d_h_gates, &gates}) {
      *each = Matrix(batch, width);
    }
    matmul(f.input("x"), f.input("w_input"), x_gates, f.input("b_input"));
    matmul(f.input("h_before"), f.input("w_hidden"), h_gates, f.input("b_hidden"));
  }
  void products_backward() {
    add_matmul_transposed(d_x_gates, fixture.input("w_input"), computed["d_x"]);
    add_matmul_transposed(d_h_gates, fixture.input("w_hidden"), computed["d_h_before"]);
    add_transposed_matmul(fixture.input("x"), d_x_gates, computed["d_w_input"]);
    add_transposed_matmul(fixture.input("h_before"), d_h_gates, computed["d_w_hidden"]);
    add_column_sums(d_x_gates, computed["d_b_input"]);
    add_column_sums(d_h_gates, computed["d_b_hidden"]);
  }
};

void compute_gru(const Fixture& fixture, Computed& computed) {
  Cell cell(fixture, computed);
  const ConstMatrixView before = fixture.input("h_before");
  gru_gates(cell.x_gates, cell.h_gates, before, computed["h"], cell.gates);
  gru_gates_backward(cell.gates, cell.h_gates, before, fixture.input("d_h"), cell.d_x_gates,
                     cell.d_h_gates, computed["d_h_before"]);
  cell.products_backward();
}

void compute_lstm(const Fixture& fixture, Computed& computed) {
  Cell cell(fixture, computed);
  const ConstMatrixView before = fixture.input("c_before");
  lstm_gates(cell.x_gates, cell.h_gates, before, computed["h"], computed["c"], cell.gates);
  lstm_gates_backward(cell.gates, before, computed["c"], fixture.input("d_h"), fixture.input("d_c"),
                      cell.d_x_gates, computed["d_c_before"]);
  copy(cell.d_x_gates, cell.d_h_gates);
  cell.products_backward();
}

void compute_cross_entropy(const Fixture& fixture, Computed& computed) {
  const std::vector<std::int32_t> targets = integers(fixture.json["target"]);
  const auto ignored = std::count(targets.begin(), targets.end(), -100);
  std::vector<float> row_weights;
  for (const std::int32_t target : targets) {
    const auto kept = static_cast<float>(std::ssize(targets) - ignored);
    row_weights.push_back(target < 0 ? 0.0f : 1.0f / kept);
  }
  copy(fixture.input("logits"), computed["d_logits"]);
  const double loss = cross_entropy(computed["d_logits"], targets, row_weights,
                                    static_cast<float>(fixture.json["label_smoothing"].number));
  computed["loss"](0, 0) = static_cast<float>(loss);
}

void compute_attention(const Fixture& fixture, Computed& computed) {
  AttentionOptions options = fixture.options;
  options.score_weights = {fixture.input("score.w"), fixture.input("score.w_query"),
                           fixture.input("score.w_key"), fixture.input("score.v")};
  const ConstMatrixView query = fixture.input("query"), key = fixture.input("key");
  const ConstMatrixView value = fixture.input("value"), d_context = fixture.input("d_context");
  Arena scratch;
  attention(query, key, value, options, scratch, nullptr, computed["context"]);
  attention_backward(query, key, value, options, {}, d_context, {}, scratch,
                     {computed["d_query"],
                      computed["d_key"],
                      computed["d_value"],
                      {computed["d_score.w"], computed["d_score.w_query"],
                       computed["d_score.w_key"], computed["d_score.v"]}});
}

void compute_flash_attention(const Fixture& fixture, Computed& computed) {
  const ConstMatrixView query = fixture.input("query"), key = fixture.input("key");
  const ConstMatrixView value = fixture.input("value");
  const Mask& mask = fixture.options.mask;
  const float factor = fixture.options.score_factor(query.cols);
  Matrix logsumexp(query.rows, 1);
  Arena scratch;
  flash_attention(query, key, value, factor, mask.causal, mask.valid_keys, scratch,
                  computed["context"], logsumexp);
  flash_attention_backward(
      {query, key, value, factor, mask.causal, mask.valid_keys, computed["context"], logsumexp},
      fixture.input("d_context"), {}, scratch, computed["d_query"], computed["d_key"],
      computed["d_value"]);
}

}  // namespace

TEST_CASE("results and gradients are PyTorch's", "[pytorch]") {
  const std::map<std::string, void (*)(const Fixture&, Computed&)> operations = {
      {"relu", compute_activation},
      {"gelu", compute_activation},
      {"sigmoid", compute_activation},
      {"tanh", compute_activation},
      {"layer_norm", compute_layer_norm},
      {"embedding", compute_embedding},
      {"gru", compute_gru},
      {"lstm", compute_lstm},
      {"attention", compute_attention},
      {"cross_entropy", compute_cross_entropy}};
  for_all_fixtures("gradients.json", [&](const Fixture& fixture) {
    Computed computed(fixture);
    operations.at(fixture.json["operation"].text)(fixture, computed);
    computed.check();
  });
}

TEST_CASE("results and gradients of fused attention are PyTorch's", "[pytorch]") {
  int count = 0;
  for_all_fixtures("gradients.json", [&](const Fixture& fixture) {
    const bool is_attention = fixture.json["operation"].text == "attention";
    if (!is_attention || fixture.options.score != Score::scaled_dot_product) return;
    Computed computed(fixture);
    compute_flash_attention(fixture, computed);
    computed.check();
    ++count;
  });
  CHECK(count == 4);
}

TEST_CASE("adam_w_step and clip_global_norm are PyTorch's AdamW and clip_grad_norm_", "[pytorch]") {
  for_all_fixtures("adam_w.json", [](const Fixture& fixture) {
    const Json& options = fixture.json;
    AdamW adam;
    adam.beta1 = static_cast<float>(options["beta1"].number);
    adam.beta2 = static_cast<float>(options["beta2"].number);
    adam.epsilon = static_cast<float>(options["epsilon"].number);
    adam.weight_decay = static_cast<float>(options["weight_decay"].number);
    const ConstMatrixView all_gradients = fixture.input("gradients");
    Matrix parameters = copy_of(fixture.input("parameters"));
    const auto size = static_cast<std::size_t>(parameters.cols());
    std::vector<float> first(size), second(size);
    const reference::Matrix& exact = fixture.expected.at("parameters");
    for (int step = 1; step <= all_gradients.rows; ++step) {
      std::vector<float> gradients(all_gradients.row(step - 1), all_gradients.row(step - 1) + size);
      const double norm = clip_global_norm(gradients, options["max_norm"].number);
      CHECK(std::abs(norm - fixture.expected.at("norms")(step - 1, 0)) <= 1e-8);
      const double rate =
          options["learning_rates"].items[static_cast<std::size_t>(step - 1)].number;
      adam_w_step(adam, step, rate, gradients, first, second, {parameters.view().data, size});
      CHECK(largest_difference(parameters, reference::rows(exact, step - 1, 1)) <= 1e-6);
    }
  });
}
