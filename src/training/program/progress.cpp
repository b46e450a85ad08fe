#include "training/program/progress.hpp"

#include <unistd.h>

#include <array>

namespace attn {
namespace {

constexpr double memory_of_loss = 0.98;
constexpr double seconds_between_updates = 0.2, seconds_between_lines = 30;

template <class... Values>
std::string format(const char* pattern, Values... values) {
  std::array<char, 256> text;
  std::snprintf(text.data(), text.size(), pattern, values...);
  return text.data();
}

double seconds_between(std::chrono::steady_clock::time_point from,
                       std::chrono::steady_clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

}  // namespace

std::string clock_text(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  const long hours = whole / 3600, minutes = whole / 60 % 60;
  return hours > 0 ? format("%ld:%02ld:%02ld", hours, minutes, whole % 60)
                   : format("%ld:%02ld", minutes, whole % 60);
}

Progress::Progress(std::string_view name, std::int64_t first_step, std::int64_t steps,
                   std::FILE* out)
    : name_(name),
      first_step_(first_step),
      steps_(steps),
      out_(out),
      is_terminal_(isatty(fileno(out)) == 1) {}

double Progress::seconds() const { return seconds_between(start_, Clock::now()); }

double Progress::sentences_per_second() const {
  return step_seconds_ > 0 ? static_cast<double>(sentences_) / step_seconds_ : 0;
}

std::string Progress::state(std::int64_t step) const {
  const auto done = static_cast<double>(step - first_step_);
  const auto left = static_cast<double>(steps_ - step);
  std::string text = format("%s  step %lld/%lld  loss %.3f", name_.c_str(),
                            static_cast<long long>(step), static_cast<long long>(steps_), loss_);
  if (guided_loss_ > 0) text += format("  alignment loss %.3f", guided_loss_);
  return text + format("  %.0f sentences/s  %s left", sentences_per_second(),
                       clock_text(seconds() / done * left).c_str());
}

void Progress::step(std::int64_t step, const StepResult& result) {
  const auto now = Clock::now();
  const bool is_first = sentences_ == 0;
  const double kept = is_first ? 0 : memory_of_loss;
  loss_ = kept * loss_ + (1 - kept) * result.loss;
  guided_loss_ = kept * guided_loss_ + (1 - kept) * result.guided_loss;
  step_seconds_ += seconds_between(step_start_, now);
  step_start_ = now;
  sentences_ += result.num_examples;
  const double wait = is_terminal_ ? seconds_between_updates : seconds_between_lines;
  if (!is_first && seconds_between(last_shown_, now) < wait) return;
  last_shown_ = now;
  clear_line();
  std::fprintf(out_, is_terminal_ ? "%s" : "%s\n", state(step).c_str());
  std::fflush(out_);
}

void Progress::note(std::int64_t step, std::string_view text) {
  clear_line();
  std::fprintf(out_, "%s  %.*s\n", state(step).c_str(), static_cast<int>(text.size()), text.data());
  std::fflush(out_);
  step_start_ = Clock::now();  // what was measured in between is no step
}

void Progress::clear_line() const {
  if (is_terminal_) std::fprintf(out_, "\r\x1b[K");
}

}  // namespace attn
