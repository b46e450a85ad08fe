#pragma once

#include <vector>

#include "tensor/trace.hpp"

namespace attn {

/// A cell of a recorded tensor.
struct CellReference {
  std::int32_t entry = no_source;
  std::int32_t row = 0;
  std::int32_t col = 0;
  float value = 0.0f;
};

/// One addend, or the one operand, of a cell: `cell` meets the cells of `with` in the order of the
/// operation's formula (tensor/trace.hpp), and comes to `product`.
struct Term {
  CellReference cell;
  std::vector<CellReference> with;
  float product = 0.0f;
  /// What `cell` is multiplied by, where that is no cell of `with`: the tanh of an additive score
  /// or of a gate, the rest of an interpolation.
  float multiplier = 1.0f;
};

/// The arithmetic of one cell with its real numbers.
struct Explanation {
  Operation operation = Operation::given;
  /// Of the recipe; of a mean or a deviation 1 / length of the row, of a softmax log Σ e^.
  float factor = 1.0f;
  std::vector<Term> terms;
  /// What the arithmetic gives; the cell holds something else only where it is pinned. Sums over a
  /// row are taken in the order of the terms, the kernels take them four at a time: the last digit
  /// may differ.
  float result = 0.0f;
};

/// The arithmetic of cell (row, col) of the tensor `entry`, which must lie inside it.
Explanation explain(const Trace& trace, int entry, int row, int col);

}  // namespace attn
