#include "bindings/spread_calls.hpp"

#include "attention/spread.hpp"

namespace attn::bindings {

int attention_spread() {
  const auto [weights, rows, mean] = first_matrices<3>();
  Checks checks;
  checks.needs("attention_weights", weights, -1, -1);
  checks.fits("rows", rows, weights.rows, spread_columns);
  checks.fits("mean", mean, 1, spread_columns);
  if (checks.failed()) return report(checks.problem());
  spread(weights, rows, mean);
  return 0;
}

}  // namespace attn::bindings
