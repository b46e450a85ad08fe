#include "training/program/train_model.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "models/model_file.hpp"
#include "training/evaluation.hpp"
#include "training/files.hpp"
#include "training/program/progress.hpp"
#include "training/program/report.hpp"
#include "training/run.hpp"

namespace attn {
namespace {

constexpr std::int64_t evaluations = 16;
constexpr std::size_t evaluated_sentences = 200;  // of each held-out file, while training

// Every n-th task, so that all parts of a file are in.
std::vector<Task> sample_of(const std::vector<Task>& tasks) {
  const std::size_t step = std::max<std::size_t>(1, tasks.size() / evaluated_sentences);
  std::vector<Task> sample;
  for (std::size_t i = 0; i < tasks.size(); i += step) sample.push_back(tasks[i]);
  return sample;
}

// Two trainings with the same text can go on from each other's checkpoints.
std::string recipe_text(const TrainingRecipe& recipe, const BytePairEncoding& vocabulary,
                        std::size_t num_tasks) {
  std::string text;
  for (const auto& [name, value] : to_text(recipe.settings)) {
    text += std::string(name) + " " + value + ", ";
  }
  std::uint64_t pieces = 0;
  for (const char byte : vocabulary.serialize()) {
    pieces = mix_bits(pieces ^ static_cast<unsigned char>(byte));
  }
  return text + "steps " + std::to_string(recipe.steps) + ", seed " +
         std::to_string(recipe.trainer.seed) + ", vocabulary " + std::to_string(pieces) +
         ", sentences " + std::to_string(num_tasks);
}

// One model on its way through training, and what is measured on the way.
class ModelTraining {
 public:
  ModelTraining(const TrainingRecipe& recipe, const TrainingData& data,
                const BytePairEncoding& vocabulary, const std::string& folder)
      : recipe_(recipe),
        vocabulary_(vocabulary),
        held_out_(data.held_out_tasks(recipe.both_directions)),
        path_(folder + "/" + std::string(recipe.name)),
        trainer_(recipe.settings, recipe.trainer),
        batches_(vocabulary, data.tasks(recipe.both_directions), recipe.noise, recipe.batches,
                 recipe.trainer.seed, recipe.trainer.num_threads),
        text_(recipe_text(recipe, vocabulary, data.tasks(recipe.both_directions).size())) {
    for (const HeldOut& held_out : held_out_) samples_.push_back(sample_of(held_out.tasks));
  }

  std::string resume() {
    if (!std::filesystem::exists(checkpoint_path())) return {};
    auto read = read_checkpoint(checkpoint_path(), trainer_.state().values.size());
    if (auto* const problem = std::get_if<std::string>(&read)) return std::move(*problem);
    auto& checkpoint = std::get<Checkpoint>(read);
    if (checkpoint.recipe != text_) {
      return checkpoint_path() +
             ": this is a checkpoint of another training\n  there: " + checkpoint.recipe +
             "\n  here:  " + text_;
    }
    trainer_.resume(std::move(checkpoint.state));
    best_ = std::move(checkpoint.best);
    batches_.skip(trainer_.state().step);
    return {};
  }

  std::string run(const std::function<bool()>& wants_to_stop, std::FILE* out) {
    if (batches_.is_empty()) return "no sentence is short enough for the model";
    const std::int64_t first_step = trainer_.state().step;
    Progress progress(recipe_.name, first_step, recipe_.steps, out);
    bool is_written = true;
    const bool is_complete = run_training(
        trainer_, batches_, best_,
        {.steps = recipe_.steps,
         .evaluation_interval = std::max<std::int64_t>(1, recipe_.steps / evaluations)},
        {.held_out_loss = [this] { return sample_loss(); },
         .wants_to_stop = wants_to_stop,
         .after_step =
             [&](const StepResult& result) { progress.step(trainer_.state().step, result); },
         .after_evaluation =
             [&](double loss) {
               progress.note(trainer_.state().step, sample_text(loss));
               is_written = is_written && write_checkpoint();
             }});
    if (!is_complete) is_written = is_written && write_checkpoint();
    if (!is_written) return checkpoint_path() + ": the file cannot be written";
    return finish(progress, is_complete, out);
  }

