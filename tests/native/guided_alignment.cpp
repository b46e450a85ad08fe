#include "training/guided_alignment.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

double exact_loss(const reference::Matrix& scores, const std::vector<std::uint8_t>& gold,
                  double row_weight) {
  const reference::Matrix weights = reference::softmax(scores);
  double loss = 0;
  for (int i = 0; i < weights.rows; ++i) {
    double on_gold = 0;
    bool has_gold = false;
    for (int j = 0; j < weights.cols; ++j) {
      const bool is_gold = gold[static_cast<std::size_t>(i * weights.cols + j)] != 0;
      has_gold |= is_gold;
      if (is_gold) on_gold += weights(i, j);
    }
    if (has_gold) loss -= row_weight * std::log(on_gold);
  }
  return loss;
}

}  // namespace

TEST_CASE("guided alignment gives the loss and its gradient with regard to the scores",
          "[guided_alignment]") {
  Random random(101);
  for (const int keys : {1, 3, 4, 9}) {
    CAPTURE(keys);
    Framed scores(5, keys), weights(5, keys);
    fill(scores, random, 3.0f);
    const reference::Matrix exact_weights = reference::softmax(scores.view());
    for (int i = 0; i < 5; ++i) {
      for (int j = 0; j < keys; ++j) {
        weights.view()(i, j) = static_cast<float>(exact_weights(i, j));
      }
    }
    std::vector<std::uint8_t> gold;
    for (int i = 0; i < 5 * keys; ++i) gold.push_back(random.below(2) != 0);
    std::fill_n(gold.begin() + 2 * keys, keys, std::uint8_t{0});

    Accumulated d_scores(5, keys, random);
    const double loss = guided_alignment(weights, gold, 0.25f, d_scores);
    CHECK(std::abs(loss - exact_loss(scores.view(), gold, 0.25)) <= 1e-6);
    CHECK(d_scores.error(numeric_gradient(scores.view(), [&](const reference::Matrix& at) {
      return exact_loss(at, gold, 0.25);
    })) <= 2e-6);
    CHECK(guided_alignment(weights, gold, 0.25f, {}) == loss);
  }
}

TEST_CASE("rows without gold do not count", "[guided_alignment]") {
  const Matrix weights = matrix_of(2, 2, {0.25f, 0.75f, 0.5f, 0.5f});
  const std::vector<std::uint8_t> gold = {0, 1, 0, 0};
  Matrix d_scores(2, 2);
  CHECK(guided_alignment(weights, gold, 1.0f, d_scores) == Approx(-std::log(0.75)));
  CHECK(all_zero(d_scores.view().rows_from(1, 1)));
}

TEST_CASE("gold that no weight reaches leaves loss and gradient finite", "[guided_alignment]") {
  const Matrix weights = matrix_of(1, 3, {1, 0, 0});
  const std::vector<std::uint8_t> gold = {0, 1, 0};
  Matrix d_scores(1, 3);
  CHECK(guided_alignment(weights, gold, 1.0f, d_scores) == Approx(-std::log(1e-9)));
  CHECK(d_scores(0, 0) == 1.0f);
  CHECK(d_scores(0, 1) == 0.0f);
}
