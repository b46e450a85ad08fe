#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "training/trainer.hpp"

namespace attn {

/// "1:02:05", "3:07".
std::string clock_text(double seconds);

/// Tells how a training goes: on a terminal one line that changes, elsewhere a line now and then.
class Progress {
 public:
  /// `first_step`: steps made before, by a training that is resumed.
  Progress(std::string_view name, std::int64_t first_step, std::int64_t steps, std::FILE* out);

  void step(std::int64_t step, const StepResult& result);
  /// A line that stays: "held out 0.213".
  void note(std::int64_t step, std::string_view text);

  double seconds() const;
  double sentences_per_second() const;

 private:
  using Clock = std::chrono::steady_clock;

  std::string state(std::int64_t step) const;
  void clear_line() const;

  std::string name_;
  std::int64_t first_step_, steps_;
  std::FILE* out_;
  bool is_terminal_;
  Clock::time_point start_ = Clock::now(), last_shown_ = start_;
  double loss_ = 0;  // smoothed
  double guided_loss_ = 0;
  double step_seconds_ = 0;  // of all steps
  Clock::time_point step_start_ = start_;
  std::int64_t sentences_ = 0;
};

}  // namespace attn