 private:
  std::string checkpoint_path() const { return path_ + ".checkpoint.safetensors"; }

  bool write_checkpoint() const {
    Checkpoint checkpoint = {text_, trainer_.state(), best_};
    if (best_.step == 0) checkpoint.best.values = trainer_.state().values;
    return attn::write_checkpoint(checkpoint, checkpoint_path());
  }

  double sample_loss() const {
    double sum = 0;
    for (const std::vector<Task>& sample : samples_) {
      sum += held_out_loss(trainer_.model(), vocabulary_, sample, recipe_.trainer.num_threads);
    }
    return sum / static_cast<double>(samples_.size());
  }

  std::string sample_text(double loss) const {
    std::array<char, 64> number;
    std::snprintf(number.data(), number.size(), "| held out: loss %.4f, exact", loss);
    std::string text = number.data();
    for (const std::vector<Task>& sample : samples_) {
      const Matches matches =
          exact_matches(trainer_.model(), vocabulary_, sample, recipe_.trainer.num_threads).all;
      std::snprintf(number.data(), number.size(), " %.1f %%", 100 * matches.share());
      text += number.data();
    }
    return text;
  }

  std::string finish(const Progress& progress, bool is_complete, std::FILE* out) const {
    StoredModel model(std::string(recipe_.name), recipe_.settings, vocabulary_);
    const std::vector<float>& values = best_.step > 0 ? best_.values : trainer_.state().values;
    std::copy(values.begin(), values.end(), model.values.get());
    const std::vector<std::byte> bytes = write_model(model, DataType::int8);
    std::string problem;
    const std::unique_ptr<StoredModel> stored = read_model(bytes, problem);
    if (!stored) return problem;

    Report report = {.name = std::string(recipe_.name),
                     .file = path_ + ".safetensors",
                     .num_parameters = model.parameters.size(),
                     .file_bytes = bytes.size(),
                     .steps = recipe_.steps,
                     .best_step = best_.step > 0 ? best_.step : trainer_.state().step,
                     .seed = recipe_.trainer.seed,
                     .seconds = progress.seconds(),
                     .sentences_per_second = progress.sentences_per_second()};
    for (const HeldOut& held_out : held_out_) {
      report.qualities.push_back(measure(*model.model, *stored->model, vocabulary_, held_out,
                                         recipe_.trainer.num_threads));
    }
    if (!write_file(report.file, bytes)) return report.file + ": the file cannot be written";
    const std::string json_path = path_ + ".json";
    if (!write_file(json_path, json_of(report))) return json_path + ": the file cannot be written";
    std::fprintf(out, "\n%s\n", table_of(report).c_str());
    if (is_complete) {
      std::error_code error;
      std::filesystem::remove(checkpoint_path(), error);
    } else {
      std::fprintf(out, "Stopped at step %lld; --resume goes on from there.\n",
                   static_cast<long long>(trainer_.state().step));
    }
    return {};
  }

  TrainingRecipe recipe_;
  const BytePairEncoding& vocabulary_;
  std::vector<HeldOut> held_out_;
  std::string path_;
  Trainer trainer_;
  BatchStream batches_;
  BestValues best_;
  std::string text_;
  std::vector<std::vector<Task>> samples_;  // of held_out_
};

}  // namespace

std::string train_model(const TrainingRecipe& recipe, const ProgramOptions& options,
                        const TrainingData& data, const BytePairEncoding& vocabulary,
                        const std::function<bool()>& wants_to_stop, std::FILE* out) {
  ModelTraining training(prepared(recipe, vocabulary.size(), options.steps.value_or(recipe.steps),
                                  options.seed, options.threads),
                         data, vocabulary, options.out);
  if (options.resume) {
    if (std::string problem = training.resume(); !problem.empty()) return problem;
  }
  return training.run(wants_to_stop, out);
}

}  // namespace attn
