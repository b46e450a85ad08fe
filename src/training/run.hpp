#pragma once

#include <cstdint>
#include <functional>

#include "training/batches.hpp"
#include "training/checkpoint.hpp"
#include "training/trainer.hpp"

namespace attn {

struct RunOptions {
  std::int64_t steps = 0;                ///< of the whole training
  std::int64_t evaluation_interval = 0;  ///< steps; the last step is evaluated, too
};

/// What a run asks and tells; a training on a screen and one in a test differ in these.
struct RunEvents {
  std::function<double()> held_out_loss;  ///< of the trainer's model; smaller is better
  std::function<bool()> wants_to_stop;    ///< asked before every step
  std::function<void(const StepResult&)> after_step;
  /// After an evaluation, once `best` knows it: the moment to write a checkpoint.
  std::function<void(double held_out_loss)> after_evaluation;
};

/// Trains from where the trainer stands to the last step, or until it is to stop, and keeps the
/// best values it meets. `batches` begin where the trainer's next step is. Returns whether it came
/// to the end. Interrupted and resumed, a training ends with the same bits.
bool run_training(Trainer& trainer, BatchStream& batches, BestValues& best,
                  const RunOptions& options, const RunEvents& events);

}  // namespace attn
