#include "bindings/problem.hpp"

#include <algorithm>
#include <cmath>

#include "simd/finite.hpp"

namespace attn::bindings {

Problem problem_of(const TraceProblem& problem) {
  using Kind = Problem::Kind;
  static constexpr Kind kinds[] = {Kind::pin_unknown_name, Kind::pin_outside, Kind::pin_not_finite,
                                   Kind::overflow};
  return {.kind = kinds[static_cast<int>(problem.kind)],
          .name = problem.name,
          .row = problem.row,
          .col = problem.col,
          .rows = problem.rows,
          .cols = problem.cols};
}

void Checks::fail(Problem::Kind kind, std::string_view name, ConstMatrixView had, int rows,
                  int cols) {
  problem_ = problem_of(kind, name, had);
  problem_.needed_rows = rows;
  problem_.needed_cols = cols;
}

void Checks::fits(std::string_view name, ConstMatrixView matrix, int rows, int cols) {
  using Kind = Problem::Kind;
  if (failed()) return;
  if (!matrix.data) return fail(Kind::missing, name, matrix, rows, cols);
  if (matrix.empty()) return fail(Kind::empty, name, matrix, rows, cols);
  const bool has_shape = (rows < 0 || matrix.rows == rows) && (cols < 0 || matrix.cols == cols);
  if (!has_shape) fail(Kind::shape, name, matrix, rows, cols);
}

void Checks::needs(std::string_view name, ConstMatrixView matrix, int rows, int cols) {
  fits(name, matrix, rows, cols);
  if (failed() || all_finite(matrix.data, matrix.size())) return;
  fail(Problem::Kind::not_finite, name, matrix, rows, cols);
  const float* const found = std::find_if_not(matrix.data, matrix.data + matrix.size(),
                                              [](float x) { return std::isfinite(x); });
  const auto index = static_cast<int>(found - matrix.data);
  problem_.row = index / matrix.cols;
  problem_.col = index % matrix.cols;
}

void Checks::needs_heads(std::string_view name, ConstMatrixView matrix, int num_heads) {
  if (failed() || matrix.cols % num_heads == 0) return;
  fail(Problem::Kind::not_divisible, name, matrix, -1, num_heads);
}

}  // namespace attn::bindings
