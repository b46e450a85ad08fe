#include "training/run.hpp"

namespace attn {

bool run_training(Trainer& trainer, BatchStream& batches, BestValues& best,
                  const RunOptions& options, const RunEvents& events) {
  const TrainingState& state = trainer.state();
  while (state.step < options.steps) {
    if (events.wants_to_stop()) return false;
    events.after_step(trainer.step(batches.next()));
    if (state.step % options.evaluation_interval != 0 && state.step != options.steps) continue;
    const double loss = events.held_out_loss();
    if (best.step == 0 || loss < best.loss) best = {state.values, state.step, loss};
    events.after_evaluation(loss);
  }
  return true;
}

}  // namespace attn
