#include "kernels/matmul.hpp"

#include <initializer_list>

#include "catch.hpp"
#include "gradients.hpp"
#include "kernels/elementwise.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Rounding of a sum of k products of numbers up to 1, with room.
double tolerance(int k) { return 1e-7 * (k + 4); }

}  // namespace

TEST_CASE("matmul agrees with its naive twin at lengths that hurt", "[matmul]") {
  Random random(11);
  for (const int m : {1, 2, 3, 4, 5, 6, 7, 65}) {
    for (const int k : awkward_lengths) {
      for (const int n : awkward_lengths) {
        CAPTURE(m, k, n);
        Framed a(m, k), b(k, n), bias(1, n), out(m, n);
        fill(a, random);
        fill(b, random);
        fill(bias, random);
        const reference::Matrix exact = reference::matmul(a.view(), b.view());

        matmul(a, b, out);
        REQUIRE(largest_difference(out.view(), exact) <= tolerance(k));
        REQUIRE(out.frame_is_untouched());

        matmul(a, b, out, bias);
        REQUIRE(largest_difference(out.view(), reference::matmul(a.view(), b.view(),
                                                                 bias.view())) <= tolerance(k));
        REQUIRE(out.frame_is_untouched());

        Framed b_transposed(n, k);
        for (int j = 0; j < n; ++j) {
          for (int i = 0; i < k; ++i) b_transposed.view()(j, i) = b.view()(i, j);
        }
        matmul_transposed(a, b_transposed, out);
        REQUIRE(largest_difference(out.view(), exact) <= tolerance(k));
        REQUIRE(out.frame_is_untouched());
      }
    }
  }
}

TEST_CASE("a row adds its product to what is there", "[matmul]") {
  Random random(16);
  for (const int k : awkward_lengths) {
    for (const int n : {1, 3, 4, 15, 16, 31, 32, 33, 52, 77}) {
      CAPTURE(k, n);
      Framed row(1, k), b(k, n), out(1, n);
      fill(row, random);
      fill(b, random);
      fill(out, random);
      const reference::Matrix sum = reference::matmul_accumulate(row.view(), b.view(), out.view());
      accumulate_row(row.view().data, b, out.view().data);
      REQUIRE(largest_difference(out.view(), sum) <= tolerance(k));
      REQUIRE(out.frame_is_untouched());
    }
  }
}

TEST_CASE("products agree with their twins where panels are packed in several parts", "[matmul]") {
  Random random(17);
  for (const int k : {511, 512, 513, 1100}) {
    for (const int n : {8, 13, 64}) {
      CAPTURE(k, n);
      Framed a(11, k), b(k, n), b_transposed(n, k), bias(1, n), out(11, n);
      fill(a, random);
      fill(b, random);
      fill(bias, random);
      for (int j = 0; j < n; ++j) {
        for (int i = 0; i < k; ++i) b_transposed.view()(j, i) = b.view()(i, j);
      }
      matmul(a, b, out, bias);
      const Matrix first = copy_of(out);
      REQUIRE(largest_difference(out.view(), reference::matmul(a.view(), b.view(), bias.view())) <=
              tolerance(k));
      REQUIRE(out.frame_is_untouched());
      matmul(a, b, out);
      const Matrix without_bias = copy_of(out);
      matmul_transposed(a, b_transposed, out);
      REQUIRE(same_bits(out.view(), without_bias.view()));
      REQUIRE(out.frame_is_untouched());
    }
  }
}

TEST_CASE("a product does not depend on where its row or column stands", "[matmul]") {
  Random random(12);
  const Matrix a = random_matrix(9, 31, random), b = random_matrix(31, 13, random);
  Matrix whole(9, 13);
  matmul(a, b, whole);
  for (int r = 0; r < 9; ++r) {
    for (int c = 0; c < 13; ++c) {
      Matrix cell(1, 1);
      matmul(a.view().rows_from(r, 1), b.view().columns_from(c, 1), cell);
      CHECK(same_bits(cell(0, 0), whole(r, c)));
    }
  }
}

TEST_CASE("a row by itself has the digits that it has among others", "[matmul]") {
  Random random(17);
  const Matrix a = random_matrix(5, 37, random), b_transposed = random_matrix(29, 37, random);
  Matrix whole(5, 29), row(1, 29);
  matmul_transposed(a, b_transposed, whole);
  for (int r = 0; r < 5; ++r) {
    matmul_transposed(a.view().rows_from(r, 1), b_transposed, row);
    for (int c = 0; c < 29; ++c) CHECK(same_bits(row(0, c), whole(r, c)));
  }
}

TEST_CASE("a sum runs over k in order, so that its digits can be retold", "[matmul]") {
  Random random(13);
  const Matrix a = random_matrix(5, 37, random), b = random_matrix(37, 7, random);
  const Matrix bias = random_matrix(1, 7, random);
  Matrix out(5, 7), in_order(5, 7);
  matmul(a, b, out, bias);
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 7; ++j) {
      float sum = 0.0f;
      for (int k = 0; k < 37; ++k) {
        const float product = a(i, k) * b(k, j);
        sum += product;
      }
      in_order(i, j) = sum + bias(0, j);
    }
  }
  CHECK(same_bits(out, in_order));
}

