#include "kernels/recurrent_cells.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

double sigmoid_of(double x) { return 1 / (1 + std::exp(-x)); }

// h as PyTorch's documentation of nn.GRU writes it.
reference::Matrix exact_gru(const reference::Matrix& x, const reference::Matrix& h,
                            const reference::Matrix& before) {
  const int size = before.cols;
  return reference::filled(before.rows, size, [&](int b, int j) {
    const double r = sigmoid_of(x(b, j) + h(b, j));
    const double z = sigmoid_of(x(b, size + j) + h(b, size + j));
    const double n = std::tanh(x(b, 2 * size + j) + r * h(b, 2 * size + j));
    return (1 - z) * n + z * before(b, j);
  });
}

// (h, c) side by side, as PyTorch's documentation of nn.LSTM writes them.
reference::Matrix exact_lstm(const reference::Matrix& sum, const reference::Matrix& before) {
  const int size = before.cols;
  return reference::filled(before.rows, 2 * size, [&](int b, int at) {
    const int j = at % size;
    const double i = sigmoid_of(sum(b, j)), f = sigmoid_of(sum(b, size + j));
    const double g = std::tanh(sum(b, 2 * size + j)), o = sigmoid_of(sum(b, 3 * size + j));
    const double c = f * before(b, j) + i * g;
    return at < size ? o * std::tanh(c) : c;
  });
}

Framed random_frame(int rows, int cols, Random& random) {
  Framed out(rows, cols);
  fill(out.view(), random, 2.0f);
  return out;
}

constexpr int batch = 3;

}  // namespace

TEST_CASE("gru_gates and its backward pass agree with the naive twin", "[recurrent_cells]") {
  Random random(111);
  for (const int size : {1, 3, 4, 5, 13, 64}) {
    CAPTURE(size);
    Framed x = random_frame(batch, 3 * size, random),
           from_h = random_frame(batch, 3 * size, random);
    Framed before = random_frame(batch, size, random), h(batch, size), gates(batch, 3 * size);
    gru_gates(x, from_h, before, h, gates);
    CHECK(largest_difference(h.view(), exact_gru(x.view(), from_h.view(), before.view())) <= 1e-6);
    CHECK(h.frame_is_untouched());
    CHECK(gates.frame_is_untouched());

    Framed d_h = random_frame(batch, size, random);
    Accumulated d_x(batch, 3 * size, random), d_from_h(batch, 3 * size, random);
    Accumulated d_before(batch, size, random);
    gru_gates_backward(gates, from_h, before, d_h, d_x, d_from_h, d_before);
    const auto loss = [&](const auto& at_x, const auto& at_h, const auto& at_before) {
      return dot(exact_gru(at_x, at_h, at_before), d_h.view());
    };
    const reference::Matrix rx = x.view(), rh = from_h.view(), rb = before.view();
    CHECK(d_x.error(numeric_gradient(rx, [&](const auto& at) { return loss(at, rh, rb); })) <=
          2e-6);
    CHECK(d_from_h.error(numeric_gradient(rh, [&](const auto& at) { return loss(rx, at, rb); })) <=
          2e-6);
    CHECK(d_before.error(numeric_gradient(rb, [&](const auto& at) { return loss(rx, rh, at); })) <=
          2e-6);
    gru_gates_backward(gates, from_h, before, d_h, {}, {}, {});

    gru_gates(x, from_h, before, before, gates);
    CHECK(same_bits(before.view(), h.view()));
  }
}

TEST_CASE("lstm_gates and its backward pass agree with the naive twin", "[recurrent_cells]") {
  Random random(112);
  for (const int size : {1, 3, 4, 5, 13, 64}) {
    CAPTURE(size);
    Framed x = random_frame(batch, 4 * size, random),
           from_h = random_frame(batch, 4 * size, random);
    Framed before = random_frame(batch, size, random);
    Framed h(batch, size), c(batch, size), gates(batch, 4 * size);
    lstm_gates(x, from_h, before, h, c, gates);
    const reference::Matrix sum = reference::add(x.view(), from_h.view()), rb = before.view();
    const reference::Matrix exact = exact_lstm(sum, rb);
    CHECK(largest_difference(h.view(), reference::columns(exact, 0, size)) <= 1e-6);
    CHECK(largest_difference(c.view(), reference::columns(exact, size, size)) <= 1e-6);
    for (Framed* out : {&h, &c, &gates}) CHECK(out->frame_is_untouched());

    Framed d_h = random_frame(batch, size, random), d_c = random_frame(batch, size, random);
    const reference::Matrix both = reference::filled(batch, 2 * size, [&](int r, int at) {
      return static_cast<double>(at < size ? d_h.view()(r, at) : d_c.view()(r, at - size));
    });
    Accumulated d_gates(batch, 4 * size, random), d_before(batch, size, random);
    lstm_gates_backward(gates, before, c, d_h, d_c, d_gates, d_before);
    CHECK(d_gates.error(numeric_gradient(
              sum, [&](const auto& at) { return dot(exact_lstm(at, rb), both); })) <= 3e-6);
    CHECK(d_before.error(numeric_gradient(
              rb, [&](const auto& at) { return dot(exact_lstm(sum, at), both); })) <= 3e-6);

    lstm_gates(x, from_h, before, h, before, gates);
    CHECK(same_bits(before.view(), c.view()));
  }
}

TEST_CASE("a gradient that is empty counts as 0 in lstm_gates_backward", "[recurrent_cells]") {
  Random random(113);
  constexpr int size = 7;
  Framed x = random_frame(batch, 4 * size, random), zero_h(batch, 4 * size);
  Framed before = random_frame(batch, size, random);
  Framed h(batch, size), c(batch, size), gates(batch, 4 * size);
  fill(zero_h.view(), 0.0f);
  lstm_gates(x, zero_h, before, h, c, gates);
  const Matrix d = random_matrix(batch, size, random), zero(batch, size);
  const auto gradient = [&](ConstMatrixView d_h, ConstMatrixView d_c) {
    Matrix d_gates(batch, 4 * size);
    lstm_gates_backward(gates, before, c, d_h, d_c, d_gates, {});
    return d_gates;
  };
  CHECK(same_bits(gradient(d, {}), gradient(d, zero)));
  CHECK(same_bits(gradient({}, d), gradient(zero, d)));
}
