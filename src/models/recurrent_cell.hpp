#pragma once

#include <array>
#include <string>

#include "models/parameters.hpp"
#include "models/pass.hpp"

namespace attn {

/// The equations are in kernels/recurrent_cells.hpp.
enum class CellKind { gru, lstm };

/// A gated recurrent cell with its parameters. Gates lie side by side in blocks of hidden_dim
/// columns, in PyTorch's order: r, z, n (GRU) or i, f, g, o (LSTM). The matrices are PyTorch's
/// weight_ih and weight_hh transposed.
struct RecurrentCell {
  CellKind kind = CellKind::gru;
  int hidden_dim = 0;
  Tensor w_input;            ///< [input_dim, gates · hidden_dim]
  Tensor w_hidden;           ///< [hidden_dim, gates · hidden_dim]
  Tensor b_input, b_hidden;  ///< [1, gates · hidden_dim]

  RecurrentCell() = default;
  /// Declares `<name>.w_input`, `.b_input`, `.w_hidden` and `.b_hidden`.
  RecurrentCell(CellKind kind, const std::string& name, int input_dim, int hidden_dim,
                Parameters& parameters);
};

/// What a cell hands on from one step to the next, a row a sequence.
struct CellState {
  Tensor hidden;  ///< [sequences, hidden_dim]
  Tensor cell;    ///< LSTM: the same shape
};

/// The state of `sequences` sequences that have read nothing: zeros.
CellState zero_state(Pass& pass, const RecurrentCell& cell, int sequences);

/// A cell on its way through sequences that lie side by side, some rows a step. Steps may follow
/// one another as soon as their input is known:
///
///     CellRun run(pass, cell, rows, zero_state(pass, cell, sequences));
///     run.open(input);
///     run.read(0, rows);                            // x_gates, of many steps at once
///     for (first of each step) run.step(first);
///
/// A trace has `hidden_before` (the state that each row starts from), `x_gates`, `h_gates`, each
/// gate by its name and `hidden`, with LSTM also `cell_before` and `cell`.
class CellRun {
 public:
  enum class Direction { forward, backward };

  /// `cell` outlives the run. Backward, steps go from the last row to the first; a trace knows from
  /// it where the row before is.
  CellRun(Pass& pass, const RecurrentCell& cell, int rows, const CellState& start,
          Direction direction = Direction::forward);

  /// All states that rows start from; for traces, which open them before the rest.
  const Tensor& hidden_before() const { return hidden_before_; }
  /// Makes room for what is computed from `input` [rows, input_dim].
  void open(const Tensor& input);
  /// x_gates of some rows, from rows of the input that are there by now.
  void read(int first, int count);
  /// The state before the step from row `first` on, [sequences, hidden_dim]. Comes before `step`.
  Tensor begin(int first);
  /// The step's rows of `hidden`.
  void step(int first);

  const Tensor& hidden() const { return hidden_; }
  /// After the last step.
  const CellState& state() const { return state_; }

 private:
  static constexpr int candidate = 2;  // the gate that is no σ, in both kinds

  void open_gates();
  void record_step(int first);
  void record_gate(int gate, int first);

  Pass& pass_;
  const RecurrentCell& cell_;
  const int rows_, sequences_;
  const Direction direction_;
  const CellState start_;
  CellState state_;
  Tensor input_, w_input_, b_input_, w_hidden_, b_hidden_;
  Tensor hidden_before_, cell_before_, x_gates_, h_gates_, hidden_, cells_;
  std::array<Tensor, 4> gates_;  // in a trace
};

}  // namespace attn
