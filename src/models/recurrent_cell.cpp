#include "models/recurrent_cell.hpp"

#include "kernels/activation.hpp"
#include "kernels/elementwise.hpp"
#include "simd/exp.hpp"

namespace attn {
namespace {

constexpr std::string_view gru_names[] = {"reset_gate", "update_gate", "candidate"};
constexpr std::string_view lstm_names[] = {"input_gate", "forget_gate", "cell_candidate",
                                           "output_gate"};

std::span<const std::string_view> gate_names(CellKind kind) {
  if (kind == CellKind::gru) return gru_names;
  return lstm_names;
}

// out[r][c] = function(r, c); traces are short, so cells one by one will do.
template <class Function>
void fill_cells(MatrixView out, Function&& function) {
  for (int r = 0; r < out.rows; ++r) {
    for (int c = 0; c < out.cols; ++c) out(r, c) = function(r, c);
  }
}

}  // namespace

RecurrentCell::RecurrentCell(CellKind kind_, const std::string& name, int input_dim,
                             int hidden_dim_, Parameters& parameters)
    : kind(kind_), hidden_dim(hidden_dim_) {
  const int cols = static_cast<int>(gate_names(kind).size()) * hidden_dim;
  w_input = parameters.declare(name + ".w_input", input_dim, cols, Initial::uniform);
  b_input = parameters.declare(name + ".b_input", 1, cols, Initial::zeros);
  w_hidden = parameters.declare(name + ".w_hidden", hidden_dim, cols, Initial::uniform);
  b_hidden = parameters.declare(name + ".b_hidden", 1, cols, Initial::zeros);
}

CellState zero_state(Pass& pass, const RecurrentCell& cell, int sequences) {
  const auto zeros = [&] {
    Tensor tensor;
    tensor.value = pass.memory().matrix(sequences, cell.hidden_dim);
    fill(tensor.value, 0.0f);
    return tensor;
  };
  return {zeros(), cell.kind == CellKind::lstm ? zeros() : Tensor()};
}

CellRun::CellRun(Pass& pass, const RecurrentCell& cell, int rows, const CellState& start,
                 Direction direction)
    : pass_(pass),
      cell_(cell),
      rows_(rows),
      sequences_(start.hidden.rows()),
      direction_(direction),
      start_(start),
      state_(start) {
  if (!pass.trace()) return;
  assert(sequences_ == 1);
  hidden_before_ = pass.open("hidden_before", rows, cell.hidden_dim);
  if (cell.kind == CellKind::lstm) cell_before_ = pass.open("cell_before", rows, cell.hidden_dim);
}

void CellRun::open(const Tensor& input) {
  input_ = input;
  w_input_ = pass_.given("w_input", cell_.w_input);
  b_input_ = pass_.given("b_input", cell_.b_input);
  x_gates_ = pass_.open_product("x_gates", input, w_input_, b_input_);
  w_hidden_ = pass_.given("w_hidden", cell_.w_hidden);
  b_hidden_ = pass_.given("b_hidden", cell_.b_hidden);
  if (pass_.trace()) {
    h_gates_ = pass_.open_product("h_gates", hidden_before_, w_hidden_, b_hidden_);
    return open_gates();
  }
  h_gates_ = pass_.open("", rows_, w_hidden_.cols());
  hidden_ = pass_.open("", rows_, cell_.hidden_dim);
  if (cell_.kind == CellKind::lstm) cells_ = pass_.open("", rows_, cell_.hidden_dim);
}

void CellRun::open_gates() {
  Trace& trace = *pass_.trace();
  const auto names = gate_names(cell_.kind);
  const bool is_gru = cell_.kind == CellKind::gru;
  for (std::size_t g = 0; g < names.size(); ++g) {
    const bool is_candidate = g == candidate;
    Recipe recipe = {.operation = is_candidate ? Operation::tanh : Operation::sigmoid,
                     .source = {x_gates_.entry, h_gates_.entry, no_source, no_source},
                     .first_column = static_cast<int>(g) * cell_.hidden_dim};
    if (is_candidate && is_gru) recipe.source[2] = gates_[0].entry;
    gates_[g] = pass_.open(names[g], rows_, cell_.hidden_dim, recipe);
  }
  const auto open = [&](std::string_view name, Operation operation, const Tensor& a,
                        const Tensor& b, const Tensor& c = {}, const Tensor& d = {}) {
    return pass_.open(name, rows_, cell_.hidden_dim,
                      {.operation = operation, .source = {a.entry, b.entry, c.entry, d.entry}});
  };
  const auto name_source = [&](const Tensor& before, const Tensor& of, const Tensor& start) {
    trace.set_recipe(before.entry, {.operation = Operation::shift,
                                    .source = {of.entry, start.entry, no_source, no_source},
                                    .first_row = direction_ == Direction::forward ? -1 : 1});
  };
  if (is_gru) {
    hidden_ = open("hidden", Operation::interpolation, gates_[1], gates_[2], hidden_before_);
  } else {
    cells_ =
        open("cell", Operation::sum_of_products, gates_[1], cell_before_, gates_[0], gates_[2]);
    hidden_ = open("hidden", Operation::gated_tanh, gates_[3], cells_);
    name_source(cell_before_, cells_, start_.cell);
  }
  name_source(hidden_before_, hidden_, start_.hidden);
}

void CellRun::read(int first, int count) {
  pass_.product(x_gates_.rows_from(first, count), input_.rows_from(first, count), w_input_,
                b_input_);
}

Tensor CellRun::begin(int first) {
  if (Trace* const trace = pass_.trace()) {
    const auto record = [&](const Tensor& before, Tensor& state) {
      const Tensor rows = before.rows_from(first, sequences_);
      copy(state.value, rows.value);
      trace->settle(before.entry, first, sequences_);
      state = rows;
    };
    record(hidden_before_, state_.hidden);
    if (cell_.kind == CellKind::lstm) record(cell_before_, state_.cell);
  }
  return state_.hidden;
}

void CellRun::step(int first) {
  const Tensor h_gates = h_gates_.rows_from(first, sequences_);
  pass_.product(h_gates, state_.hidden, w_hidden_, b_hidden_);
  const Tensor hidden = hidden_.rows_from(first, sequences_);
  const Tensor cell = cells_.empty() ? Tensor() : cells_.rows_from(first, sequences_);
  const Tensor x_gates = x_gates_.rows_from(first, sequences_);
  if (pass_.trace()) {
    record_step(first);
  } else if (cell_.kind == CellKind::gru) {
    pass_.gru(hidden, x_gates, h_gates, state_.hidden);
  } else {
    pass_.lstm(hidden, cell, x_gates, h_gates, state_.cell);
  }
  state_ = {hidden, cell};
}

void CellRun::record_gate(int gate, int first) {
  const Tensor& tensor = gates_[static_cast<std::size_t>(gate)];
  const auto block = [&](const Tensor& gates) {
    return gates.value.rows_from(first, sequences_)
        .columns_from(gate * cell_.hidden_dim, cell_.hidden_dim);
  };
  const MatrixView x = block(x_gates_), h = block(h_gates_);
  const MatrixView out = tensor.value.rows_from(first, sequences_);
  if (gate == candidate && cell_.kind == CellKind::gru) {
    const MatrixView reset = gates_[0].value.rows_from(first, sequences_);
    fill_cells(out, [&](int r, int c) { return x(r, c) + reset(r, c) * h(r, c); });
  } else {
    add(x, h, out);
  }
  if (gate == candidate) {
    tanh(out, out);
  } else {
    sigmoid(out, out);
  }
  pass_.trace()->settle(tensor.entry, first, sequences_);
}

void CellRun::record_step(int first) {
  for (std::size_t g = 0; g < gate_names(cell_.kind).size(); ++g) {
    record_gate(static_cast<int>(g), first);
  }
  const auto rows = [&](const Tensor& tensor) { return tensor.value.rows_from(first, sequences_); };
  const auto fill = [&](const Tensor& tensor, auto&& function) {
    fill_cells(rows(tensor), function);
    pass_.trace()->settle(tensor.entry, first, sequences_);
  };
  if (cell_.kind == CellKind::gru) {
    const MatrixView z = rows(gates_[1]), n = rows(gates_[2]), before = rows(hidden_before_);
    fill(hidden_,
         [&](int r, int c) { return (1.0f - z(r, c)) * n(r, c) + z(r, c) * before(r, c); });
    return;
  }
  const MatrixView i = rows(gates_[0]), f = rows(gates_[1]), g = rows(gates_[2]),
                   o = rows(gates_[3]), before = rows(cell_before_), cell = rows(cells_);
  fill(cells_, [&](int r, int c) { return f(r, c) * before(r, c) + i(r, c) * g(r, c); });
  fill(hidden_, [&](int r, int c) { return o(r, c) * simd::tanh(cell(r, c)); });
}

}  // namespace attn
