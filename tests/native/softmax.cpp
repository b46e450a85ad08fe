#include "kernels/softmax.hpp"

#include <vector>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// The softmax of one row of exactly that many floats, so that AddressSanitizer sees its ends.
std::vector<float> softmax_of(const std::vector<float>& scores) {
  std::vector<float> out(scores.size());
  softmax_row(scores.data(), out.data(), static_cast<int>(scores.size()));
  return out;
}

double largest_error(const std::vector<float>& scores) {
  long double largest = 0, sum = 0;
  for (const float x : scores)
    sum += std::exp(static_cast<long double>(x) - *std::max_element(scores.begin(), scores.end()));
  const std::vector<float> weights = softmax_of(scores);
  for (std::size_t j = 0; j < scores.size(); ++j) {
    const long double exact = std::exp(static_cast<long double>(scores[j]) -
                                       *std::max_element(scores.begin(), scores.end())) /
                              sum;
    largest = std::max(largest, std::abs(exact - static_cast<long double>(weights[j])));
  }
  return static_cast<double>(largest);
}

double sum_of(const std::vector<float>& row) {
  double sum = 0;
  for (const float x : row) sum += static_cast<double>(x);
  return sum;
}

std::vector<float> random_row(int size, float low, float high, Random& random) {
  std::vector<float> row;
  for (int j = 0; j < size; ++j) row.push_back(random.between(low, high));
  return row;
}

}  // namespace

TEST_CASE("the exponentials of a row as long as a vocabulary keep their digits in a sum",
          "[softmax]") {
  Random random(24);
  for (const int size : {1, 63, 64, 65, 3400}) {
    CAPTURE(size);
    const std::vector<float> scores = random_row(size, -20, 5, random);
    const float maximum = row_maximum(scores.data(), size);
    long double exact = 0;
    for (const float x : scores) exact += std::exp(static_cast<long double>(x) - maximum);
    const double sum = row_exponential_sum(scores.data(), maximum, size);
    CHECK(std::abs(sum / static_cast<double>(exact) - 1) <= 1e-7);
  }
}

TEST_CASE("softmax stays within 2e-6 of long double, also at scores of ±1e4", "[softmax]") {
  Random random(21);
  for (const int size : awkward_lengths) {
    for (int repeat = 0; repeat < 20; ++repeat) {
      CAPTURE(size, repeat);
      CHECK(largest_error(random_row(size, -5, 5, random)) <= 2e-6);
      CHECK(largest_error(random_row(size, -1e4f, 1e4f, random)) <= 2e-6);
      CHECK(largest_error(random_row(size, 1e4f - 6, 1e4f, random)) <= 2e-6);
      CHECK(largest_error(random_row(size, -1e4f, -1e4f + 6, random)) <= 2e-6);
      CHECK(largest_error(random_row(size, -1e38f, 3e38f, random)) <= 2e-6);
    }
  }
}

TEST_CASE("each stage of the softmax agrees with its naive twin", "[softmax]") {
  Random random(22);
  for (const int size : awkward_lengths) {
    CAPTURE(size);
    Framed scores(1, size), out(1, size);
    fill(scores, random, 4.0f);
    if (size > 2) scores.view()(0, size - 2) = -infinity;
    const reference::Matrix exact_maximum = reference::row_maximum(scores.view());
    const float maximum = row_maximum(scores.view().data, size);
    CHECK(static_cast<double>(maximum) == exact_maximum(0, 0));

    const reference::Matrix exact = reference::exponentials(scores.view(), exact_maximum);
    row_exponentials(scores.view().data, maximum, out.view().data, size);
    CHECK(largest_difference(out.view(), exact) <= 1.5e-7);
    CHECK(out.frame_is_untouched());

    const float sum = row_sum(out.view().data, size);
    const double exact_sum = reference::row_sums(out.view())(0, 0);
    CHECK(std::abs(static_cast<double>(sum) - exact_sum) <= 1e-6 * exact_sum);

    const reference::Matrix exact_weights =
        reference::quotients(out.view(), Matrix(matrix_of(1, 1, {sum})));
    row_quotient(out.view().data, sum, out.view().data, size);
    CHECK(largest_difference(out.view(), exact_weights) <= 1e-7);
    CHECK(out.frame_is_untouched());
  }
}

