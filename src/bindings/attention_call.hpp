#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attention/multi_head_attention.hpp"
#include "bindings/problem.hpp"
#include "bindings/typed_array.hpp"
#include "tensor/arena.hpp"
#include "tensor/trace.hpp"

namespace attn::bindings {

/// The numbers of a call that are not matrices; web/core has checked their ranges.
struct CallSettings {
  int score = 0;     ///< attn::Score
  int position = 0;  ///< attn::Position
  bool has_scale = false;
  float scale = 1.0f;
  float temperature = 1.0f;
  bool causal = false;
  int window = -1;
  int valid_keys = -1;
  int num_heads = 1;
  bool prefixed = false;  ///< names with `head.<h>.`
};

/// One traced pass. JavaScript keeps one of these per core and uses it again and again, so that
/// memory does not grow with the number of calls:
///   reset() · input(name, rows, cols).set(…) · pin(…) · run(settings) · read the results.
class AttentionCall {
 public:
  void reset();

  /// Memory for the input tensor `name`, to be written at once: a later call may move it.
  Float32Array input(const std::string& name, int rows, int cols);
  /// Memory for the mask, `count` bytes.
  Uint8Array mask(int count);
  void pin(const std::string& name, int row, int col, float value);

  /// Checks every shape, computes, and says what was wrong (kind 0: nothing).
  Problem run(const CallSettings& settings);

  // ---- results, valid until the next reset; copies, so they stay.

  /// All names in order, one a line.
  std::string names() const;
  /// A TraceEntry a tensor.
  Int32Array layout() const;
  /// All matrices end to end.
  Float32Array values() const;
  /// [entry, row, col] and [value, computed] a pin.
  Int32Array pin_cells() const;
  Float32Array pin_values() const;
  /// [entry, row] and [sum] a row of weights that was pinned away from 1.
  Int32Array note_rows() const;
  Float32Array note_sums() const;

 private:
  struct Input {
    std::string name;
    MatrixView view;
  };

  ConstMatrixView find(std::string_view name) const;
  /// Whether the call brings queries, keys and values rather than sentences to project.
  bool has_operands(const CallSettings& settings) const;
  AttentionOptions options(const CallSettings& settings) const;
  Problem check_inputs(const CallSettings& settings, const AttentionOptions& options) const;
  void compute(const CallSettings& settings, const AttentionOptions& options);

  Arena memory_;
  Arena scratch_;
  Trace trace_;
  std::vector<Input> inputs_;
  bool has_mask_ = false;
  std::vector<std::uint8_t> mask_;
};

}  // namespace attn::bindings
