#include "attention/explain.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/softmax.hpp"
#include "simd/exp.hpp"
#include "simd/log.hpp"

namespace attn {
namespace {

// Collects the terms of one cell.
class Explainer {
 public:
  Explainer(const Trace& trace, int entry, int row, int col)
      : trace_(trace), recipe_(trace.entry(entry).recipe), entry_(entry), row_(row), col_(col) {}

  Explanation explain() {
    out_.operation = recipe_.operation;
    out_.factor = recipe_.factor;
    switch (recipe_.operation) {
      case Operation::given:
      case Operation::embedding_scale:
      case Operation::position:
        out_.result = computed_value();
        break;
      case Operation::sum:
        for (int s = 0; s < 2; ++s) {
          if (recipe_.source[s] != no_source) add(source(s, row_, col_));
        }
        sum_products();
        break;
      case Operation::product:
        product();
        break;
      case Operation::product_transposed:
        for (int k = 0; k < width(0); ++k) add_product(source(0, row_, k), source(1, col_, k));
        sum_products();
        break;
      case Operation::additive:
        additive();
        break;
      case Operation::cosine:
        cosine();
        break;
      case Operation::norm:
        for (int k = 0; k < width(0); ++k) add_product(source(0, row_, k), source(0, row_, k));
        sum_products();
        out_.result = std::sqrt(out_.result);
        break;
      case Operation::scale:
        single(source(0, row_, col_), {}, source(0, row_, col_).value * recipe_.factor);
        break;
      case Operation::mask:
        single(source(0, row_, col_), {}, computed_value());
        break;
      case Operation::maximum:
        out_.result = -std::numeric_limits<float>::infinity();
        for (int j = 0; j < width(0); ++j) {
          add(source(0, row_, j));
          out_.result = std::max(out_.result, out_.terms.back().product);
        }
        break;
      case Operation::exponential: {
        const CellReference score = source(0, row_, col_), maximum = source(1, row_, 0);
        const bool sees_nothing = std::isinf(maximum.value);
        single(score, {maximum}, sees_nothing ? 0.0f : simd::exp(score.value - maximum.value));
        break;
      }
      case Operation::row_sum:
        for (int j = 0; j < width(0); ++j) add(source(0, row_, j));
        sum_products();
        break;
      case Operation::quotient: {
        const CellReference numerator = source(0, row_, col_), divisor = source(1, row_, 0);
        single(numerator, {divisor},
               divisor.value == 0.0f ? 0.0f : numerator.value / divisor.value);
        break;
      }
      case Operation::layer_norm:
        layer_norm();
        break;
      case Operation::mean:
        for (int j = 0; j < width(0); ++j) add(source(0, row_, j));
        sum_products();
        out_.factor = 1.0f / static_cast<float>(width(0));
        out_.result *= out_.factor;
        break;
      case Operation::deviation:
        deviation();
        break;
      case Operation::relu:
      case Operation::gelu:
        single(source(0, row_, col_), {}, computed_value());
        break;
      case Operation::tanh:
      case Operation::sigmoid:
        gate();
        break;
      case Operation::join:
        join();
        break;
      case Operation::shift:
        shift();
        break;
      case Operation::interpolation: {
        const CellReference share = source(0, row_, col_);
        const CellReference from = source(1, row_, col_), to = source(2, row_, col_);
        const float rest = 1.0f - share.value;
        add(from, {share}, rest * from.value, rest);
        add(to, {share}, share.value * to.value);
        sum_products();
        break;
      }
      case Operation::sum_of_products:
        add_product(source(0, row_, col_), source(1, row_, col_));
        add_product(source(2, row_, col_), source(3, row_, col_));
        sum_products();
        break;
      case Operation::gated_tanh: {
        const CellReference gate = source(0, row_, col_), cell = source(1, row_, col_);
        const float squashed = simd::tanh(cell.value);
        single(gate, {cell}, gate.value * squashed, squashed);
        break;
      }
      case Operation::softmax:
        softmax();
        break;
      case Operation::concatenate: {
        const int head_width = width(0);
        const int head = col_ / head_width;
        const CellReference cell =
            reference(recipe_.source[0] + head * recipe_.source[1], row_, col_ % head_width);
        single(cell, {}, cell.value);
        break;
      }
    }
    return std::move(out_);
  }

 private:
  CellReference reference(int entry, int row, int col) const {
    return {entry, row, col, trace_.view(entry)(row, col)};
  }
  CellReference source(int s, int row, int col) const {
    return reference(recipe_.source[s], row, col);
  }
  int width(int s) const { return trace_.view(recipe_.source[s]).cols; }