TEST_CASE("the maximum is found wherever it stands", "[softmax]") {
  for (const int size : awkward_lengths) {
    for (int at = 0; at < size; ++at) {
      std::vector<float> row(static_cast<std::size_t>(size), -1e30f);
      row[static_cast<std::size_t>(at)] = -1e29f;
      REQUIRE(row_maximum(row.data(), size) == -1e29f);
    }
  }
}

TEST_CASE("a row sums to 1", "[softmax]") {
  Random random(23);
  for (const int size : awkward_lengths) {
    for (const float bound : {0.1f, 3.0f, 100.0f, 1e4f}) {
      CAPTURE(size, bound);
      CHECK(std::abs(sum_of(softmax_of(random_row(size, -bound, bound, random))) - 1) <= 1e-6);
    }
  }
}

TEST_CASE("equal scores share equally", "[softmax]") {
  for (const int size : awkward_lengths) {
    for (const float weight :
         softmax_of(std::vector<float>(static_cast<std::size_t>(size), 1e4f))) {
      REQUIRE(weight == 1.0f / static_cast<float>(size));
    }
  }
}

TEST_CASE("a row that is masked everywhere weighs nothing", "[softmax]") {
  for (const int size : awkward_lengths) {
    const auto length = static_cast<std::size_t>(size);
    CHECK(softmax_of(std::vector<float>(length, -infinity)) == std::vector<float>(length, 0.0f));
  }
}

TEST_CASE("one visible score gets the whole weight, masked ones exactly none", "[softmax]") {
  for (const int size : awkward_lengths) {
    for (int visible = 0; visible < size; ++visible) {
      const auto length = static_cast<std::size_t>(size);
      std::vector<float> scores(length, -infinity), expected(length, 0.0f);
      scores[static_cast<std::size_t>(visible)] = -1e4f;
      expected[static_cast<std::size_t>(visible)] = 1.0f;
      REQUIRE(softmax_of(scores) == expected);
    }
  }
}

TEST_CASE("shifting a row changes no bit of its softmax", "[softmax]") {
  Random random(24);
  for (const int size : awkward_lengths) {
    std::vector<float> scores, shifted;
    for (int j = 0; j < size; ++j) {
      scores.push_back(static_cast<float>(random.below(200)) / 8);  // exact after the shift
      shifted.push_back(scores.back() - 9000.0f);
    }
    CHECK(softmax_of(shifted) == softmax_of(scores));
  }
}

TEST_CASE("softmax may write over its input", "[softmax]") {
  Random random(25);
  for (const int size : awkward_lengths) {
    std::vector<float> row = random_row(size, -4, 4, random);
    const std::vector<float> elsewhere = softmax_of(row);
    softmax_row(row.data(), row.data(), size);
    CHECK(row == elsewhere);
  }
}

TEST_CASE("dividing by a sum of 0 gives 0, not NaN", "[softmax]") {
  std::vector<float> row = {1, 2, 3, 4, 5};
  row_quotient(row.data(), 0.0f, row.data(), 5);
  CHECK(row == std::vector<float>(5, 0.0f));
}

TEST_CASE("a score that is NaN makes its row NaN, even if all others are masked", "[softmax]") {
  for (const int size : awkward_lengths) {
    for (int at = 0; at < size; ++at) {
      std::vector<float> scores(static_cast<std::size_t>(size), -infinity);
      scores[static_cast<std::size_t>(at)] = not_a_number;
      REQUIRE(std::isnan(softmax_of(scores)[static_cast<std::size_t>(at)]));
      scores[0] = at == 0 ? not_a_number : 1.0f;
      REQUIRE(std::isnan(softmax_of(scores)[0]));
    }
  }
}
