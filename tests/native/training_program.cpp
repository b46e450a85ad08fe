#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "catch.hpp"
#include "models/model_file.hpp"
#include "training/files.hpp"
#include "training/program/data.hpp"
#include "training/program/options.hpp"
#include "training/program/train_model.hpp"

using namespace attn;

namespace {

ProgramOptions options_of(const std::vector<std::string_view>& arguments) {
  auto parsed = parse_options(arguments, "out");
  REQUIRE(std::holds_alternative<ProgramOptions>(parsed));
  return std::get<ProgramOptions>(std::move(parsed));
}

std::string problem_of(const std::vector<std::string_view>& arguments) {
  const auto parsed = parse_options(arguments, "out");
  const auto* const problem = std::get_if<std::string>(&parsed);
  return problem ? *problem : "none";
}

/// A folder that is gone afterwards.
struct Folder {
  std::string path =
      (std::filesystem::temp_directory_path() / "attention_training_program").string();

  Folder() {
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string operator/(const std::string& name) const { return path + "/" + name; }
};

std::string twenty_pairs() {
  std::string text;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    text += "나는 " + number + "번 학교에 갔다.\tI went to school " + number + " times.\n";
  }
  return text;
}

// The recipe of the page's Transformer, in small.
TrainingRecipe small_recipe() {
  TrainingRecipe recipe = *find_recipe("transformer");
  recipe.settings = TransformerSettings{.model_dim = 16,
                                        .num_heads = 2,
                                        .feed_forward_dim = 16,
                                        .encoder_layers = 1,
                                        .decoder_layers = 1,
                                        .max_length = 64};
  return recipe;
}

std::unique_ptr<StoredModel> stored_model(const std::string& path) {
  const auto bytes = read_file(path);
  REQUIRE(bytes);
  std::string problem;
  auto model = read_model(*bytes, problem);
  INFO(problem);
  REQUIRE(model);
  return model;
}

struct OwnTraining {
  Folder folder;
  ProgramOptions options;
  TrainingData data;
  BytePairEncoding vocabulary;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> told = {std::tmpfile(), std::fclose};

  OwnTraining() : vocabulary(learn_vocabulary(load())) {
    options.out = folder.path;
    options.steps = 30;
    options.threads = 2;
  }
  std::string run(const std::function<bool()>& wants_to_stop = [] { return false; }) {
    return train_model(small_recipe(), options, data, vocabulary, wants_to_stop, told.get());
  }
  std::string weights() const { return folder / "transformer-ko-en.safetensors"; }
  std::string checkpoint() const { return folder / "transformer-ko-en.checkpoint.safetensors"; }

 private:
  const TrainingData& load() {
    REQUIRE(write_file(folder / "pairs.tsv", twenty_pairs()));
    auto loaded = load_own_pairs(folder / "pairs.tsv", 1);
    REQUIRE(std::holds_alternative<TrainingData>(loaded));
    data = std::get<TrainingData>(std::move(loaded));
    return data;
  }
};

}  // namespace

TEST_CASE("options are read, whether their value follows or is joined", "[training]") {
  const ProgramOptions options =
      options_of({"--model", "transformer", "--pairs=mine.tsv", "--steps", "7", "--seed=3",
                  "--threads", "1", "--out", "here", "--resume"});
  REQUIRE(options.recipes.size() == 1);
  CHECK(options.recipes[0]->name == "transformer-ko-en");
  CHECK(options.pairs == "mine.tsv");
  CHECK(options.steps == 7);
  CHECK(options.seed == 3);
  CHECK(options.threads == 1);
  CHECK(options.out == "here");
  CHECK(options.resume);
  CHECK(options_of({}).recipes.size() == recipes().size());
  CHECK(options_of({}).out == "out");
  CHECK(options_of({"--help"}).help);
}

TEST_CASE("an option that cannot be is named", "[training]") {
  CHECK(problem_of({"--minutes", "4"}) == "unknown option --minutes");
  CHECK(problem_of({"--steps"}) == "--steps needs a value");
  CHECK(problem_of({"--steps", "0"}) == "--steps 0: a number of steps, 1 or more");
  CHECK(problem_of({"--steps", "7x"}) == "--steps 7x: a number of steps, 1 or more");
  CHECK(problem_of({"--threads", "3"}) == "--threads 3: 1 or 2");
  CHECK(problem_of({"--seed", "-1"}) == "--seed -1: a whole number, 0 or more");
  CHECK(problem_of({"--model", "cnn"}).starts_with("--model cnn: there are transformer, "));
  CHECK(problem_of({"--out="}) == "--out : a path");
}

