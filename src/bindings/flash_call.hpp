#pragma once

#include "attention/flash_attention.hpp"
#include "bindings/problem.hpp"
#include "bindings/resident_matrix.hpp"

namespace attn::bindings {

struct FlashSettings {
  int num_heads = 1;
  int query_length = 0, key_length = 0, head_dim = 0;
  float factor = 1.0f;
  bool causal = false;
};

/// Fused attention on resident matrices, heads one below the other: query [num_heads ·
/// query_length, head_dim], key and value [num_heads · key_length, head_dim], context as query.
/// Keeps its scratch memory between calls.
class FlashCall {
 public:
  Problem run(const FlashSettings& settings, const ResidentMatrix& query, const ResidentMatrix& key,
              const ResidentMatrix& value, ResidentMatrix& context) {
    const int queries = settings.query_length, keys = settings.key_length;
    Checks checks;
    checks.needs("query", query.view(), settings.num_heads * queries, settings.head_dim);
    checks.needs("key", key.view(), settings.num_heads * keys, settings.head_dim);
    checks.needs("value", value.view(), settings.num_heads * keys, settings.head_dim);
    if (checks.failed()) return checks.problem();
    for (int head = 0; head < settings.num_heads; ++head) {
      scratch_.reset();
      flash_attention(query.view().rows_from(head * queries, queries),
                      key.view().rows_from(head * keys, keys),
                      value.view().rows_from(head * keys, keys), settings.factor, settings.causal,
                      -1, scratch_, context.view().rows_from(head * queries, queries));
    }
    checks.needs("context", context.view(), -1, -1);
    if (!checks.failed()) return {};
    Problem overflow = checks.problem();
    overflow.kind = static_cast<int>(Problem::Kind::overflow);
    return overflow;
  }

 private:
  Arena scratch_;
};

}  // namespace attn::bindings
