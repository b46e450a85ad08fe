#include "bindings/layer_calls.hpp"

#include "attention/flash_attention.hpp"
#include "kernels/recurrent_layer.hpp"
#include "simd/finite.hpp"

namespace attn::bindings {

int flash_attention() {
  static Arena scratch;
  const AttentionSettings& settings = exchange.settings;
  const int heads = settings.num_heads;
  const auto [query, key, value, context] = first_matrices<4>();
  const int query_length = query.rows / heads, key_length = key.rows / heads;
  // So few queries read keys and values once, and whatever is not finite there shows in the
  // context: looking first would take as long as the answer.
  const bool would_show = query_length <= few_queries && settings.causal == 0;
  const auto check_inputs = [&](bool all) {
    const auto check = all ? &Checks::needs : &Checks::fits;
    Checks checks;
    checks.needs("query", query, heads * query_length, -1);
    (checks.*check)("key", key, heads * key_length, query.cols);
    (checks.*check)("value", value, key.rows, -1);
    checks.fits("context", context, query.rows, value.cols);
    return checks.failed() ? report(checks.problem()) : 0;
  };
  if (const int kind = check_inputs(!would_show)) return kind;
  for (int head = 0; head < heads; ++head) {
    scratch.reset();
    const auto of_head = [head](MatrixView matrix, int length) {
      return matrix.rows_from(head * length, length);
    };
    attn::flash_attention(of_head(query, query_length), of_head(key, key_length),
                          of_head(value, key_length), settings.scale, settings.causal != 0, -1,
                          scratch, of_head(context, query_length));
  }
  if (would_show && !all_finite(context.data, context.size())) {
    if (const int kind = check_inputs(true)) return kind;
  }
  return report_overflow("context", context);
}

int recurrent_layer() {
  const auto [input, w_input, w_hidden, bias, hidden] = first_matrices<5>();
  Checks checks;
  checks.needs("input", input, -1, -1);
  checks.needs("w_input", w_input, input.cols, -1);
  checks.needs("w_hidden", w_hidden, w_input.cols, w_input.cols);
  checks.allows("bias", bias, 1, w_input.cols);
  checks.fits("hidden", hidden, input.rows, w_input.cols);
  if (checks.failed()) return report(checks.problem());
  attn::recurrent_layer(input, w_input, w_hidden, bias, hidden);
  return report_overflow("hidden", hidden);
}

}  // namespace attn::bindings
