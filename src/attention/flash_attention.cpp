#include "attention/flash_attention.hpp"

#include <algorithm>
#include <limits>

#include "attention/single_query.hpp"
#include "kernels/panel.hpp"
#include "kernels/register_tile.hpp"
#include "simd/exp.hpp"
#include "simd/log.hpp"
#include "simd/simd.hpp"

// flash_attention.md beside this file explains the blocking with a picture.

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

// Keys whose rows and values fill a first-level cache of 32 KB together (head_dim 64).
constexpr int key_block = 64;
// Queries that pass over a block of keys while it is there: 32 panels.
constexpr int query_block = 32 * panel_cols;
// Smaller than any score that is not masked, and finite: its difference to itself is 0, not NaN.
constexpr float lowest = std::numeric_limits<float>::lowest();

// A number for each of the eight queries of a panel.
using Eight = simd::f32x8;

inline Eight exp_of_negative(const simd::ExpOfNegative& exp, Eight x) {
  return simd::join(exp(simd::low(x)), exp(simd::high(x)));
}

// What the online softmax remembers of a panel of queries: in all three, a column is a query.
struct Panel {
  const float* query;  // [head_dim, 8], scaled
  float* context;      // [value_dim, 8], not yet divided by the sum
  float* maximum;      // [8]
  float* sum;          // [8]
};

// scores = keys · query, [keys, 8]; returns the larger of `maximum` and the largest of each column.
[[gnu::noinline]] Eight scores_of(ConstMatrixView keys, const float* query, float* scores,
                                  Eight maximum) {
  for_tiles(keys.rows, [&](int first, auto rows) {
    Tile<rows> tile = zero_tile<rows>();
    accumulate<rows, Factors::in_rows>(tile, keys.row(first), keys.stride, query, panel_cols,
                                       keys.cols);
    float* const out = scores + first * panel_cols;
    for (int r = 0; r < rows; ++r) {
      simd::store(out + r * panel_cols, tile.sum[r]);
      maximum = simd::larger(maximum, tile.sum[r]);
    }
  });
  return maximum;
}

// Masks the scores of keys on the diagonal, the first of which is `ahead` keys later than the first
// query: key j is later than the queries i < ahead + j.
Eight mask_later_keys(float* scores, int keys, int ahead, Eight maximum) {
  for (int j = 0; j < keys; ++j, scores += panel_cols) {
    std::fill_n(scores, ahead + j, -std::numeric_limits<float>::infinity());
    maximum = simd::larger(maximum, simd::load8(scores));
  }
  return maximum;
}

// scores = e^(scores − maximum); sum = sum · shrink + the columns' sums.
[[gnu::noinline]] void exponentials_of(float* scores, int keys, Eight maximum, Eight shrink,
                                       float* sum) {
  const simd::ExpOfNegative exp;
  Eight total = simd::load8(sum) * shrink;
  for (int j = 0; j < keys; ++j, scores += panel_cols) {
    const Eight weights = exp_of_negative(exp, simd::load8(scores) - maximum);
    simd::store(scores, weights);
    total = total + weights;
  }
  simd::store(sum, total);
}

// context = context · shrink + valuesᵀ · weights, [value_dim, 8].
[[gnu::noinline]] void mix(ConstMatrixView values, const float* weights, const Eight& shrink,
                           bool is_first, float* context) {
  for_tiles(values.cols, [&](int first, auto rows) {
    Tile<rows> tile = zero_tile<rows>();
    accumulate<rows, Factors::in_columns>(tile, values.data + first, values.stride, weights,
                                          panel_cols, values.rows);
    float* const out = context + first * panel_cols;
    if (!is_first) {
      for (int r = 0; r < rows; ++r) {
        tile.sum[r] = simd::multiply_add(simd::load8(out + r * panel_cols), shrink, tile.sum[r]);
      }
    }
    for (int r = 0; r < rows; ++r) simd::store(out + r * panel_cols, tile.sum[r]);
  });
}

// One panel of queries meets one block of keys, of which the first `clear` are seen by all of them;
// the one after that is `ahead` keys later than the first query.
void attend(const Panel& panel, ConstMatrixView keys, ConstMatrixView values, int clear, int ahead,
            bool is_first, float* scores) {
  const int diagonal = keys.rows - clear;
  const Eight before = simd::load8(panel.maximum);
  Eight maximum = scores_of(keys.rows_from(0, clear), panel.query, scores, before);
  if (diagonal > 0) {
    float* const square = scores + clear * panel_cols;
    scores_of(keys.rows_from(clear, diagonal), panel.query, square, before);
    maximum = mask_later_keys(square, diagonal, ahead, maximum);
  }
  const Eight shrink = exp_of_negative({}, before - maximum);
  simd::store(panel.maximum, maximum);
  exponentials_of(scores, keys.rows, maximum, shrink, panel.sum);
  mix(values, scores, shrink, is_first, panel.context);
}

