#include "models/translation.hpp"

#include <cassert>
#include <utility>

#include "tensor/random.hpp"

namespace attn {

Translation::Translation(const TranslationModel& model, std::vector<std::int32_t> source,
                         std::int32_t start_token, std::int32_t end_token,
                         std::vector<NamedPin> pins)
    : model_(model),
      source_(std::move(source)),
      inputs_{start_token},
      end_token_(end_token),
      pins_(std::move(pins)) {
  assert(!source_.empty() && static_cast<int>(source_.size()) <= model_.max_length());
  if (pins_.empty()) decoder_ = model_.decoder(source_);
}

bool Translation::is_done() const {
  const bool has_ended = !steps_.empty() && steps_.back().token == end_token_;
  return has_ended || static_cast<int>(inputs_.size()) > model_.max_length();
}

std::vector<std::int32_t> Translation::tokens() const {
  const bool has_ended = !steps_.empty() && steps_.back().token == end_token_;
  return {inputs_.begin() + 1, inputs_.end() - (has_ended ? 1 : 0)};
}

const Translation::Step* Translation::step(std::optional<std::int32_t> forced,
                                           const std::optional<Sampling>& sampling) {
  if (is_done() || problem_) return nullptr;
  ConstMatrixView logits;
  if (decoder_) {
    logits = decoder_->next(inputs_.back());
  } else {
    pinned_.clear();
    pinned_.let_later_rows_wait();
    run(pinned_, logits);
    problem_ = pinned_.problem();
    if (problem_) return nullptr;
    logits = logits.rows_from(logits.rows - 1, 1);
  }
  Step step;
  step.candidates = most_probable(logits, candidate_count);
  step.token = step.candidates[0].token;
  if (sampling) {
    Random random(sampling->seed, steps_.size());
    step.token = draw(logits, *sampling, random.uniform()).token;
  }
  if (forced) step.token = *forced;
  step.probability = probability_of(logits, step.token);
  step.is_forced = forced.has_value();
  steps_.push_back(std::move(step));
  inputs_.push_back(steps_.back().token);
  return &steps_.back();
}

void Translation::record(Trace& trace) {
  ConstMatrixView logits;
  trace.clear();
  const bool is_complete = is_done();
  const std::int32_t last = inputs_.back();
  if (is_complete) inputs_.pop_back();  // nothing comes after it
  run(trace, logits);
  if (is_complete) inputs_.push_back(last);
  problem_ = trace.problem();
}

// One traced pass over the source and the inputs so far.
void Translation::run(Trace& trace, ConstMatrixView& logits) {
  for (const NamedPin& named : pins_) {
    trace.pin(named.name, named.pin.row, named.pin.col, named.pin.value);
  }
  memory_.reset();
  Pass pass(memory_, scratch_, &trace);
  Batch source, target;
  source.add(source_);
  target.add(inputs_);
  logits = model_.logits(pass, source, target, nullptr).value;
}

}  // namespace attn
