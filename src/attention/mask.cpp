#include "attention/mask.hpp"

#include <limits>

namespace attn {

void apply_mask(ConstMatrixView scores, const Mask& mask, int first_query, MatrixView out) {
  assert(out.rows == scores.rows && out.cols == scores.cols);
  for (int r = 0; r < scores.rows; ++r) {
    for (int j = 0; j < scores.cols; ++j) {
      out(r, j) = mask.allows(first_query + r, j, scores.cols)
                      ? scores(r, j)
                      : -std::numeric_limits<float>::infinity();
    }
  }
}

}  // namespace attn
