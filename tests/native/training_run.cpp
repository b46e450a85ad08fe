#include "training/run.hpp"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include "catch.hpp"
#include "support.hpp"
#include "training/evaluation.hpp"
#include "training/learn_byte_pairs.hpp"

using namespace attn;

namespace {

constexpr int num_symbols = 8;

// Sentences of a few symbols, to be said backwards.
std::vector<Example> reversals(int count, std::uint64_t seed) {
  std::vector<Example> examples;
  Random random(seed);
  for (int i = 0; i < count; ++i) {
    Example example = {{}, {}, BytePairEncoding::to_english, {}};
    const int length = 2 + static_cast<int>(random.below(4));
    for (int t = 0; t < length; ++t) {
      example.source.push_back(BytePairEncoding::num_specials +
                               static_cast<std::int32_t>(random.below(num_symbols)));
      example.links.push_back({t, length - 1 - t});
    }
    example.target.assign(example.source.rbegin(), example.source.rend());
    examples.push_back(std::move(example));
  }
  return examples;
}

ModelSettings small_model() {
  return TransformerSettings{.vocab_size = BytePairEncoding::num_specials + num_symbols,
                             .model_dim = 32,
                             .num_heads = 2,
                             .feed_forward_dim = 64,
                             .encoder_layers = 1,
                             .decoder_layers = 1,
                             .max_length = 16};
}

TrainerOptions small_training(int num_threads = 1) {
  return {.learning_rate = {.peak = 2e-2, .warm_up_steps = 30, .total_steps = 300},
          .dropout = 0.1f,
          .guide_weight = 0.3f,
          .num_threads = num_threads};
}

bool same_bits(const std::vector<float>& a, const std::vector<float>& b) {
  const auto count = static_cast<int>(a.size());
  return a.size() == b.size() &&
         test::same_bits(ConstMatrixView(a.data(), 1, count), ConstMatrixView(b.data(), 1, count));
}

bool same_bits(const TrainingState& a, const TrainingState& b) {
  return a.step == b.step && same_bits(a.values, b.values) &&
         same_bits(a.first_moment, b.first_moment) && same_bits(a.second_moment, b.second_moment);
}

// Pairs of the same three words, a task of 40 sentences.
std::vector<Pair> small_pairs() {
  const std::string korean[] = {"하나", "둘", "셋"}, english[] = {"one", "two", "three"};
  std::vector<Pair> pairs;
  Random random(3);
  for (int i = 0; i < 40; ++i) {
    Pair pair;
    for (int word = 0; word < 3; ++word) {
      const std::uint32_t which = random.below(3);
      pair.korean += (word > 0 ? " " : "") + korean[which];
      pair.english += (word > 0 ? " " : "") + english[which];
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

BytePairEncoding encoding_of(const std::vector<Pair>& pairs) {
  UnitCounts units;
  for (const Pair& pair : pairs) {
    units.add_text(pair.korean);
    units.add_text(pair.english);
  }
  return learn_byte_pairs(units, {.vocabulary_size = 300});
}

// A training of 12 steps on small_pairs, which can be stopped.
struct SmallRun {
  std::vector<Pair> pairs = small_pairs();
  BytePairEncoding encoding = encoding_of(pairs);
  std::vector<Task> tasks;
  std::optional<Trainer> trainer;
  std::optional<BatchStream> batches;
  BestValues best;
  std::vector<double> losses;

  SmallRun() {
    for (const Pair& pair : pairs) tasks.push_back({&pair, Direction::to_english});
    auto settings = std::get<TransformerSettings>(small_model());
    settings.vocab_size = encoding.size();
    trainer.emplace(settings, small_training());
    const Noise noise = {.merge_dropout = 0.1f, .final_mark_dropout = 0.1f};
    batches.emplace(encoding, tasks, noise, BatchOptions{.tokens = 100}, 1, 1);
  }

  bool run(std::int64_t stop_at = 100) {
    return run_training(
        *trainer, *batches, best, {.steps = 12, .evaluation_interval = 5},
        {.held_out_loss = [this] { return held_out_loss(trainer->model(), encoding, tasks, 1); },
         .wants_to_stop = [&] { return trainer->state().step >= stop_at; },
         .after_step = [](const StepResult&) {},
         .after_evaluation = [this](double loss) { losses.push_back(loss); }});
  }
};

}  // namespace

#ifndef __EMSCRIPTEN__
TEST_CASE("one thread and two train the same bits", "[training]") {
  Trainer one(small_model(), small_training(1)), two(small_model(), small_training(2));
  for (std::uint64_t step = 0; step < 8; ++step) {
    const std::vector<Example> batch = reversals(11, step);
    const StepResult a = one.step(batch), b = two.step(batch);
    REQUIRE(a.loss == b.loss);
    REQUIRE(a.guided_loss == b.guided_loss);
    REQUIRE(a.gradient_norm == b.gradient_norm);
  }
  CHECK(same_bits(one.state(), two.state()));
}
#endif

TEST_CASE("a batch of one example trains", "[training]") {
  Trainer trainer(small_model(), small_training());
  const std::vector<Example> batch = reversals(1, 1);
  const double first = trainer.step(batch).loss;
  for (int step = 0; step < 50; ++step) trainer.step(batch);
  CHECK(trainer.step(batch).loss < first);
}

TEST_CASE("a small Transformer learns to reverse, and where to look for it", "[training]") {
  TrainerOptions options = small_training();
  options.dropout = 0;
  Trainer trainer(small_model(), options);
  StepResult result;
  for (std::uint64_t step = 0; step < 300; ++step) result = trainer.step(reversals(24, step));
  CHECK(result.loss < 0.6);  // certainty and label smoothing alone would leave 0.5
  CHECK(result.guided_loss < 0.1);
}

TEST_CASE("every seed starts elsewhere, the same one alike", "[training]") {
  TrainerOptions options = small_training();
  const Trainer first(small_model(), options), again(small_model(), options);
  options.seed = 2;
  const Trainer other(small_model(), options);
  CHECK(same_bits(first.state().values, again.state().values));
  CHECK_FALSE(same_bits(first.state().values, other.state().values));
}

TEST_CASE("a training evaluates at its intervals and at its end, and keeps the best",
          "[training]") {
  SmallRun run;
  CHECK(run.run());
  CHECK(run.trainer->state().step == 12);
  REQUIRE(run.losses.size() == 3);
  const double least = *std::min_element(run.losses.begin(), run.losses.end());
  CHECK(run.best.loss == least);
  CHECK(run.best.step == 12);
  CHECK(same_bits(run.best.values, run.trainer->state().values));
}

TEST_CASE("a training that gets worse ends with its best values", "[training]") {
  SmallRun run;
  const std::vector<float> values = run.trainer->state().values;
  run.best = {values, 3, 0.0};
  CHECK(run.run());
  CHECK(run.best.step == 3);
  CHECK(same_bits(run.best.values, values));
}

TEST_CASE("interrupted and resumed from its file, a training ends with the same bits",
          "[training]") {
  SmallRun whole;
  REQUIRE(whole.run());

  SmallRun first;
  CHECK_FALSE(first.run(7));
  const std::string path = "attention_training_run.safetensors";
  REQUIRE(write_checkpoint({"twelve steps", first.trainer->state(), first.best}, path));
  SmallRun second;
  auto read = read_checkpoint(path, second.trainer->state().values.size());
  std::remove(path.c_str());
  REQUIRE(std::holds_alternative<Checkpoint>(read));
  auto& checkpoint = std::get<Checkpoint>(read);
  CHECK(checkpoint.recipe == "twelve steps");
  CHECK(checkpoint.best.step == 5);
  second.best = checkpoint.best;
  second.trainer->resume(std::move(checkpoint.state));
  second.batches->skip(7);
  REQUIRE(second.run());

  CHECK(same_bits(second.trainer->state(), whole.trainer->state()));
  CHECK(second.best.step == whole.best.step);
  CHECK(second.best.loss == whole.best.loss);
  CHECK(same_bits(second.best.values, whole.best.values));
}
