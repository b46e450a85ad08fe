#include "training/backward.hpp"

#include "attention/attention_backward.hpp"
#include "attention/flash_attention_backward.hpp"
#include "kernels/activation.hpp"
#include "kernels/elementwise.hpp"
#include "kernels/embedding.hpp"
#include "kernels/layer_norm.hpp"
#include "kernels/matmul.hpp"
#include "kernels/recurrent_cells.hpp"
#include "models/pass.hpp"
#include "training/guided_alignment.hpp"

namespace attn {
namespace {

void pass_on(ConstMatrixView d_out, const Tensor& to) {
  if (!to.gradient.empty()) add(to.gradient, d_out, to.gradient);
}

void product_backward(const TapeStep& step) {
  const ConstMatrixView d_out = step.out.gradient;
  if (!step.a.gradient.empty()) add_matmul_transposed(d_out, step.b.value, step.a.gradient);
  if (!step.b.gradient.empty()) add_transposed_matmul(step.a.value, d_out, step.b.gradient);
  if (!step.c.gradient.empty()) add_column_sums(d_out, step.c.gradient);
}

void product_transposed_backward(const TapeStep& step) {
  const ConstMatrixView d_out = step.out.gradient;
  if (!step.a.gradient.empty()) add_matmul(d_out, step.b.value, step.a.gradient);
  if (!step.b.gradient.empty()) add_transposed_matmul(d_out, step.a.value, step.b.gradient);
}

void activate_backward(const TapeStep& step) {
  const ConstMatrixView d_out = step.out.gradient;
  switch (step.activation) {
    case Activation::relu:
      return relu_backward(step.out.value, d_out, step.a.gradient);
    case Activation::gelu:
      return gelu_backward(step.a.value, d_out, step.a.gradient);
    case Activation::tanh:
      return tanh_backward(step.out.value, d_out, step.a.gradient);
    case Activation::sigmoid:
      return sigmoid_backward(step.out.value, d_out, step.a.gradient);
  }
}

// Where a head of a segment lies in the matrices of an attention.
struct Head {
  const Segment& segment;
  int index, num_heads;

  MatrixView columns(const MatrixView& matrix) const {
    if (matrix.empty()) return matrix;
    const int cols = matrix.cols / num_heads;
    return matrix.columns_from(index * cols, cols);
  }
  MatrixView query(const MatrixView& matrix) const { return rows(segment.query, matrix); }
  MatrixView key(const MatrixView& matrix) const { return rows(segment.key, matrix); }

 private:
  MatrixView rows(const Rows& of, const MatrixView& matrix) const {
    return matrix.empty() ? matrix : of.of(columns(matrix));
  }
};

double fused_attention_backward(const TapeStep& step, const Head& head,
                                std::span<const std::uint8_t> gold, Arena& scratch) {
  const MatrixView q = head.query(step.a.value);
  const FlashAttentionPass pass = {.query = q,
                                   .key = head.key(step.b.value),
                                   .value = head.key(step.c.value),
                                   .factor = step.options.score_factor(q.cols),
                                   .causal = step.options.mask.causal,
                                   .valid_keys = head.segment.valid_keys,
                                   .context = head.query(step.out.value),
                                   .logsumexp = head.query(step.saved)};
  double loss = 0;
  MatrixView d_scaled_scores;
  if (!gold.empty()) {
    const MatrixView weights = scratch.matrix(pass.query.rows, pass.key.rows);
    d_scaled_scores = scratch.matrix(pass.query.rows, pass.key.rows);
    fill(d_scaled_scores, 0.0f);
    flash_attention_weights(pass, weights);
    loss = guided_alignment(weights, gold, step.guide->row_weight, d_scaled_scores);
  }
  flash_attention_backward(pass, head.query(step.out.gradient), d_scaled_scores, scratch,
                           head.query(step.a.gradient), head.key(step.b.gradient),
                           head.key(step.c.gradient));
  return loss;
}

void scored_attention_backward(const TapeStep& step, const Head& head, Arena& scratch) {
  AttentionOptions options = step.options;
  options.mask.valid_keys = head.segment.valid_keys;
  const ScoreTensors& score = step.score;
  attention_backward(head.query(step.a.value), head.key(step.b.value), head.key(step.c.value),
                     options, {}, head.query(step.out.gradient), {}, scratch,
                     {.query = head.query(step.a.gradient),
                      .key = head.key(step.b.gradient),
                      .value = head.key(step.c.gradient),
                      .score_weights = {score.w.gradient, score.w_query.gradient,
                                        score.w_key.gradient, score.v.gradient}});
}

double attend_backward(const TapeStep& step, Arena& scratch) {
  double loss = 0;
  std::size_t gold_first = 0;
  for (const Segment& segment : step.segments) {
    std::span<const std::uint8_t> gold;
    if (step.guide) {
      const auto size = static_cast<std::size_t>(segment.query.count * segment.key.count);
      gold = step.guide->gold.subspan(gold_first, size);
      gold_first += size;
    }
    for (int h = 0; h < step.num_heads; ++h) {
      const Head head = {segment, h, step.num_heads};
      scratch.reset();
      if (step.saved.empty()) {
        scored_attention_backward(step, head, scratch);
      } else {
        const bool is_guided = step.guide && step.guide->head == h;
        loss += fused_attention_backward(
            step, head, is_guided ? gold : std::span<const std::uint8_t>(), scratch);
      }
    }
  }
  return loss;
}

// The gates' gradient is that of both their summands.
void lstm_backward(const TapeStep& step, Arena& scratch) {
  scratch.reset();
  const MatrixView d_gates = scratch.matrix(step.saved.rows, step.saved.cols);
  fill(d_gates, 0.0f);
  lstm_gates_backward(step.saved, step.c.value, step.out_cell.value, step.out.gradient,
                      step.out_cell.gradient, d_gates, step.c.gradient);
  pass_on(d_gates, step.a);
  pass_on(d_gates, step.b);
}

}  // namespace

double backward(const Tape& tape, Arena& scratch) {
  double guided_loss = 0;
  for (auto it = tape.steps.rbegin(); it != tape.steps.rend(); ++it) {
    const TapeStep& step = *it;
    const ConstMatrixView d_out = step.out.gradient;
    switch (step.step) {
      case Step::embed:
        if (step.a.gradient.empty()) break;
        embed_backward(step.ids, d_out, step.factor, step.a.gradient);
        break;
      case Step::product:
        product_backward(step);
        break;
      case Step::product_transposed:
        product_transposed_backward(step);
        break;
      case Step::sum:
        pass_on(d_out, step.a);
        pass_on(d_out, step.b);
        break;
      case Step::layer_norm:
        layer_norm_backward(step.a.value, step.b.value, layer_norm_epsilon, d_out, step.a.gradient,
                            step.b.gradient, step.c.gradient);
        break;
      case Step::activate:
        activate_backward(step);
        break;
      case Step::dropout:
        dropout_backward(d_out, step.dropout, step.a.gradient);
        break;
      case Step::attend:
        guided_loss += attend_backward(step, scratch);
        break;
      case Step::copy:
        pass_on(d_out, step.a);
        break;
      case Step::gru:
        gru_gates_backward(step.saved, step.b.value, step.c.value, d_out, step.a.gradient,
                           step.b.gradient, step.c.gradient);
        break;
      case Step::lstm:
        lstm_backward(step, scratch);
        break;
    }
  }
  return guided_loss;
}

}  // namespace attn
