#include "attention/position.hpp"

#include <cmath>

namespace attn {

void sinusoidal_encoding(MatrixView out) {
  for (int c = 0; c < out.cols; ++c) {
    const double pair = c / 2 * 2;
    const double wavelength = std::pow(10000.0, pair / out.cols);
    for (int position = 0; position < out.rows; ++position) {
      const double angle = position / wavelength;
      out(position, c) = static_cast<float>(c % 2 == 0 ? std::sin(angle) : std::cos(angle));
    }
  }
}

}  // namespace attn
