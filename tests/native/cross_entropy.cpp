#include "training/cross_entropy.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

double exact_loss(const reference::Matrix& logits, const std::vector<std::int32_t>& targets,
                  const std::vector<float>& row_weights, double smoothing) {
  double loss = 0;
  const reference::Matrix p = reference::softmax(logits);
  for (int i = 0; i < logits.rows; ++i) {
    const auto at = static_cast<std::size_t>(i);
    if (row_weights[at] == 0.0f) continue;
    double row = -(1 - smoothing) * std::log(p(i, targets[at]));
    for (int c = 0; c < p.cols; ++c) row -= smoothing / p.cols * std::log(p(i, c));
    loss += static_cast<double>(row_weights[at]) * row;
  }
  return loss;
}

}  // namespace

TEST_CASE("cross entropy gives the loss and leaves its gradient in the logits", "[cross_entropy]") {
  Random random(81);
  for (const int classes : {1, 2, 3, 5, 63, 64, 65, 97}) {
    for (const float smoothing : {0.0f, 0.1f}) {
      CAPTURE(classes, smoothing);
      Framed logits(6, classes);
      fill(logits, random, 5.0f);
      std::vector<std::int32_t> targets;
      for (int i = 0; i < 6; ++i) targets.push_back(random.below(classes));
      const std::vector<float> row_weights = {0.25f, 1.0f, 0.0f, 0.5f, 2.0f, 0.125f};
      targets[2] = -1;  // not read: its row has the weight 0
      const reference::Matrix before = logits.view();
      const double smooth = static_cast<double>(smoothing);

      const double loss = cross_entropy(logits, targets, row_weights, smoothing);
      CHECK(std::abs(loss - exact_loss(before, targets, row_weights, smooth)) <= 5e-6);
      const reference::Matrix exact = numeric_gradient(before, [&](const reference::Matrix& at) {
        return exact_loss(at, targets, row_weights, smooth);
      });
      CHECK(largest_difference(logits.view(), exact) <= 1e-6);
      CHECK(all_zero(logits.view().rows_from(2, 1)));
      CHECK(logits.frame_is_untouched());
    }
  }
}

TEST_CASE("cross entropy is finite for logits of ±1e4", "[cross_entropy]") {
  Matrix logits = matrix_of(2, 4, {1e4f, -1e4f, 0, 3, -1e4f, 1e4f, 2, 1});
  const std::vector<std::int32_t> targets = {1, 1};
  const std::vector<float> row_weights = {1, 1};
  CHECK(cross_entropy(logits, targets, row_weights, 0.0f) == 2e4);
  CHECK(logits(0, 0) == 1.0f);
  CHECK(logits(0, 1) == -1.0f);
  CHECK(all_zero(logits.view().rows_from(1, 1)));
}

TEST_CASE("a row's gradient of the cross entropy sums to 0", "[cross_entropy]") {
  Random random(82);
  Matrix logits = random_matrix(3, 3001, random, 4.0f);
  const std::vector<std::int32_t> targets = {0, 3000, 1500};
  const std::vector<float> row_weights = {1, 1, 1};
  cross_entropy(logits, targets, row_weights, 0.1f);
  for (int i = 0; i < 3; ++i) {
    double sum = 0;
    for (int c = 0; c < 3001; ++c) sum += static_cast<double>(logits(i, c));
    CHECK(std::abs(sum) <= 2e-6);
  }
}
