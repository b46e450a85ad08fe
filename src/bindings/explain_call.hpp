#pragma once

#include <cstdint>
#include <vector>

#include "attention/explain.hpp"
#include "bindings/typed_array.hpp"

namespace attn::bindings {

/// Explains cells of a trace that JavaScript holds. The trace is handed in once, by writing into
/// `layout`, `values`, `pin_cells` and `pin_values` (as AttentionCall gave them), then asked any
/// number of cells.
class ExplainCall {
 public:
  Int32Array layout(int integers);
  Float32Array values(int floats);
  Int32Array pin_cells(int integers);
  Float32Array pin_values(int floats);
  /// Reads what was written.
  void load();

  /// Explains one cell, which lies inside its tensor; the answer is read with the next three.
  void run(int entry, int row, int col);
  int operation() const { return static_cast<int>(explanation_.operation); }
  float factor() const { return explanation_.factor; }
  float result() const { return explanation_.result; }
  /// A term: entry, row, col, number of cells it meets, then entry, row, col of each.
  Int32Array cells() const;
  /// A term: value, product, then the value of each cell it meets.
  Float32Array numbers() const;

 private:
  std::vector<TraceEntry> layout_;
  std::vector<float> values_;
  std::vector<std::int32_t> pin_cells_;
  std::vector<float> pin_values_;
  Trace trace_;
  Explanation explanation_;
};

}  // namespace attn::bindings
