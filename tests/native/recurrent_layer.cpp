#include "kernels/recurrent_layer.hpp"

#include <initializer_list>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Weights as PyTorch begins with: ± 1/√hidden_dim, so that a rounding error does not grow on its
// way through the rows.
struct Layer {
  Matrix input, w_input, w_hidden, bias;

  Layer(int length, int input_dim, int hidden_dim, Random& random)
      : input(random_matrix(length, input_dim, random)),
        w_input(random_matrix(input_dim, hidden_dim, random)),
        w_hidden(random_matrix(hidden_dim, hidden_dim, random,
                               1.0f / std::sqrt(static_cast<float>(hidden_dim)))),
        bias(random_matrix(1, hidden_dim, random)) {}

  Matrix hidden() const {
    Matrix out(input.rows(), w_hidden.cols());
    recurrent_layer(input, w_input, w_hidden, bias, out);
    return out;
  }
};

}  // namespace

TEST_CASE("recurrent_layer agrees with its naive twin at lengths that hurt", "[recurrent]") {
  Random random(71);
  for (const int length : {1, 3, 65}) {
    for (const int input_dim : {1, 5, 64}) {
      for (const int hidden_dim : awkward_lengths) {
        CAPTURE(length, input_dim, hidden_dim);
        const Layer layer(length, input_dim, hidden_dim, random);
        Framed input(layer.input), w_input(layer.w_input), w_hidden(layer.w_hidden);
        Framed bias(layer.bias), hidden(length, hidden_dim);
        const reference::Matrix exact =
            reference::recurrent_layer(layer.input, layer.w_input, layer.w_hidden, layer.bias);
        recurrent_layer(input, w_input, w_hidden, bias, hidden);
        REQUIRE(largest_difference(hidden.view(), exact) <= 4e-6);
        REQUIRE(hidden.frame_is_untouched());

        const reference::Matrix unbiased =
            reference::recurrent_layer(layer.input, layer.w_input, layer.w_hidden, {});
        recurrent_layer(input, w_input, w_hidden, {}, hidden);
        REQUIRE(largest_difference(hidden.view(), unbiased) <= 4e-6);
      }
    }
  }
}

TEST_CASE("a row of recurrent_layer depends on all rows before it and on none after",
          "[recurrent]") {
  Random random(72);
  Layer layer(9, 4, 6, random);
  const Matrix before = layer.hidden();
  layer.input(4, 2) += 0.5f;
  const Matrix after = layer.hidden();
  for (int t = 0; t < 9; ++t) {
    const bool same = same_bits(before.view().rows_from(t, 1), after.view().rows_from(t, 1));
    CHECK(same == (t < 4));
  }
}

TEST_CASE("without weights every row of recurrent_layer is tanh of the bias", "[recurrent]") {
  Random random(73);
  Layer layer(5, 3, 7, random);
  layer.w_input = Matrix(3, 7);
  layer.w_hidden = Matrix(7, 7);
  const Matrix hidden = layer.hidden();
  for (int t = 1; t < 5; ++t) {
    CHECK(same_bits(hidden.view().rows_from(t, 1), hidden.view().rows_from(0, 1)));
  }
  for (int c = 0; c < 7; ++c) {
    CHECK(hidden(0, c) == Approx(std::tanh(layer.bias(0, c))).epsilon(1e-6));
  }
}

TEST_CASE("large inputs end at −1 and 1, never outside", "[recurrent]") {
  Random random(74);
  Layer layer(6, 5, 9, random);
  for (int t = 0; t < 6; ++t) {
    for (int k = 0; k < 5; ++k) layer.input(t, k) *= 1e6f;
  }
  const Matrix hidden = layer.hidden();
  for (int t = 0; t < 6; ++t) {
    for (int c = 0; c < 9; ++c) CHECK(std::abs(hidden(t, c)) <= 1.0f);
  }
}

TEST_CASE("recurrent_layer of no rows does nothing", "[recurrent]") {
  Random random(75);
  const Layer layer(0, 5, 4, random);
  CHECK(layer.hidden().rows() == 0);
}
