#pragma once

// Gradients to compare with: central differences of the naive twins, in double precision.

#include "support.hpp"

namespace attn::test {

/// Σ a · b over all cells: with b as the gradient that reaches a result, the number whose gradients
/// a backward pass computes.
inline double dot(const reference::Matrix& a, const reference::Matrix& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) sum += a.data[i] * b.data[i];
  return sum;
}

/// ∂ f(x) / ∂ x[r][c] for every cell of x; f takes a matrix and gives a number.
template <class Function>
reference::Matrix numeric_gradient(reference::Matrix x, Function&& f) {
  constexpr double step = 1e-5;
  reference::Matrix gradient(x.rows, x.cols);
  for (std::size_t i = 0; i < x.data.size(); ++i) {
    const double at = x.data[i];
    x.data[i] = at + step;
    const double above = f(x);
    x.data[i] = at - step;
    gradient.data[i] = (above - f(x)) / (2 * step);
    x.data[i] = at;
  }
  return gradient;
}

/// Where a gradient goes, in a frame, with numbers in it that it is to be added to.
class Accumulated {
 public:
  Accumulated(int rows, int cols, Random& random) : memory_(rows, cols) {
    fill(memory_.view(), random);
    before_ = memory_.view();
  }
  operator MatrixView() { return memory_; }
  MatrixView view() { return memory_.view(); }

  /// How far what was added is from `exact`, relative to its largest entry (but at least 0.1,
  /// as it is added to numbers up to 1); infinite if the frame was touched.
  double error(const reference::Matrix& exact) {
    if (!memory_.frame_is_untouched()) return static_cast<double>(infinity);
    const reference::Matrix sum = reference::add(before_, exact);
    return largest_difference(memory_.view(), sum) / std::max(0.1, largest_entry(exact));
  }

 private:
  Framed memory_;
  reference::Matrix before_;
};

}  // namespace attn::test