TEST_CASE("products add to what is there, each sum in order", "[matmul]") {
  Random random(18);
  // Blocks of rows and of depth begin at 128 and 256.
  const struct {
    int m, k, n;
  } shapes[] = {{1, 1, 1},    {1, 37, 11},  {5, 3, 9},     {6, 64, 8},   {7, 65, 13},
                {12, 97, 64}, {9, 127, 10}, {4, 129, 17},  {11, 255, 8}, {3, 257, 23},
                {5, 513, 9},  {257, 5, 7},  {300, 130, 12}};
  for (const auto [m, k, n] : shapes) {
    CAPTURE(m, k, n);
    Framed a(m, k), b(k, n), a_transposed(k, m), b_transposed(n, k), before(m, n);
    fill(a, random);
    fill(b, random);
    fill(before, random);
    for (int l = 0; l < k; ++l) {
      for (int i = 0; i < m; ++i) a_transposed.view()(l, i) = a.view()(i, l);
      for (int j = 0; j < n; ++j) b_transposed.view()(j, l) = b.view()(l, j);
    }
    Matrix in_order = copy_of(before);
    for (int i = 0; i < m; ++i) {
      for (int j = 0; j < n; ++j) {
        for (int l = 0; l < k; ++l) {
          const float product = a.view()(i, l) * b.view()(l, j);
          in_order(i, j) += product;
        }
      }
    }
    const auto adds = [&](auto&& product) {
      Framed out(before.view());
      product(out.view());
      return same_bits(out.view(), in_order) && out.frame_is_untouched();
    };
    CHECK(adds([&](MatrixView out) { add_matmul(a, b, out); }));
    CHECK(adds([&](MatrixView out) { add_matmul_transposed(a, b_transposed, out); }));
    CHECK(adds([&](MatrixView out) { add_transposed_matmul(a_transposed, b, out); }));
  }
}

TEST_CASE("a transposed product takes a bias", "[matmul]") {
  Random random(19);
  const Matrix a = random_matrix(5, 9, random), b = random_matrix(11, 9, random);
  const Matrix bias = random_matrix(1, 11, random);
  Matrix out(5, 11);
  matmul_transposed(a, b, out, bias);
  const reference::Matrix exact = reference::matmul(a, reference::transpose(b), bias);
  CHECK(largest_difference(out, exact) <= tolerance(9));
}

TEST_CASE("adding a product over nothing changes nothing", "[matmul]") {
  const Matrix a(3, 0), b(0, 5), b_transposed(5, 0), a_transposed(0, 3);
  Matrix out(3, 5);
  std::fill_n(out.view().data, 15, 9.0f);
  const Matrix before = copy_of(out);
  add_matmul(a, b, out);
  add_matmul_transposed(a, b_transposed, out);
  add_transposed_matmul(a_transposed, b, out);
  CHECK(same_bits(out, before));
}

TEST_CASE("column sums are added to what is there", "[matmul]") {
  Random random(20);
  for (const int n : awkward_lengths) {
    Framed a(7, n);
    fill(a, random);
    Accumulated sums(1, n, random);
    add_column_sums(a, sums);
    CHECK(sums.error(reference::matmul(reference::filled(1, 7, [](int, int) { return 1.0; }),
                                       a.view())) <= 5e-7);
  }
}

TEST_CASE("a product over nothing is 0, or the bias", "[matmul]") {
  const Matrix a(3, 0), b(0, 5);
  const Matrix bias = matrix_of(1, 5, {1, 2, 3, 4, 5});
  Matrix out(3, 5);
  std::fill_n(out.view().data, 15, 9.0f);
  matmul(a, b, out);
  CHECK(all_zero(out));
  matmul(a, b, out, bias);
  CHECK(out(2, 4) == 5.0f);
}

TEST_CASE("scale and add work in place and leave the frame alone", "[matmul]") {
  Random random(14);
  for (const int n : awkward_lengths) {
    Framed a(3, n), b(3, n, 1);
    fill(a, random);
    fill(b, random);
    const reference::Matrix scaled = reference::scale(a.view(), 0.3f);
    scale(a, 0.3f, a);
    CHECK(largest_difference(a.view(), scaled) <= 1e-7);
    const reference::Matrix sum = reference::add(a.view(), b.view());
    add(a, b, a);
    CHECK(largest_difference(a.view(), sum) <= 2e-7);
    CHECK(a.frame_is_untouched());
  }
}

TEST_CASE("map calls its function for every number once and may write over its input", "[matmul]") {
  for (int size = 0; size < 40; ++size) {
    Framed in(1, size + 1), out(1, size + 1);
    for (int j = 0; j <= size; ++j) in.view()(0, j) = static_cast<float>(j);
    const float beyond = out.view()(0, size) = -1.0f;
    const auto twice = [](simd::f32x4 x) { return x + x; };
    map(in.view().data, out.view().data, size, twice);
    for (int j = 0; j < size; ++j) REQUIRE(out.view()(0, j) == static_cast<float>(2 * j));
    REQUIRE(out.view()(0, size) == beyond);
    map(in.view().data, in.view().data, size, twice);
    for (int j = 0; j < size; ++j) REQUIRE(in.view()(0, j) == static_cast<float>(2 * j));
    REQUIRE(in.view()(0, size) == static_cast<float>(size));
  }
}

TEST_CASE("row norms and sums of tanh agree with their naive twins", "[matmul]") {
  Random random(15);
  for (const int n : awkward_lengths) {
    Framed a(3, n, 0), b(1, n), v(1, n), norms(3, 1);
    fill(a, random, 3.0f);
    fill(b, random, 3.0f);
    fill(v, random);
    row_norms(a, norms);
    CHECK(relative_difference(norms.view(), reference::row_norms(a.view())) <= 5e-7);
    CHECK(norms.frame_is_untouched());
    double exact = 0;
    for (int k = 0; k < n; ++k) {
      exact += static_cast<double>(v.view()(0, k)) *
               std::tanh(static_cast<double>(a.view()(2, k)) + static_cast<double>(b.view()(0, k)));
    }
    const float sum = sum_of_tanh(v.view().data, a.view().row(2), b.view().data, n);
    CHECK(std::abs(static_cast<double>(sum) - exact) <= 2e-7 * (n + 2));
  }
}
