#pragma once

#include <cstdint>

#include "tensor/matrix.hpp"
#include "tensor/trace.hpp"

namespace attn {

/// A matrix of a pass: its numbers, while training the room for their gradient, while tracing its
/// place in the trace. Slices share all of that, so what is written through one is seen by all.
struct Tensor {
  MatrixView value;
  MatrixView gradient;  ///< same shape, accumulated into; empty where none is wanted
  std::int32_t entry = no_source;

  int rows() const { return value.rows; }
  int cols() const { return value.cols; }
  bool empty() const { return value.empty(); }

  Tensor rows_from(int first, int count) const {
    return {value.rows_from(first, count),
            gradient.empty() ? gradient : gradient.rows_from(first, count), entry};
  }
  Tensor columns_from(int first, int count) const {
    return {value.columns_from(first, count),
            gradient.empty() ? gradient : gradient.columns_from(first, count), entry};
  }
};

}  // namespace attn
