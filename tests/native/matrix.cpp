#include "tensor/matrix.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

TEST_CASE("a matrix starts as zeros on a 16-byte boundary", "[matrix]") {
  for (const int cols : awkward_lengths) {
    Matrix matrix(3, cols);
    CHECK(reinterpret_cast<std::uintptr_t>(matrix.view().data) % 16 == 0);
    CHECK(all_zero(matrix));
    CHECK(matrix.rows() == 3);
    CHECK(matrix.cols() == cols);
  }
}

TEST_CASE("a matrix without cells is empty and can be viewed", "[matrix]") {
  CHECK(Matrix().view().empty());
  CHECK(Matrix(0, 5).view().empty());
  CHECK(Matrix(5, 0).view().size() == 0);
  CHECK(MatrixView().rows_from(0, 0).empty());
}

TEST_CASE("a head is a view of its columns, not a copy", "[matrix]") {
  Matrix matrix(3, 8);
  std::iota(matrix.view().data, matrix.view().data + 24, 0.0f);
  const MatrixView head = matrix.view().columns_from(5, 3);
  CHECK(head.rows == 3);
  CHECK(head.cols == 3);
  CHECK(head(2, 1) == 22.0f);
  head(2, 1) = -1.0f;
  CHECK(matrix(2, 6) == -1.0f);

  const MatrixView lower = head.rows_from(1, 2);
  CHECK(lower.rows == 2);
  CHECK(lower(1, 1) == -1.0f);
  CHECK(lower.row(1) == matrix.view().data + 21);
}

TEST_CASE("copy writes the cells of a strided view and nothing between them", "[matrix]") {
  Random random(1);
  for (const int cols : awkward_lengths) {
    Framed from(3, cols), to(3, cols, 2);
    fill(from, random);
    copy(from, to);
    CHECK(same_bits(from, to));
    CHECK(to.frame_is_untouched());
  }
}

TEST_CASE("a view that may write becomes one that may not, with the same cells", "[matrix]") {
  Framed matrix(2, 3);
  const ConstMatrixView view = matrix;
  CHECK(view.data == matrix.view().data);
  CHECK(view.stride == matrix.view().stride);
}
