#include "tensor/trace.hpp"

#include <cmath>

namespace attn {
namespace {

bool may_be_masked(Operation operation) {
  return operation == Operation::mask || operation == Operation::maximum;
}

}  // namespace

void Trace::pin(std::string_view name, int row, int col, float value) {
  if (!std::isfinite(value)) {
    refuse(TraceProblem::Kind::pin_not_finite, name, row, col, {});
    return;
  }
  pins_.push_back({std::string(name), {row, col, value}, false});
}

Trace::Tensor Trace::record_given(std::string_view name, ConstMatrixView given) {
  return record(name, given.rows, given.cols, {.operation = Operation::given},
                [given](MatrixView out) { copy(given, out); });
}

MatrixView Trace::begin(std::string_view name, int rows, int cols, const Recipe& recipe) {
  const MatrixView out = memory_.matrix(rows, cols);
  names_.push_back(prefix_ + std::string(name));
  entries_.push_back({rows, cols, static_cast<std::int32_t>(value_count_), recipe});
  views_.push_back(out);
  value_count_ += out.size();
  return out;
}

void Trace::settle() {
  const auto entry = static_cast<std::int32_t>(entries_.size()) - 1;
  const MatrixView out = views_.back();
  apply_pins(entry, out);
  if (problem_) return;
  for (int r = 0; r < out.rows; ++r) {
    for (int c = 0; c < out.cols; ++c) {
      const float x = out(r, c);
      const bool masked = x < 0 && may_be_masked(entries_.back().recipe.operation);
      if (!std::isfinite(x) && !masked) {
        refuse(TraceProblem::Kind::overflow, names_.back(), r, c, out);
        return;
      }
    }
  }
}

void Trace::apply_pins(std::int32_t entry, MatrixView out) {
  const std::size_t first = applied_.size();
  for (NamedPin& named : pins_) {
    if (named.used || named.name != names_.back()) continue;
    named.used = true;
    const Pin& pin = named.pin;
    if (pin.row < 0 || pin.row >= out.rows || pin.col < 0 || pin.col >= out.cols) {
      refuse(TraceProblem::Kind::pin_outside, named.name, pin.row, pin.col, out);
      return;
    }
    // Of two pins on one cell the later holds, and `computed` is still the core's number.
    AppliedPin* earlier = nullptr;
    for (std::size_t i = first; i < applied_.size(); ++i) {
      if (applied_[i].pin.row == pin.row && applied_[i].pin.col == pin.col) earlier = &applied_[i];
    }
    if (earlier) {
      earlier->pin.value = pin.value;
    } else {
      applied_.push_back({entry, pin, out(pin.row, pin.col)});
    }
    out(pin.row, pin.col) = pin.value;
  }
  if (entries_.back().recipe.operation == Operation::quotient) note_row_sums(entry, out);
}

void Trace::note_row_sums(std::int32_t entry, ConstMatrixView weights) {
  const std::int32_t divisor = entries_.back().recipe.source[1];
  for (int row = 0; row < weights.rows; ++row) {
    bool pinned = false;
    for (const AppliedPin& applied : applied_) {
      pinned |= (applied.entry == entry || applied.entry == divisor) && applied.pin.row == row;
    }
    if (!pinned) continue;
    double sum = 0;
    for (int col = 0; col < weights.cols; ++col) sum += weights(row, col);
    if (std::abs(sum - 1) > 1e-5) notes_.push_back({entry, row, static_cast<float>(sum)});
  }
}

void Trace::refuse(TraceProblem::Kind kind, std::string_view name, int row, int col,
                   ConstMatrixView of) {
  if (!problem_) problem_ = {kind, std::string(name), row, col, of.rows, of.cols};
}

const std::optional<TraceProblem>& Trace::problem() {
  for (const NamedPin& named : pins_) {
    if (problem_) break;
    if (named.used) continue;
    refuse(TraceProblem::Kind::pin_unknown_name, named.name, named.pin.row, named.pin.col, {});
  }
  return problem_;
}

int Trace::find(std::string_view name) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (names_[i] == name) return static_cast<int>(i);
  }
  return -1;
}

ConstMatrixView Trace::get(std::string_view name) const {
  const int entry = find(name);
  assert(entry >= 0);
  return view(entry);
}

void Trace::clear() {
  memory_.reset();
  prefix_.clear();
  names_.clear();
  entries_.clear();
  views_.clear();
  value_count_ = 0;
  pins_.clear();
  applied_.clear();
  notes_.clear();
  problem_.reset();
}

Trace Trace::restored(std::span<const TraceEntry> entries, std::span<float> values,
                      std::span<const AppliedPin> pins) {
  Trace trace;
  trace.names_.resize(entries.size());
  trace.entries_.assign(entries.begin(), entries.end());
  for (const TraceEntry& entry : entries) {
    trace.views_.emplace_back(values.data() + entry.offset, entry.rows, entry.cols);
  }
  trace.value_count_ = values.size();
  trace.applied_.assign(pins.begin(), pins.end());
  return trace;
}

}  // namespace attn