  void add(CellReference cell, std::vector<CellReference> with, float product,
           float multiplier = 1.0f) {
    out_.terms.push_back({cell, std::move(with), product, multiplier});
  }
  void add(CellReference cell) { add(cell, {}, cell.value); }
  void add_product(CellReference a, CellReference b) { add(a, {b}, a.value * b.value); }
  void single(CellReference cell, std::vector<CellReference> with, float result,
              float multiplier = 1.0f) {
    add(cell, std::move(with), result, multiplier);
    out_.result = result;
  }
  void sum_products() {
    out_.result = 0.0f;
    for (const Term& term : out_.terms) out_.result += term.product;
  }

  void product() {
    const int col = recipe_.first_column + col_;
    for (int k = 0; k < width(0); ++k) {
      add_product(source(0, row_, k), source(1, recipe_.first_row + k, col));
    }
    if (recipe_.source[2] != no_source) add(source(2, 0, col));
    sum_products();
  }

  void additive() {
    for (int k = 0; k < width(0); ++k) {
      const CellReference v = source(2, 0, k);
      const CellReference query = source(0, row_, k), key = source(1, col_, k);
      const float squashed = simd::tanh(query.value + key.value);
      add(v, {query, key}, v.value * squashed, squashed);
    }
    sum_products();
  }

  void cosine() {
    const CellReference query_norm = source(2, row_, 0), key_norm = source(3, col_, 0);
    const float norms = query_norm.value * key_norm.value;
    float dot = 0.0f;
    for (int k = 0; k < width(0); ++k) {
      const CellReference query = source(0, row_, k), key = source(1, col_, k);
      const float product = query.value * key.value;
      dot += product;
      add(query, {key, query_norm, key_norm}, norms == 0.0f ? 0.0f : product / norms);
    }
    out_.result = norms == 0.0f ? 0.0f : dot / norms;
  }

  // The function of a sum, in which the second addend may be weighed.
  void gate() {
    const int col = recipe_.first_column + col_;
    add(source(0, row_, col));
    if (recipe_.source[2] != no_source) {
      add_product(source(1, row_, col), source(2, row_, col_));
    } else if (recipe_.source[1] != no_source) {
      add(source(1, row_, col));
    }
    out_.result = computed_value();
  }

  void join() {
    int s = 0, col = col_;
    for (; col >= width(s); ++s) col -= width(s);
    const int row = trace_.view(recipe_.source[s]).rows == 1 ? 0 : row_;
    const CellReference cell = source(s, row, col);
    single(cell, {}, cell.value);
  }

  void shift() {
    const int row = row_ + recipe_.first_row;
    const bool is_inside = row >= 0 && row < trace_.view(recipe_.source[0]).rows;
    if (!is_inside && recipe_.source[1] == no_source) return;
    const CellReference cell = is_inside ? source(0, row, col_) : source(1, 0, col_);
    single(cell, {}, cell.value);
  }

  void layer_norm() {
    const CellReference x = source(0, row_, col_), gain = source(1, 0, col_);
    const CellReference bias = source(2, 0, col_), mean = source(3, row_, 0);
    const CellReference deviation = reference(recipe_.source[3] + 1, row_, 0);
    single(x, {gain, bias, mean, deviation},
           (x.value - mean.value) / deviation.value * gain.value + bias.value);
  }

  // ε stays unsaid: it shows only where a row is constant, as √ε instead of 0.
  void deviation() {
    const CellReference mean = source(1, row_, 0);
    for (int j = 0; j < width(0); ++j) {
      const CellReference x = source(0, row_, j);
      add(x, {mean}, (x.value - mean.value) * (x.value - mean.value));
    }
    sum_products();
    out_.factor = 1.0f / static_cast<float>(width(0));
    out_.result = std::sqrt(out_.result * out_.factor + recipe_.factor);
  }

  // e^(x − log Σ e^) of the row, the logarithm as the factor.
  void softmax() {
    const CellReference cell = source(0, row_, col_);
    const float* const x = trace_.view(recipe_.source[0]).row(row_);
    const float largest = row_maximum(x, width(0));
    const double sum = row_exponential_sum(x, largest, width(0));
    out_.factor = largest + simd::log(static_cast<float>(sum));
    single(cell, {}, computed_value());
  }

  // What the cell held before a pin.
  float computed_value() const {
    for (const AppliedPin& applied : trace_.applied_pins()) {
      if (applied.entry == entry_ && applied.pin.row == row_ && applied.pin.col == col_) {
        return applied.computed;
      }
    }
    return trace_.view(entry_)(row_, col_);
  }

  const Trace& trace_;
  const Recipe recipe_;
  const int entry_, row_, col_;
  Explanation out_;
};

}  // namespace

Explanation explain(const Trace& trace, int entry, int row, int col) {
  return Explainer(trace, entry, row, col).explain();
}

}  // namespace attn
