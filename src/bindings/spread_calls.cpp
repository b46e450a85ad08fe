#include "bindings/spread_calls.hpp"

#include "attention/spread.hpp"

namespace attn::bindings {

int attention_spread() {
  const Place* const places = exchange.inputs;
  Checks checks;
  checks.needs("attention_weights", places[0].view(), -1, -1);
  if (checks.failed()) return report(checks.problem());
  spread(places[0].view(), places[1].view(), places[2].view());
  return 0;
}

}  // namespace attn::bindings
