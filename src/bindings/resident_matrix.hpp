#pragma once

#include <memory>

#include "bindings/problem.hpp"
#include "bindings/typed_array.hpp"
#include "tensor/matrix.hpp"

namespace attn::bindings {

/// A matrix that JavaScript owns and that stays in our memory.
class ResidentMatrix {
 public:
  ResidentMatrix(int rows, int cols) : matrix_(rows, cols) {}
  /// Null where there is no memory for it.
  static std::unique_ptr<ResidentMatrix> create(int rows, int cols) {
    if (!can_allocate(static_cast<double>(rows) * cols)) return nullptr;
    return std::make_unique<ResidentMatrix>(rows, cols);
  }

  int rows() const { return matrix_.rows(); }
  int cols() const { return matrix_.cols(); }
  /// A view of our memory as it is now: growth of the memory empties it.
  Float32Array data() {
    const MatrixView view = matrix_.view();
    return viewed(view.data, view.size());
  }
  MatrixView view() { return matrix_.view(); }
  ConstMatrixView view() const { return matrix_.view(); }

 private:
  Matrix matrix_;
};

}  // namespace attn::bindings
