#include "attention/flash_attention_backward.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;

// Queries and keys that meet at a time: their scores stay in a first-level cache.
constexpr int query_block = 32, key_block = 64;

// Of query rows from `first` on, the keys first … end − 1 of a block that any of them sees.
struct Meeting {
  const FlashAttentionPass& pass;
  int visible;

  explicit Meeting(const FlashAttentionPass& p)
      : pass(p), visible(p.valid_keys < 0 ? p.key.rows : std::min(p.valid_keys, p.key.rows)) {}

  int end_for(int query) const { return pass.causal ? std::min(query + 1, visible) : visible; }

  // weights = e^(query · keyᵀ · factor − logsumexp) for a block of queries and keys, 0 where
  // masked.
  void weights(int query, int queries, int key, int keys, MatrixView out) const {
    matmul_transposed(pass.query.rows_from(query, queries), pass.key.rows_from(key, keys), out);
    const simd::ExpOfNegative exp;
    const f32x4 factor = simd::splat(pass.factor);
    for (int i = 0; i < queries; ++i) {
      float* const row = out.row(i);
      const int seen = std::clamp(end_for(query + i) - key, 0, keys);
      const f32x4 shift = simd::splat(pass.logsumexp(query + i, 0));
      simd::for_lanes(seen, [&](int j, int count) {
        const f32x4 x = simd::load_lanes(row + j, count) * factor - shift;
        // Rounding may leave the largest a hair above 0.
        simd::store_lanes(row + j, exp(simd::smaller(x, simd::splat(0.0f))), count);
      });
      std::fill(row + seen, row + keys, 0.0f);
    }
  }

  // body(query, queries, key, keys) for every block in which anybody sees anything.
  template <class Body>
  void for_blocks(Body&& body) const {
    for (int query = 0; query < pass.query.rows; query += query_block) {
      const int queries = std::min(query_block, pass.query.rows - query);
      const int end = end_for(query + queries - 1);
      for (int key = 0; key < end; key += key_block) {
        body(query, queries, key, std::min(key_block, end - key));
      }
    }
  }
};

// Σ of a · b along each row.
void row_dots(ConstMatrixView a, ConstMatrixView b, float* out) {
  for (int i = 0; i < a.rows; ++i) {
    f32x4 sum = simd::splat(0.0f);
    simd::for_lanes(a.cols, [&](int j, int count) {
      sum = simd::multiply_add(simd::load_lanes(a.row(i) + j, count),
                               simd::load_lanes(b.row(i) + j, count), sum);
    });
    out[i] = simd::sum(sum);
  }
}

}  // namespace

void flash_attention_backward(const FlashAttentionPass& pass, ConstMatrixView d_context,
                              ConstMatrixView d_scaled_scores, Arena& scratch, MatrixView d_query,
                              MatrixView d_key, MatrixView d_value) {
  assert(d_context.rows == pass.query.rows && d_context.cols == pass.value.cols);
  const Meeting meeting(pass);
  float* const dots = scratch.floats(static_cast<std::size_t>(pass.query.rows));
  row_dots(d_context, pass.context, dots);
  const MatrixView weight_room = scratch.matrix(query_block, key_block);
  const MatrixView score_room = scratch.matrix(query_block, key_block);
  meeting.for_blocks([&](int query, int queries, int key, int keys) {
    const MatrixView weights(weight_room.data, queries, keys);
    const MatrixView d_scores(score_room.data, queries, keys);
    const ConstMatrixView d_out = d_context.rows_from(query, queries);
    meeting.weights(query, queries, key, keys, weights);
    if (!d_value.empty()) add_transposed_matmul(weights, d_out, d_value.rows_from(key, keys));
    matmul_transposed(d_out, pass.value.rows_from(key, keys), d_scores);
    const f32x4 factor = simd::splat(pass.factor), zero = simd::splat(0.0f);
    for (int i = 0; i < queries; ++i) {
      const f32x4 shift = simd::splat(dots[query + i]);
      simd::for_lanes(keys, [&](int j, int count) {
        const f32x4 weight = simd::load_lanes(weights.row(i) + j, count);
        f32x4 d = weight * (simd::load_lanes(d_scores.row(i) + j, count) - shift);
        if (!d_scaled_scores.empty()) {
          const float* const more = d_scaled_scores.row(query + i) + key + j;
          d = d + simd::select(simd::less(zero, weight), simd::load_lanes(more, count), zero);
        }
        simd::store_lanes(d_scores.row(i) + j, d * factor, count);
      });
    }
    if (!d_query.empty()) {
      add_matmul(d_scores, pass.key.rows_from(key, keys), d_query.rows_from(query, queries));
    }
    if (!d_key.empty()) {
      add_transposed_matmul(d_scores, pass.query.rows_from(query, queries),
                            d_key.rows_from(key, keys));
    }
  });
}

void flash_attention_weights(const FlashAttentionPass& pass, MatrixView attention_weights) {
  assert(attention_weights.rows == pass.query.rows && attention_weights.cols == pass.key.rows);
  fill(attention_weights, 0.0f);
  const Meeting meeting(pass);
  meeting.for_blocks([&](int query, int queries, int key, int keys) {
    meeting.weights(query, queries, key, keys,
                    attention_weights.rows_from(query, queries).columns_from(key, keys));
  });
}

}  // namespace attn
