#include "attention/position.hpp"

#include <cmath>

namespace attn {
namespace {

// Exponential, sine and cosine in double precision from their series, because libm's would bring
// tables into the page's download that are larger than everything else here. Errors stay below
// 1e-11, far under float32's rounding.

// eˣ for |x| < 10: the series of x / 16, squared four times.
double exponential(double x) {
  double term = 1, sum = 1;
  for (int k = 1; k <= 18; ++k) {
    term *= x / 16 / k;
    sum += term;
  }
  for (int squared = 0; squared < 4; ++squared) sum *= sum;
  return sum;
}

// The sine of `angle` plus so many quarter turns.
double sine(double angle, int quarters) {
  constexpr double quarter = 0x1.921fb544p0;           // π/2 in 33 bits: exact when multiplied
  constexpr double rest = 6.07710050650619224932e-11;  // and what is missing
  const double turns = std::floor(angle / (quarter + rest) + 0.5);
  const double x = angle - turns * quarter - turns * rest;
  quarters += static_cast<int>(turns);
  const bool is_cosine = quarters % 2 != 0;
  double term = is_cosine ? 1 : x, sum = term;
  for (int k = is_cosine ? 1 : 2; k < 20; k += 2) {
    term *= -x * x / (k * (k + 1));
    sum += term;
  }
  return quarters % 4 >= 2 ? -sum : sum;
}

}  // namespace

void sinusoidal_encoding(MatrixView out) {
  constexpr double log_10000 = 9.21034037197618273607;
  for (int c = 0; c < out.cols; ++c) {
    const int is_cosine = c % 2;
    const double frequency = exponential(-log_10000 * (c - is_cosine) / out.cols);
    for (int position = 0; position < out.rows; ++position) {
      out(position, c) = static_cast<float>(sine(position * frequency, is_cosine));
    }
  }
}

}  // namespace attn
