#include "bindings/layer_calls.hpp"

#include "attention/flash_attention.hpp"
#include "models/recurrent.hpp"
#include "simd/finite.hpp"

namespace attn::bindings {
namespace {

// What left float32's range on the way.
int overflow(std::string_view name, ConstMatrixView result) {
  if (all_finite(result.data, result.size())) return 0;
  Checks checks;
  checks.needs(name, result, -1, -1);
  Problem problem = checks.problem();
  problem.kind = static_cast<int>(Problem::Kind::overflow);
  return report(problem);
}

}  // namespace

int flash_attention() {
  static Arena scratch;
  const Place* const places = exchange.inputs;
  const AttentionSettings& settings = exchange.settings;
  const MatrixView q = places[0].view(), k = places[1].view(), v = places[2].view(),
                   out = places[3].view();
  const int query_length = q.rows / settings.num_heads, key_length = k.rows / settings.num_heads;
  // So few queries read keys and values once, and whatever is not finite there shows in the
  // context: looking first would take as long as the answer.
  const bool would_show = query_length <= few_queries && settings.causal == 0;
  const auto check_inputs = [&](bool all) {
    Checks checks;
    checks.needs("query", q, -1, -1);
    if (all) checks.needs("key", k, -1, -1);
    if (all) checks.needs("value", v, -1, -1);
    return checks.failed() ? report(checks.problem()) : 0;
  };
  if (const int kind = check_inputs(!would_show)) return kind;
  for (int head = 0; head < settings.num_heads; ++head) {
    scratch.reset();
    attn::flash_attention(
        q.rows_from(head * query_length, query_length), k.rows_from(head * key_length, key_length),
        v.rows_from(head * key_length, key_length), settings.scale, settings.causal != 0, -1,
        scratch, out.rows_from(head * query_length, query_length));
  }
  if (would_show && !all_finite(out.data, out.size())) {
    if (const int kind = check_inputs(true)) return kind;
  }
  return overflow("context", out);
}

int recurrent_layer() {
  const Place* const places = exchange.inputs;
  const MatrixView input = places[0].view(), w_input = places[1].view(),
                   w_hidden = places[2].view(), bias = places[3].view(), hidden = places[4].view();
  Checks checks;
  checks.needs("input", input, -1, -1);
  checks.needs("w_input", w_input, input.cols, -1);
  checks.needs("w_hidden", w_hidden, w_input.cols, w_input.cols);
  checks.allows("bias", bias, 1, w_input.cols);
  if (checks.failed()) return report(checks.problem());
  attn::recurrent_layer(input, w_input, w_hidden, bias, hidden);
  return overflow("hidden", hidden);
}

}  // namespace attn::bindings
