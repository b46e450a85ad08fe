#include "kernels/dropout.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

Matrix ones(int rows, int cols) {
  Matrix out(rows, cols);
  fill(out.view(), 1.0f);
  return out;
}
Matrix mask_of(int rows, int cols, const Dropout& settings) {
  Matrix out(rows, cols);
  dropout(ones(rows, cols), settings, out);
  return out;
}
double share_dropped(ConstMatrixView mask) {
  double dropped = 0;
  for (int r = 0; r < mask.rows; ++r) {
    for (int c = 0; c < mask.cols; ++c) dropped += mask(r, c) == 0.0f;
  }
  return dropped / static_cast<double>(mask.size());
}

}  // namespace

TEST_CASE("dropout leaves out the share it is told and keeps the mean", "[dropout]") {
  for (const float rate : {0.1f, 0.3f, 0.75f}) {
    CAPTURE(rate);
    const Matrix mask = mask_of(400, 128, {.rate = rate, .seed = 1, .step = 2, .site = 3});
    // 51,200 draws: four standard deviations are at most 0.009.
    CHECK(std::abs(share_dropped(mask) - static_cast<double>(rate)) <= 0.009);
    for (int c = 0; c < 128; ++c) {
      CHECK((mask(7, c) == 0.0f || mask(7, c) == 1.0f / (1.0f - rate)));
    }
    // In every column and every row, too: six standard deviations.
    for (int c = 0; c < 128; ++c) {
      CHECK(std::abs(share_dropped(mask.view().columns_from(c, 1)) - static_cast<double>(rate)) <=
            0.15);
    }
    for (int r = 0; r < 400; ++r) {
      CHECK(std::abs(share_dropped(mask.view().rows_from(r, 1)) - static_cast<double>(rate)) <=
            0.27);
    }
  }
}

TEST_CASE("a rate of 0 changes nothing", "[dropout]") {
  Random random(71);
  const Matrix x = random_matrix(5, 13, random);
  Matrix out(5, 13);
  dropout(x, {.rate = 0.0f, .seed = 9}, out);
  CHECK(same_bits(out, x));
}

TEST_CASE("seed, step, site and row each make another mask", "[dropout]") {
  const Dropout one{.rate = 0.5f, .seed = 1, .step = 1, .site = 1};
  const Matrix first = mask_of(4, 64, one);
  CHECK(same_bits(mask_of(4, 64, one), first));
  for (const Dropout& other : {Dropout{0.5f, 2, 1, 1}, Dropout{0.5f, 1, 2, 1},
                               Dropout{0.5f, 1, 1, 2}, Dropout{0.5f, 1, 1, 1, 4}}) {
    const Matrix second = mask_of(4, 64, other);
    double same = 0;
    for (int i = 0; i < 256; ++i) same += first.view().data[i] == second.view().data[i];
    CHECK(same / 256 == Approx(0.5).margin(0.2));
  }
}

TEST_CASE("a part of a batch drops what the whole batch drops there", "[dropout]") {
  const Dropout whole{.rate = 0.4f, .seed = 5, .step = 6, .site = 7};
  const Matrix all = mask_of(9, 21, whole);
  Dropout part = whole;
  part.first_row = 4;
  CHECK(same_bits(mask_of(5, 21, part).view(), all.view().rows_from(4, 5)));
}

TEST_CASE("dropout_backward passes on what went through, times the same factor", "[dropout]") {
  Random random(72);
  for (const int cols : awkward_lengths) {
    CAPTURE(cols);
    const Dropout settings{.rate = 0.3f, .seed = 3, .step = 1};
    Framed d_out(5, cols), x(5, cols);
    fill(d_out, random);
    fill(x, random);
    const Matrix mask = mask_of(5, cols, settings);
    const auto product = [&](const reference::Matrix& a) {
      return reference::filled(
          5, cols, [&](int r, int c) { return a(r, c) * static_cast<double>(mask(r, c)); });
    };
    Accumulated d_x(5, cols, random);
    dropout_backward(d_out, settings, d_x);
    CHECK(d_x.error(product(d_out.view())) <= 2e-7);
    const reference::Matrix exact = product(x.view());
    dropout(x, settings, x);
    CHECK(largest_difference(x.view(), exact) <= 2e-7);
    CHECK(x.frame_is_untouched());
  }
}
