#include "models/translation.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "tensor/random.hpp"

namespace attn {
namespace {

// What draws tokens by these probabilities, of which pins may have left any number.
Matrix logits_of(ConstMatrixView probabilities) {
  Matrix logits(1, probabilities.cols);
  for (int c = 0; c < probabilities.cols; ++c) {
    logits(0, c) = std::log(std::max(probabilities(0, c), 0.0f));
  }
  return logits;
}

}  // namespace

Translation::Translation(const TranslationModel& model, std::vector<std::int32_t> source,
                         std::int32_t start_token, std::int32_t end_token,
                         std::vector<NamedPin> pins, std::span<const float> parameters)
    : model_(model),
      source_(std::move(source)),
      inputs_{start_token},
      end_token_(end_token),
      pins_(std::move(pins)),
      parameters_(parameters) {
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
  Step step;
  const auto choose = [&](ConstMatrixView logits) {
    const Candidate& best = step.candidates[0];
    if (!sampling || !(best.probability > 0)) return best.token;
    Random random(sampling->seed, steps_.size());
    return draw(logits, *sampling, random.uniform()).token;
  };
  if (decoder_) {
    const ConstMatrixView logits = decoder_->next(inputs_.back());
    step.candidates = most_probable(logits, candidate_count);
    step.token = forced ? *forced : choose(logits);
    const auto listed =
        std::find_if(step.candidates.begin(), step.candidates.end(),
                     [&](const Candidate& candidate) { return candidate.token == step.token; });
    step.probability =
        listed == step.candidates.end() ? probability_of(logits, step.token) : listed->probability;
  } else {
    pinned_.clear();
    pinned_.let_later_rows_wait();
    const ConstMatrixView all = run(pinned_);
    problem_ = pinned_.problem();
    if (problem_) return nullptr;
    const ConstMatrixView probabilities = all.rows_from(all.rows - 1, 1);
    step.candidates = largest(probabilities, candidate_count);
    step.token = forced ? *forced : choose(logits_of(probabilities));
    step.probability = probabilities(0, step.token);
  }
  step.is_forced = forced.has_value();
  steps_.push_back(std::move(step));
  inputs_.push_back(steps_.back().token);
  return &steps_.back();
}

void Translation::record(Trace& trace) {
  trace.clear();
  const bool is_complete = is_done();
  const std::int32_t last = inputs_.back();
  if (is_complete) inputs_.pop_back();  // nothing comes after it
  run(trace);
  if (is_complete) inputs_.push_back(last);
  problem_ = trace.problem();
}

// One traced pass over the source and the inputs so far; gives back the probabilities.
ConstMatrixView Translation::run(Trace& trace) {
  trace.lend(parameters_);
  for (const NamedPin& named : pins_) {
    trace.pin(named.name, named.pin.row, named.pin.col, named.pin.value);
  }
  memory_.reset();
  Pass pass(memory_, scratch_, &trace);
  Batch source, target;
  source.add(source_);
  target.add(inputs_);
  return pass.softmax("probabilities", model_.logits(pass, source, target, nullptr)).value;
}

}  // namespace attn
