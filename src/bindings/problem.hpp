#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tensor/matrix.hpp"
#include "tensor/trace.hpp"

namespace attn::bindings {

/// Why a call was refused, in parts: web/core makes the error of them, the page its sentence.
struct Problem {
  /// The order is the one of PROBLEM_KINDS in web/core/problem.ts.
  enum class Kind {
    none,
    missing,           ///< the tensor is needed and was not given
    empty,             ///< it has no rows or no columns
    shape,             ///< it has one shape and needs another
    not_divisible,     ///< its columns do not divide among the heads
    not_finite,        ///< NaN or ±∞ in cell (row, col)
    pin_unknown_name,  ///< and the kinds of TraceProblem
    pin_outside,
    pin_not_finite,
    overflow,
    too_large,  ///< more memory than there is; had: the shape that asks for it
    bad_file,   ///< a model's file that can't be used; the name says why
  };
  Kind kind = Kind::none;
  std::string name;
  int row = 0, col = 0;
  int rows = 0, cols = 0;                  ///< the shape it had
  int needed_rows = -1, needed_cols = -1;  ///< the shape it needs; −1: any
};

inline Problem problem_of(Problem::Kind kind, std::string_view name, ConstMatrixView had) {
  return {.kind = kind, .name = std::string(name), .rows = had.rows, .cols = had.cols};
}

/// A problem the trace found, in the words of the border.
Problem problem_of(const TraceProblem& problem);

/// Collects checks; the first that fails is the answer.
class Checks {
 public:
  /// `matrix`, dense, must be there, not be empty and have this shape (−1: any).
  void fits(std::string_view name, ConstMatrixView matrix, int rows, int cols);
  /// The same, and all of it must be finite.
  void needs(std::string_view name, ConstMatrixView matrix, int rows, int cols);
  /// What `needs` needs of a matrix that may be left out.
  void allows(std::string_view name, ConstMatrixView matrix, int rows, int cols) {
    if (matrix.data) needs(name, matrix, rows, cols);
  }
  void needs_heads(std::string_view name, ConstMatrixView matrix, int num_heads);

  bool failed() const { return problem_.kind != Problem::Kind::none; }
  const Problem& problem() const { return problem_; }

 private:
  void fail(Problem::Kind kind, std::string_view name, ConstMatrixView had, int rows, int cols);

  Problem problem_;
};

}  // namespace attn::bindings
