#include "kernels/activation.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

namespace {

using Forward = void (*)(ConstMatrixView, MatrixView);
using Backward = void (*)(ConstMatrixView, ConstMatrixView, MatrixView);

struct Activation {
  const char* name;
  Forward forward;
  Backward backward;
  bool backward_reads_output;
  double (*exact)(double);
};

const Activation activations[] = {
    {"relu", relu, relu_backward, false, [](double x) { return std::max(x, 0.0); }},
    {"gelu", gelu, gelu_backward, false,
     [](double x) { return x / 2 * (1 + std::erf(x / std::sqrt(2.0))); }},
    {"sigmoid", sigmoid, sigmoid_backward, true, [](double x) { return 1 / (1 + std::exp(-x)); }},
    {"tanh", attn::tanh, tanh_backward, true, [](double x) { return std::tanh(x); }},
};

reference::Matrix mapped(const reference::Matrix& x, double (*function)(double)) {
  return reference::filled(x.rows, x.cols, [&](int r, int c) { return function(x(r, c)); });
}

}  // namespace

TEST_CASE("activations agree with their formulas and may write over their input", "[activation]") {
  Random random(41);
  for (const Activation& activation : activations) {
    for (const int cols : awkward_lengths) {
      CAPTURE(activation.name, cols);
      Framed x(3, cols), out(3, cols);
      fill(x, random, 6.0f);
      const reference::Matrix exact = mapped(x.view(), activation.exact);
      activation.forward(x, out);
      CHECK(largest_difference(out.view(), exact) <= 1e-6);
      CHECK(out.frame_is_untouched());
      activation.forward(x, x);
      CHECK(same_bits(x.view(), out.view()));
      CHECK(x.frame_is_untouched());
    }
  }
}

TEST_CASE("the gradient of an activation is its derivative, added to what is there",
          "[activation]") {
  Random random(42);
  for (const Activation& activation : activations) {
    for (const int cols : awkward_lengths) {
      CAPTURE(activation.name, cols);
      Framed x(3, cols), y(3, cols), d_out(3, cols);
      Accumulated d_x(3, cols, random);
      fill(x, random, 4.0f);
      fill(d_out, random);
      activation.forward(x, y);
      activation.backward(activation.backward_reads_output ? y : x, d_out, d_x);
      const reference::Matrix exact = numeric_gradient(x.view(), [&](const reference::Matrix& at) {
        return dot(mapped(at, activation.exact), d_out.view());
      });
      CHECK(d_x.error(exact) <= 1e-6);
    }
  }
}

TEST_CASE("relu_backward reads the output as well as the input", "[activation]") {
  Random random(43);
  Matrix x = random_matrix(2, 9, random), y(2, 9), d_out = random_matrix(2, 9, random);
  x(0, 3) = 0.0f;
  relu(x, y);
  Matrix from_input(2, 9), from_output(2, 9);
  relu_backward(x, d_out, from_input);
  relu_backward(y, d_out, from_output);
  CHECK(same_bits(from_input, from_output));
  CHECK(from_input(0, 3) == 0.0f);
}

TEST_CASE("gelu keeps its digits everywhere and ends in 0 and x", "[activation]") {
  double worst = 0;
  for (float x = -14.0f; x <= 14.0f; x += 1.0f / 1024) {
    Matrix at = matrix_of(1, 1, {x}), out(1, 1), one = matrix_of(1, 1, {1}), slope(1, 1);
    gelu(at, out);
    gelu_backward(at, one, slope);
    const double exact = activations[1].exact(static_cast<double>(x));
    const double size = std::max(1.0, std::abs(static_cast<double>(x)));
    worst = std::max(worst, std::abs(static_cast<double>(out(0, 0)) - exact) / size);
    const double below = (1 + std::erf(static_cast<double>(x) / std::sqrt(2.0))) / 2;
    const double density =
        std::exp(-static_cast<double>(x) * static_cast<double>(x) / 2) / std::sqrt(2 * M_PI);
    worst = std::max(worst, std::abs(static_cast<double>(slope(0, 0)) -
                                     (below + static_cast<double>(x) * density)));
  }
  CHECK(worst <= 3e-7);
  Matrix far = matrix_of(1, 4, {-1e4f, 1e4f, -40, 40}), out(1, 4);
  gelu(far, out);
  CHECK(out(0, 0) == 0.0f);
  CHECK(out(0, 1) == 1e4f);
  CHECK(out(0, 2) == 0.0f);
  CHECK(out(0, 3) == 40.0f);
}

TEST_CASE("sigmoid stays within 0 and 1 however large its input", "[activation]") {
  Matrix far = matrix_of(1, 4, {-200, 200, -3e38f, 3e38f}), out(1, 4);
  sigmoid(far, out);
  CHECK(out(0, 0) == 0.0f);
  CHECK(out(0, 1) == 1.0f);
  CHECK(out(0, 2) == 0.0f);
  CHECK(out(0, 3) == 1.0f);
}
