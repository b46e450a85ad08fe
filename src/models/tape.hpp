#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "attention/attention.hpp"
#include "kernels/dropout.hpp"
#include "models/tensor.hpp"

namespace attn {

/// Rows of a matrix that belong together, `step` rows apart: a sentence of a batch.
struct Rows {
  int first = 0;
  int count = 0;
  int step = 1;

  template <class T>
  BasicMatrixView<T> of(const BasicMatrixView<T>& matrix) const {
    assert(count == 0 || first + (count - 1) * step < matrix.rows);
    return {matrix.row(first), count, matrix.cols, matrix.stride * step};
  }
};

/// Which queries of a batch meet which keys; keys from `valid_keys` on are padding, negative: none.
struct Segment {
  Rows query, key;
  int valid_keys = -1;
};

/// Where a head of the last attention should look, as far as somebody knows; see
/// training/guided_alignment.hpp.
struct AlignmentGuide {
  /// query.count · key.count flags a segment, row-major, one segment after the other.
  std::span<const std::uint8_t> gold;
  int head = 0;
  float row_weight = 0;
};

enum class Activation { relu, gelu, tanh, sigmoid };

/// A step of a pass.
enum class Step {
  embed,               ///< out[i] = a[ids[i]] · factor
  product,             ///< out = a · b + c
  product_transposed,  ///< out = a · bᵀ
  sum,                 ///< out = a + b
  layer_norm,          ///< out = layer_norm(a; gain b, bias c)
  activate,            ///< out = activation(a)
  dropout,             ///< out = a where kept, times 1 / (1 − rate)
  attend,              ///< out = attention(a, b, c), segment by segment, head by head
  copy,                ///< out = a
  gru,                 ///< out = the hidden state after x_gates a, h_gates b and the state c
  lstm,                ///< out = the hidden state, out_cell the cell after a, b and the cell c
};

/// What the parameters of a score function are in a model.
struct ScoreTensors {
  Tensor w = {}, w_query = {}, w_key = {}, v = {};
};

/// What a backward pass has to know of a step. `a`, `b` and `c` are its sources.
struct TapeStep {
  Step step;
  Tensor out, a, b = {}, c = {};
  Tensor out_cell = {};
  float factor = 1.0f;
  Activation activation = {};
  Dropout dropout = {};
  std::span<const std::int32_t> ids = {};
  std::span<const Segment> segments = {};
  int num_heads = 1;
  AttentionOptions options = {};
  ScoreTensors score = {};
  const AlignmentGuide* guide = nullptr;
  MatrixView saved = {};  ///< attend: logsumexp, [queries, num_heads]; gru, lstm: the gates
};

/// The steps of a training pass in order. Sources and results lie in the memory of the pass, and so
/// do the spans.
struct Tape {
  std::vector<TapeStep> steps;
};

}  // namespace attn
