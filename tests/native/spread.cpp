#include "attention/spread.hpp"

#include <cmath>

#include "catch.hpp"
#include "kernels/softmax.hpp"
#include "support.hpp"
#include "tensor/random.hpp"

using namespace attn;
using namespace attn::test;

namespace {

struct Spread {
  Matrix rows, mean;
  float entropy(int row) const { return rows.view()(row, 0); }
  float effective_keys(int row) const { return rows.view()(row, 1); }
  float largest(int row) const { return rows.view()(row, 2); }
};

Spread spread_of(ConstMatrixView weights) {
  Spread out{Matrix(weights.rows, spread_columns), Matrix(1, spread_columns)};
  spread(weights, out.rows.view(), out.mean.view());
  return out;
}

double exact_entropy(ConstMatrixView weights, int row) {
  long double sum = 0;
  for (int j = 0; j < weights.cols; ++j) {
    const long double w = static_cast<long double>(weights(row, j));
    if (w > 0) sum -= w * std::log(w);
  }
  return static_cast<double>(sum);
}

}  // namespace

TEST_CASE("a row that sees every key alike has ln n nats and n effective keys", "[spread]") {
  for (const int size : awkward_lengths) {
    CAPTURE(size);
    const float share = 1.0f / static_cast<float>(size);
    const Matrix weights =
        matrix_of(1, size, std::vector<float>(static_cast<std::size_t>(size), share));
    const Spread found = spread_of(weights.view());
    CHECK(found.entropy(0) == Approx(std::log(size)).margin(3e-6 * (1 + std::log(size))));
    CHECK(found.effective_keys(0) == Approx(size).epsilon(1e-5));
    CHECK(found.largest(0) == share);
  }
}

TEST_CASE("a row that sees one key has no entropy and one effective key", "[spread]") {
  const Matrix weights = matrix_of(2, 5, {0, 0, 1, 0, 0, 0, 1.0000001f, 1e-42f, 0, 0});
  const Spread found = spread_of(weights.view());
  for (const int row : {0, 1}) {
    CHECK(found.entropy(row) == 0.0f);
    CHECK(found.effective_keys(row) == 1.0f);
    CHECK(found.largest(row) == weights.view()(row, row == 0 ? 2 : 1));
  }
}

TEST_CASE("a row that sees no key has no effective key either", "[spread]") {
  const Spread found = spread_of(matrix_of(1, 3, {0, 0, 0}).view());
  CHECK(found.entropy(0) == 0.0f);
  CHECK(found.effective_keys(0) == 0.0f);
  CHECK(found.largest(0) == 0.0f);
}

TEST_CASE("entropy stays within its stated error, whatever the stride", "[spread]") {
  attn::test::Random random(5);
  for (const int size : awkward_lengths) {
    for (const float bound : {1.0f, 20.0f, 1e4f}) {
      CAPTURE(size, bound);
      Framed weights(4, size);
      fill(weights, random, bound);
      for (int i = 0; i < 4; ++i) {
        softmax_row(weights.view().row(i), weights.view().row(i), size);
      }
      const Spread found = spread_of(weights);
      double sum = 0;
      for (int i = 0; i < 4; ++i) {
        const double exact = exact_entropy(weights, i);
        CHECK(std::abs(static_cast<double>(found.entropy(i)) - exact) <= 3e-6 * (1 + exact));
        sum += static_cast<double>(found.entropy(i));
      }
      CHECK(static_cast<double>(found.mean.view()(0, 0)) == Approx(sum / 4).epsilon(1e-6));
    }
  }
}

TEST_CASE("fill_normal gives mean 0 and variance 1, the same for the same seed", "[random]") {
  Matrix numbers(200, 50), again(200, 50), other(200, 50);
  fill_normal(7, numbers.view());
  fill_normal(7, again.view());
  fill_normal(8, other.view());
  double sum = 0, squares = 0;
  int same = 0;
  for (std::size_t i = 0; i < numbers.view().size(); ++i) {
    const double x = static_cast<double>(numbers.view().data[i]);
    sum += x;
    squares += x * x;
    CHECK(numbers.view().data[i] == again.view().data[i]);
    same += numbers.view().data[i] == other.view().data[i] ? 1 : 0;
  }
  CHECK(std::abs(sum / 10000) < 0.04);
  CHECK(squares / 10000 == Approx(1).margin(0.06));
  CHECK(same < 10);
}
