#pragma once

#include <cassert>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/tape.hpp"
#include "tensor/arena.hpp"

namespace attn {

/// In every layer norm of a model, as PyTorch's default.
inline constexpr float layer_norm_epsilon = 1e-5f;

/// One forward pass through a model. A model is written once, as steps of a pass, and serves three
/// readers: alone, the pass only computes; with a trace it records every tensor under its name, and
/// pins hold; with a tape it notes each step, so that training/backward.hpp can go back.
///
///     Pass pass(memory, scratch);
///     const Tensor hidden = pass.product("hidden", x, w, b);
///
/// Results live in `memory` (or in the trace) until it is reset. Names are literals.
class Pass {
 public:
  Pass(Arena& memory, Arena& scratch, Trace* trace = nullptr, Tape* tape = nullptr,
       Dropout dropout = {})
      : memory_(memory), scratch_(scratch), trace_(trace), tape_(tape), dropout_(dropout) {
    assert(!(trace && tape));
  }

  Trace* trace() const { return trace_; }
  Arena& memory() { return memory_; }

  /// Puts `prefix` before the names of what is recorded while the scope lives: "encoder.0.".
  class Scope {
   public:
    Scope(Pass& pass, std::string_view prefix) {
      if (pass.trace_) scope_.emplace(*pass.trace_, prefix);
    }

   private:
    std::optional<Trace::Scope> scope_;
  };

  /// Keeps the segments for as long as the pass.
  std::span<const Segment> keep(std::vector<Segment> segments) {
    segments_.push_back(std::move(segments));
    return segments_.back();
  }

  /// Room for a tensor that several steps fill row by row.
  Tensor open(std::string_view name, int rows, int cols, const Recipe& recipe = {});
  /// A parameter or another matrix that is read, not computed.
  Tensor given(std::string_view name, const Tensor& tensor);

  // Each step comes twice: one makes room for its result, one writes where it is told.

  /// out[i] = table[ids[i]] · factor, [ids, cols of the table]. `ids` outlives the pass.
  /// `operation`: what a trace says of it.
  Tensor embed(std::string_view name, std::span<const std::int32_t> ids, const Tensor& table,
               float factor, Operation operation = Operation::embedding_scale);
  /// out = x · w (+ b). `open_product` makes room only, for rows that are computed one after the
  /// other.
  Tensor open_product(std::string_view name, const Tensor& x, const Tensor& w,
                      const Tensor& b = {});
  Tensor product(std::string_view name, const Tensor& x, const Tensor& w, const Tensor& b = {});
  void product(const Tensor& out, const Tensor& x, const Tensor& w, const Tensor& b = {});
  /// out = x · wᵀ.
  Tensor product_transposed(std::string_view name, const Tensor& x, const Tensor& w);
  Tensor sum(std::string_view name, const Tensor& a, const Tensor& b);
  void sum(const Tensor& out, const Tensor& a, const Tensor& b);
  /// The softmax of each row. Nothing that is trained needs it: the loss takes logits.
  Tensor softmax(std::string_view name, const Tensor& x);
  /// A trace also has `layer_norm.mean` and `layer_norm.deviation`, [rows, 1].
  Tensor layer_norm(std::string_view name, const Tensor& x, const Tensor& gain, const Tensor& bias);
  Tensor activate(std::string_view name, Activation activation, const Tensor& x);
  void activate(const Tensor& out, Activation activation, const Tensor& x);
  /// x itself unless this is a training pass.
  Tensor dropout(const Tensor& x);
  /// Some rows of x: a view of them, in a trace a copy with a name of its own.
  Tensor rows(std::string_view name, const Tensor& x, int first, int count);
  /// The parts side by side, at most four, with as many rows as the first. `open_join` makes room
  /// only, for rows that are joined one after the other.
  Tensor open_join(std::string_view name, std::initializer_list<Tensor> parts);
  Tensor join(std::string_view name, std::initializer_list<Tensor> parts);
  void join(const Tensor& out, std::initializer_list<Tensor> parts);

  // Recurrent cells (kernels/recurrent_cells.hpp), a row a sequence. Not for traces: those record
  // each gate.
  void gru(const Tensor& hidden, const Tensor& x_gates, const Tensor& h_gates,
           const Tensor& hidden_before);
  void lstm(const Tensor& hidden, const Tensor& cell, const Tensor& x_gates, const Tensor& h_gates,
            const Tensor& cell_before);

  /// context of every segment and head: query [.., num_heads · head_dim], key and value likewise.
  /// Not for traces: those record each head (attention/multi_head_attention.hpp).
  Tensor attend(const Tensor& query, const Tensor& key, const Tensor& value,
                std::span<const Segment> segments, int num_heads, const AttentionOptions& options,
                const ScoreTensors& score = {}, const AlignmentGuide* guide = nullptr);
  void attend(const Tensor& out, const Tensor& query, const Tensor& key, const Tensor& value,
              std::span<const Segment> segments, int num_heads, const AttentionOptions& options,
              const ScoreTensors& score = {}, const AlignmentGuide* guide = nullptr);

 private:
  void settle(const Tensor& out);
  void note(TapeStep step) {
    if (tape_) tape_->steps.push_back(step);
  }

  Arena& memory_;
  Arena& scratch_;
  Trace* trace_;
  Tape* tape_;
  Dropout dropout_;  // of the next place
  std::vector<std::vector<Segment>> segments_;
};

}  // namespace attn
