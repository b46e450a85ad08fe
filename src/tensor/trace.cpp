#include "tensor/trace.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "simd/finite.hpp"

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

Trace::Scope::Scope(Trace& trace, std::string_view prefix) : trace_(trace), before_(trace.prefix_) {
  const auto current = static_cast<std::size_t>(before_);
  trace.prefix_ = static_cast<std::int32_t>(trace.prefixes_.size());
  trace.prefixes_.push_back(trace.prefixes_[current] + std::string(prefix));
}

Trace::Tensor Trace::record_given(std::string_view name, ConstMatrixView given) {
  const bool is_dense = given.stride == given.cols;
  // Nobody writes into a tensor that is given, but for pins into our own memory.
  const MatrixView there = {const_cast<float*>(given.data), given.rows, given.cols};
  if (is_dense && is_lent(given) && !has_pin(name)) {
    return {enter(name, there, static_cast<std::size_t>(given.data - lent_.data()), {}), given};
  }
  const std::ptrdiff_t offset = is_dense ? memory_.offset_of(given.data) : std::ptrdiff_t{-1};
  if (offset < 0) {
    return record(name, given.rows, given.cols, {}, [given](MatrixView out) { copy(given, out); });
  }
  const std::int32_t entry =
      enter(name, there, lent_.size() + static_cast<std::size_t>(offset), {});
  if (!pins_.empty()) apply_pins(entry, 0, given.rows);
  return {entry, given};
}

bool Trace::is_lent(ConstMatrixView matrix) const {
  const std::less_equal<const float*> before;
  return !lent_.empty() && before(lent_.data(), matrix.data) &&
         before(matrix.data + matrix.size(), lent_.data() + lent_.size());
}

bool Trace::has_pin(std::string_view name) const {
  return std::any_of(pins_.begin(), pins_.end(), [&](const NamedPin& named) {
    return is_named({prefix_, name}, named.name);
  });
}

std::int32_t Trace::open(std::string_view name, int rows, int cols, const Recipe& recipe) {
  const std::size_t before = memory_.used();
  const MatrixView out = memory_.matrix(rows, cols);
  std::fill(out.data + out.size(), out.data + (memory_.used() - before), 0.0f);
  return enter(name, out, lent_.size() + before, recipe);
}

std::int32_t Trace::enter(std::string_view name, MatrixView view, std::size_t offset,
                          const Recipe& recipe) {
  labels_.push_back({prefix_, name});
  entries_.push_back({view.rows, view.cols, static_cast<std::int32_t>(offset), recipe});
  views_.push_back(view);
  return static_cast<std::int32_t>(entries_.size()) - 1;
}

void Trace::settle(std::int32_t entry, int first_row, int count) {
  if (!pins_.empty()) apply_pins(entry, first_row, count);
  if (!problem_) check_range(entry, first_row, count);
}

// Whether the numbers of some rows are in float32's range.
void Trace::check_range(std::int32_t entry, int first_row, int count) {
  const MatrixView out = room_of(entry).rows_from(first_row, count);
  const bool masked = may_be_masked(this->entry(entry).recipe.operation);
  if (masked ? all_below_infinity(out.data, out.size()) : all_finite(out.data, out.size())) return;
  for (int r = 0; r < out.rows; ++r) {
    for (int c = 0; c < out.cols; ++c) {
      const float x = out(r, c);
      if (std::isfinite(x) || (masked && x < 0)) continue;
      refuse(TraceProblem::Kind::overflow, name(entry), first_row + r, c, view(entry));
      return;
    }
  }
}