// out[i][c] = context[c][i] / sum[i] for the queries i that there are.
void divide(const Panel& panel, MatrixView out) {
  for (int half = 0; half < out.rows; half += lanes) {
    const f32x4 share = simd::splat(1.0f) / simd::load(panel.sum + half);
    const int queries = std::min(lanes, out.rows - half);
    simd::for_lanes(out.cols, [&](int first, int count) {
      f32x4 row[lanes];
      for (int c = 0; c < lanes; ++c) {
        row[c] = simd::load(panel.context + (first + std::min(c, count - 1)) * panel_cols + half) *
                 share;
      }
      simd::transpose(row[0], row[1], row[2], row[3]);
      for (int i = 0; i < queries; ++i) {
        simd::store_lanes(out.row(half + i) + first, row[i], count);
      }
    });
  }
}

// m + log l for the queries that there are.
void write_logsumexp(const Panel& panel, MatrixView out) {
  for (int i = 0; i < out.rows; ++i) out(i, 0) = panel.maximum[i] + simd::log(panel.sum[i]);
}

void attend_in_panels(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                      float factor, bool causal, Arena& scratch, MatrixView context,
                      MatrixView logsumexp) {
  const int panels = (query.rows + panel_cols - 1) / panel_cols;
  const int block_panels = std::min(panels, query_block / panel_cols);
  const int query_size = query.cols * panel_cols, context_size = value.cols * panel_cols;
  float* const queries = scratch.floats(static_cast<std::size_t>(block_panels * query_size));
  float* const contexts = scratch.floats(static_cast<std::size_t>(block_panels * context_size));
  alignas(16) float maximum[query_block], sum[query_block], scores[key_block * panel_cols];

  for (int first = 0; first < panels; first += block_panels) {
    const int count = std::min(block_panels, panels - first);
    const auto panel_at = [&](int p) {
      return Panel{queries + p * query_size, contexts + p * context_size, maximum + p * panel_cols,
                   sum + p * panel_cols};
    };
    // The queries of panel p, and where their keys end.
    const auto start_of = [&](int p) { return (first + p) * panel_cols; };
    const auto end_of = [&](int p) {
      return causal ? std::min(key.rows, start_of(p) + panel_cols) : key.rows;
    };

    for (int p = 0; p < count; ++p) {
      pack_rows(query, start_of(p), factor, queries + p * query_size);
    }
    std::fill_n(maximum, count * panel_cols, lowest);
    std::fill_n(sum, count * panel_cols, 0.0f);
    for (int block = 0; block < end_of(count - 1); block += key_block) {
      for (int p = 0; p < count; ++p) {
        const int keys = std::min(key_block, end_of(p) - block);
        if (keys <= 0) continue;
        const int clear = causal ? std::clamp(start_of(p) - block, 0, keys) : keys;
        attend(panel_at(p), key.rows_from(block, keys), value.rows_from(block, keys), clear,
               block + clear - start_of(p), block == 0, scores);
      }
    }
    for (int p = 0; p < count; ++p) {
      const int queries_here = std::min(panel_cols, query.rows - start_of(p));
      divide(panel_at(p), context.rows_from(start_of(p), queries_here));
      if (logsumexp.empty()) continue;
      write_logsumexp(panel_at(p), logsumexp.rows_from(start_of(p), queries_here));
    }
  }
}

}  // namespace

void flash_attention(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                     float factor, bool causal, int valid_keys, Arena& scratch, MatrixView context,
                     MatrixView logsumexp) {
  const int visible = valid_keys < 0 ? key.rows : std::min(valid_keys, key.rows);
  if (visible == 0) {
    fill(context, 0.0f);
    if (!logsumexp.empty()) fill(logsumexp, -std::numeric_limits<float>::infinity());
    return;
  }
  const int last = query.rows % panel_cols;
  const int in_panels = last <= few_queries ? query.rows - last : query.rows;
  attend_in_panels(query.rows_from(0, in_panels), key.rows_from(0, visible),
                   value.rows_from(0, visible), factor, causal, scratch,
                   context.rows_from(0, in_panels),
                   logsumexp.empty() ? logsumexp : logsumexp.rows_from(0, in_panels));
  for (int i = in_panels; i < query.rows; ++i) {
    const int seen = causal ? std::min(i + 1, visible) : visible;
    const float row_logsumexp =
        attend_single_query(query.row(i), key.rows_from(0, seen), value.rows_from(0, seen), factor,
                            scratch, context.row(i));
    if (!logsumexp.empty()) logsumexp(i, 0) = row_logsumexp;
  }
}

}  // namespace attn