TEST_CASE("a problem in a user's file is told by file and line", "[training]") {
  const Folder folder;
  const std::string path = folder / "pairs.tsv";
  REQUIRE(write_file(path, std::string("하나\tone\n둘\n")));
  const auto loaded = load_own_pairs(path, 1);
  REQUIRE(std::holds_alternative<std::string>(loaded));
  CHECK(std::get<std::string>(loaded) == path + ":2: 1 columns instead of 2");
}

TEST_CASE("of a user's pairs one in twenty is held out, and never learnt", "[training]") {
  const OwnTraining training;
  const std::vector<Pair>& held_out = training.data.held_out[0].pairs;
  CHECK(held_out.size() == 1);
  CHECK(training.data.to_learn[0].pairs.size() == 19);
  for (const Task& task : training.data.tasks(true)) {
    CHECK(task.pair->korean != held_out[0].korean);
  }
}

TEST_CASE("twenty pairs of a user train a model that can be loaded", "[training]") {
  OwnTraining training;
  REQUIRE(training.run().empty());
  const auto model = stored_model(training.weights());
  CHECK(model->name == "transformer-ko-en");
  CHECK(model->vocabulary.serialize() == training.vocabulary.serialize());
  CHECK(std::filesystem::exists(training.folder / "transformer-ko-en.json"));
  CHECK_FALSE(std::filesystem::exists(training.checkpoint()));
}

TEST_CASE("a training that is stopped writes its best weights, and goes on to the same end",
          "[training]") {
  OwnTraining whole;
  REQUIRE(whole.run().empty());
  const auto expected = read_file(whole.weights());

  OwnTraining stopped;
  int steps = 0;
  REQUIRE(stopped.run([&] { return steps++ == 11; }).empty());
  stored_model(stopped.weights());
  CHECK(std::filesystem::exists(stopped.checkpoint()));
  CHECK(read_file(stopped.weights()) != expected);
  stopped.options.resume = true;
  stopped.options.threads = 1;
  REQUIRE(stopped.run().empty());
  CHECK(read_file(stopped.weights()) == expected);
}

TEST_CASE("a checkpoint of another training is refused", "[training]") {
  OwnTraining training;
  int steps = 0;
  REQUIRE(training.run([&] { return steps++ == 3; }).empty());
  training.options.resume = true;
  training.options.seed = 2;
  const std::string problem = training.run();
  CHECK(problem.starts_with(training.checkpoint() + ": this is a checkpoint of another training"));
}

TEST_CASE("the corpus is read by the names of its files", "[training]") {
  const Folder folder;
  for (const char* const name : {"a-canonical.tsv.gz", "b-varied.tsv.gz", "c-english.tsv.gz",
                                 "heldout-ko-en.tsv", "heldout-additional.tsv", "README.md"}) {
    REQUIRE(write_file(folder / name, std::string("둘\t") + name + "\n"));
  }
  const auto loaded = load_corpus(folder.path);
  REQUIRE(std::holds_alternative<TrainingData>(loaded));
  const auto& data = std::get<TrainingData>(loaded);
  const auto texts = [](const std::vector<Task>& tasks) {
    std::vector<std::string> all;
    for (const Task& task : tasks) {
      all.push_back(task.pair->english +
                    (task.direction == Direction::to_english ? " to English" : " to Korean"));
    }
    return all;
  };
  CHECK(texts(data.tasks(true)) ==
        std::vector<std::string>{"a-canonical.tsv.gz to English", "b-varied.tsv.gz to English",
                                 "a-canonical.tsv.gz to Korean", "c-english.tsv.gz to Korean"});
  CHECK(data.tasks(false).size() == 2);
  std::vector<std::string> held_out;
  for (const HeldOut& file : data.held_out_tasks(true)) {
    held_out.push_back(texts(file.tasks).at(0));
  }
  CHECK(held_out == std::vector<std::string>{"heldout-additional.tsv to English",
                                             "heldout-additional.tsv to Korean",
                                             "heldout-ko-en.tsv to English"});
  CHECK(data.held_out_tasks(false).size() == 2);
}

TEST_CASE("a fixed phrase is met more often than a sentence of the grammar", "[training]") {
  TrainingData data;
  Pair phrase{"안녕하세요.", "Hello.", {}, {}, "fixed"};
  data.to_learn = {{"both", {Pair{}, phrase}, true, true}};
  const std::vector<Task> tasks = data.tasks(true);
  const auto of = [&](const std::string& english, Direction direction) {
    return std::count_if(tasks.begin(), tasks.end(), [&](const Task& task) {
      return task.pair->english == english && task.direction == direction;
    });
  };
  for (const Direction direction : {Direction::to_english, Direction::to_korean}) {
    CHECK(of("", direction) == 1);
    CHECK(of("Hello.", direction) == 16);
  }
}
