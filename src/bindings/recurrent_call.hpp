#pragma once

#include "bindings/problem.hpp"
#include "bindings/resident_matrix.hpp"
#include "models/recurrent.hpp"

namespace attn::bindings {

/// The recurrent layer on resident matrices, shaped as recurrent_layer needs them; `bias` may be
/// null.
inline Problem run_recurrent_layer(const ResidentMatrix& input, const ResidentMatrix& w_input,
                                   const ResidentMatrix& w_hidden, const ResidentMatrix* bias,
                                   ResidentMatrix& hidden) {
  const ConstMatrixView b = bias ? bias->view() : ConstMatrixView();
  const int hidden_dim = w_input.cols();
  Checks checks;
  checks.needs("input", input.view(), -1, -1);
  checks.needs("w_input", w_input.view(), input.cols(), -1);
  checks.needs("w_hidden", w_hidden.view(), hidden_dim, hidden_dim);
  checks.allows("bias", b, 1, hidden_dim);
  if (checks.failed()) return checks.problem();
  recurrent_layer(input.view(), w_input.view(), w_hidden.view(), b, hidden.view());
  checks.needs("hidden", hidden.view(), -1, -1);
  if (!checks.failed()) return {};
  Problem overflow = checks.problem();
  overflow.kind = static_cast<int>(Problem::Kind::overflow);
  return overflow;
}

}  // namespace attn::bindings
