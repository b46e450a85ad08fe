#include "bindings/problem.hpp"

#include <cmath>
#include <new>

#include "simd/finite.hpp"

namespace attn::bindings {

bool can_allocate(double floats) {
  constexpr double most = 1 << 28;  // 1 GiB, half of what a WebAssembly memory may grow to here
  if (floats > most) return false;
  constexpr std::align_val_t alignment{16};
  const auto bytes = static_cast<std::size_t>(floats) * sizeof(float);
  void* const probe = ::operator new(bytes, alignment, std::nothrow);
  ::operator delete(probe, alignment, std::nothrow);
  return probe != nullptr;
}

Problem problem_of(const TraceProblem& problem) {
  constexpr int first = static_cast<int>(Problem::Kind::pin_unknown_name);
  return {.kind = first + static_cast<int>(problem.kind),
          .name = problem.name,
          .row = problem.row,
          .col = problem.col,
          .rows = problem.rows,
          .cols = problem.cols};
}

void Checks::needs(std::string_view name, ConstMatrixView matrix, int rows, int cols) {
  if (failed()) return;
  const auto fail = [&](Problem::Kind kind) {
    problem_ = problem_of(kind, name, matrix);
    problem_.needed_rows = rows;
    problem_.needed_cols = cols;
  };
  if (!matrix.data) return fail(Problem::Kind::missing);
  if (matrix.empty()) return fail(Problem::Kind::empty);
  if ((rows >= 0 && matrix.rows != rows) || (cols >= 0 && matrix.cols != cols)) {
    return fail(Problem::Kind::shape);
  }
  if (all_finite(matrix.data, matrix.size())) return;
  for (int r = 0; r < matrix.rows; ++r) {
    for (int c = 0; c < matrix.cols; ++c) {
      if (std::isfinite(matrix(r, c))) continue;
      fail(Problem::Kind::not_finite);
      problem_.row = r;
      problem_.col = c;
      return;
    }
  }
}

void Checks::needs_heads(std::string_view name, ConstMatrixView matrix, int num_heads) {
  if (failed() || matrix.cols % num_heads == 0) return;
  problem_ = problem_of(Problem::Kind::not_divisible, name, matrix);
  problem_.needed_cols = num_heads;
}

}  // namespace attn::bindings