void Trace::apply_pins(std::int32_t entry, int first_row, int count) {
  const MatrixView out = room_of(entry);
  for (NamedPin& named : pins_) {
    const Pin& pin = named.pin;
    if (named.used && !pin.is_whole()) continue;
    if (!is_named(labels_[static_cast<std::size_t>(entry)], named.name)) continue;
    if (pin.is_whole()) {
      if (!named.used) applied_.push_back({entry, pin});
      named.used = true;
      fill(out.rows_from(first_row, count), pin.value);
      continue;
    }
    if (later_rows_wait_ && pin.row >= out.rows && pin.col >= 0 && pin.col < out.cols) {
      named.used = true;
      continue;
    }
    if (pin.row < 0 || pin.row >= out.rows || pin.col < 0 || pin.col >= out.cols) {
      named.used = true;
      refuse(TraceProblem::Kind::pin_outside, named.name, pin.row, pin.col, out);
      return;
    }
    if (pin.row < first_row || pin.row >= first_row + count) continue;
    named.used = true;
    // Of two pins on one cell the later holds, and `computed` is still the core's number.
    AppliedPin* earlier = nullptr;
    for (AppliedPin& applied : applied_) {
      if (applied.entry == entry && applied.pin.row == pin.row && applied.pin.col == pin.col) {
        earlier = &applied;
      }
    }
    if (earlier) {
      earlier->pin.value = pin.value;
    } else {
      applied_.push_back({entry, pin, out(pin.row, pin.col)});
    }
    out(pin.row, pin.col) = pin.value;
  }
  if (this->entry(entry).recipe.operation == Operation::quotient) {
    note_row_sums(entry, first_row, count);
  }
}

void Trace::note_row_sums(std::int32_t entry, int first_row, int count) {
  const ConstMatrixView weights = view(entry);
  const std::int32_t divisor = this->entry(entry).recipe.source[1];
  for (int row = first_row; row < first_row + count; ++row) {
    bool pinned = false;
    for (const AppliedPin& applied : applied_) {
      const bool is_here = applied.pin.is_whole() || applied.pin.row == row;
      pinned |= (applied.entry == entry || applied.entry == divisor) && is_here;
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

std::string Trace::name(int entry) const {
  const Label& label = labels_[static_cast<std::size_t>(entry)];
  return prefixes_[static_cast<std::size_t>(label.prefix)] + std::string(label.name);
}

bool Trace::is_named(const Label& label, std::string_view name) const {
  const std::string_view prefix = prefixes_[static_cast<std::size_t>(label.prefix)];
  return name.size() == prefix.size() + label.name.size() && name.starts_with(prefix) &&
         name.ends_with(label.name);
}

int Trace::find(std::string_view name) const {
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    if (is_named(labels_[i], name)) return static_cast<int>(i);
  }
  return -1;
}

ConstMatrixView Trace::get(std::string_view name) const {
  const int entry = find(name);
  assert(entry >= 0);
  return view(entry);
}

int Trace::structure() {
  const bool is_known =
      known_labels_ == labels_ && known_prefixes_ == prefixes_ && known_entries_ == entries_;
  if (structure_ == 0 || !is_known) {
    known_labels_ = labels_;
    known_prefixes_ = prefixes_;
    known_entries_ = entries_;
    ++structure_;
  }
  return structure_;
}

std::vector<std::span<const float>> Trace::blocks() const {
  std::vector<std::span<const float>> blocks;
  if (!lent_.empty()) blocks.push_back(lent_);
  for (const Arena::Block& block : memory_.blocks()) {
    blocks.emplace_back(block.data.get(), block.used);
  }
  return blocks;
}

void Trace::clear() {
  memory_.reset();
  lent_ = {};
  prefix_ = 0;
  prefixes_.resize(1);
  labels_.clear();
  entries_.clear();
  views_.clear();
  restored_count_ = 0;
  pins_.clear();
  later_rows_wait_ = false;
  applied_.clear();
  notes_.clear();
  problem_.reset();
}

Trace Trace::restored(std::span<const TraceEntry> entries, std::span<float> values,
                      std::span<const AppliedPin> pins) {
  Trace trace;
  trace.labels_.resize(entries.size());
  trace.entries_.assign(entries.begin(), entries.end());
  for (const TraceEntry& entry : entries) {
    trace.views_.emplace_back(values.data() + entry.offset, entry.rows, entry.cols);
  }
  trace.restored_count_ = values.size();
  trace.applied_.assign(pins.begin(), pins.end());
  return trace;
}

}  // namespace attn
