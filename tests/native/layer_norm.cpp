#include "kernels/layer_norm.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

struct Case {
  Framed x, gain, bias, out;

  Case(int rows, int cols, Random& random, float center = 0.0f)
      : x(rows, cols), gain(1, cols), bias(1, cols), out(rows, cols) {
    fill(x, random, 2.0f);
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < cols; ++c) x.view()(r, c) += center;
    }
    fill(gain, random);
    fill(bias, random);
  }
  void run(float epsilon, MatrixView to) { layer_norm(x, gain, bias, epsilon, to); }
  reference::Matrix exact(double epsilon) {
    return reference::layer_norm(x.view(), gain.view(), bias.view(), epsilon);
  }
};

}  // namespace

TEST_CASE("layer_norm agrees with its naive twin at awkward lengths", "[layer_norm]") {
  Random random(31);
  for (const int rows : {1, 2, 3, 4, 5, 7, 9}) {
    for (const int cols : awkward_lengths) {
      CAPTURE(rows, cols);
      Case each(rows, cols, random);
      each.run(1e-5f, each.out);
      CHECK(largest_difference(each.out.view(), each.exact(1e-5)) <= 2e-6);
      CHECK(each.out.frame_is_untouched());
    }
  }
}

TEST_CASE("layer_norm in three steps is the same bits, and follows another mean", "[layer_norm]") {
  Random random(36);
  for (const int rows : {1, 3, 4, 5, 9}) {
    for (const int cols : awkward_lengths) {
      CAPTURE(rows, cols);
      Case each(rows, cols, random);
      each.run(1e-5f, each.out);
      Matrix mean(rows, 1), deviation(rows, 1), out(rows, cols);
      row_means(each.x, mean);
      row_deviations(each.x, mean, 1e-5f, deviation);
      normalize_rows(each.x, mean, deviation, each.gain, each.bias, out);
      CHECK(same_bits(out, each.out));
      // Measured from elsewhere, the variance grows by the square of the way.
      const float before = deviation(0, 0), moved = mean(0, 0) + 3.0f;
      mean(0, 0) = moved;
      row_deviations(each.x, mean, 1e-5f, deviation);
      CHECK(deviation(0, 0) == Approx(std::sqrt(before * before + 9.0f)).epsilon(1e-4));
    }
  }
}

TEST_CASE("layer_norm keeps its digits far from 0", "[layer_norm]") {
  Random random(32);
  for (const int cols : {63, 64, 65, 97, 512}) {
    CAPTURE(cols);
    Case each(6, cols, random, 1e4f);
    each.run(1e-5f, each.out);
    // The mean is a float32 near 1e4: half a gap between those is 4.9e-4.
    CHECK(largest_difference(each.out.view(), each.exact(1e-5)) <= 6e-4);
  }
}

TEST_CASE("layer_norm may write over its input", "[layer_norm]") {
  Random random(33);
  for (const int rows : {1, 4, 6}) {
    for (const int cols : awkward_lengths) {
      CAPTURE(rows, cols);
      Case each(rows, cols, random);
      each.run(1e-5f, each.out);
      each.run(1e-5f, each.x);
      CHECK(same_bits(each.x.view(), each.out.view()));
      CHECK(each.x.frame_is_untouched());
    }
  }
}

TEST_CASE("a row's neighbours do not change how layer_norm treats it", "[layer_norm]") {
  Random random(34);
  for (const int cols : awkward_lengths) {
    CAPTURE(cols);
    Case each(7, cols, random);
    each.run(1e-5f, each.out);
    for (int r = 0; r < 7; ++r) {
      Matrix alone(1, cols);
      layer_norm(each.x.view().rows_from(r, 1), each.gain, each.bias, 1e-5f, alone);
      CHECK(largest_difference(alone, each.out.view().rows_from(r, 1)) <= 2e-6);
    }
  }
}

TEST_CASE("a row of equal numbers becomes the bias", "[layer_norm]") {
  Random random(35);
  for (const int cols : awkward_lengths) {
    for (const float x : {0.0f, -3.3f, 1234.567f, 1e4f}) {
      CAPTURE(cols, x);
      Case each(5, cols, random);
      for (int r = 0; r < 5; ++r) std::fill_n(each.x.view().row(r), cols, x);
      each.run(1e-5f, each.out);
      for (int r = 0; r < 5; ++r) {
        CHECK(same_bits(each.out.view().rows_from(r, 1), each.bias.view()));
      }
    }
  }
}

TEST_CASE("a number that is NaN makes its row NaN and no other", "[layer_norm]") {
  Random random(36);
  Case each(6, 13, random);
  each.x.view()(4, 12) = not_a_number;
  each.run(1e-5f, each.out);
  for (int r = 0; r < 6; ++r) CHECK(std::isnan(each.out.view()(r, 0)) == (r == 4));
}

TEST_CASE("layer_norm_backward gives the derivatives, added to what is there", "[layer_norm]") {
  Random random(37);
  for (const int rows : {1, 2, 5}) {
    for (const int cols : awkward_lengths) {
      CAPTURE(rows, cols);
      Case each(rows, cols, random);
      Framed d_out(rows, cols);
      fill(d_out, random);
      const double epsilon = 1e-3;  // a row of one number has a variance of 0
      Accumulated d_x(rows, cols, random), d_gain(1, cols, random), d_bias(1, cols, random);
      layer_norm_backward(each.x, each.gain, static_cast<float>(epsilon), d_out, d_x, d_gain,
                          d_bias);
      const reference::Matrix x = each.x.view(), gain = each.gain.view(), bias = each.bias.view();
      const auto loss = [&](const reference::Matrix& at_x, const reference::Matrix& at_gain,
                            const reference::Matrix& at_bias) {
        return dot(reference::layer_norm(at_x, at_gain, at_bias, epsilon), d_out.view());
      };
      const auto of_x = numeric_gradient(x, [&](const auto& at) { return loss(at, gain, bias); });
      const auto of_gain =
          numeric_gradient(gain, [&](const auto& at) { return loss(x, at, bias); });
      const auto of_bias =
          numeric_gradient(bias, [&](const auto& at) { return loss(x, gain, at); });
      CHECK(d_x.error(of_x) <= 3e-6);
      CHECK(d_gain.error(of_gain) <= 3e-6);
      CHECK(d_bias.error(of_bias) <= 3e-6);
    }
  }
}

TEST_CASE("layer_norm_backward leaves out what is not wanted", "[layer_norm]") {
  Random random(38);
  Case each(3, 13, random);
  const Matrix d_out = random_matrix(3, 13, random);
  Matrix d_x(3, 13), d_gain(1, 13), d_bias(1, 13);
  layer_norm_backward(each.x, each.gain, 1e-5f, d_out, d_x, d_gain, d_bias);
  Matrix only_x(3, 13), only_gain(1, 13), only_bias(1, 13);
  layer_norm_backward(each.x, each.gain, 1e-5f, d_out, only_x, {}, {});
  layer_norm_backward(each.x, each.gain, 1e-5f, d_out, {}, only_gain, {});
  layer_norm_backward(each.x, each.gain, 1e-5f, d_out, {}, {}, only_bias);
  CHECK(same_bits(only_x, d_x));
  CHECK(same_bits(only_gain, d_gain));
  CHECK(same_bits(only_bias, d_bias));
}
