#include "attention/flash_attention.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/elementwise.hpp"
#include "kernels/matmul.hpp"
#include "kernels/softmax.hpp"
#include "simd/exp.hpp"

namespace attn {
namespace {

constexpr int query_block = 64;
constexpr int key_block = 64;
constexpr float minus_infinity = -std::numeric_limits<float>::infinity();

void scale_row(float* row, float factor, int size) {
  const MatrixView view(row, 1, size);
  scale(view, factor, view);
}

}  // namespace

void flash_attention(ConstMatrixView query, ConstMatrixView key, ConstMatrixView value,
                     float factor, bool causal, int valid_keys, Arena& scratch,
                     MatrixView context) {
  const int visible_keys = valid_keys < 0 ? key.rows : std::min(valid_keys, key.rows);
  const MatrixView query_memory = scratch.matrix(query_block, query.cols);
  const MatrixView key_memory = scratch.matrix(query.cols, key_block);
  const MatrixView scores_memory = scratch.matrix(query_block, key_block);
  float maximum[query_block];
  float sum[query_block];

  for (int first_query = 0; first_query < query.rows; first_query += query_block) {
    const int queries = std::min(query_block, query.rows - first_query);
    const MatrixView scaled_query = query_memory.rows_from(0, queries);
    scale(query.rows_from(first_query, queries), factor, scaled_query);
    const MatrixView block_context = context.rows_from(first_query, queries);
    for (int i = 0; i < queries; ++i) {
      std::fill_n(block_context.row(i), context.cols, 0.0f);
      maximum[i] = minus_infinity;
      sum[i] = 0.0f;
    }

    const int end = causal ? std::min(visible_keys, first_query + queries) : visible_keys;
    for (int first_key = 0; first_key < end; first_key += key_block) {
      const int keys = std::min(key_block, end - first_key);
      const MatrixView key_columns = key_memory.columns_from(0, keys);
      const MatrixView scores = scores_memory.columns_from(0, keys).rows_from(0, queries);
      transpose(key.rows_from(first_key, keys), key_columns);
      matmul(scaled_query, key_columns, scores);

      for (int i = 0; i < queries; ++i) {
        float* const row = scores.row(i);
        if (causal) {
          const int seen = std::clamp(first_query + i + 1 - first_key, 0, keys);
          std::fill(row + seen, row + keys, minus_infinity);
        }
        const float larger = std::max(maximum[i], row_maximum(row, keys));
        row_exponentials(row, larger, row, keys);
        if (larger > maximum[i] && sum[i] > 0.0f) {
          const float shrink = simd::exp(maximum[i] - larger);
          sum[i] *= shrink;
          scale_row(block_context.row(i), shrink, context.cols);
        }
        maximum[i] = larger;
        sum[i] += row_sum(row, keys);
      }
      matmul_accumulate(scores, value.rows_from(first_key, keys), block_context);
    }

    for (int i = 0; i < queries; ++i) {
      if (sum[i] > 0.0f) scale_row(block_context.row(i), 1.0f / sum[i], context.cols);
    }
  }
}

}  // namespace attn
