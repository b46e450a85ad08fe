// Our side of torch_training.py: writes batches of the corpus to standard output, then trains on
// them, one each time a line comes in, and answers with the seconds it took and the loss.
//
//     train_speed MODEL BATCHES THREADS
//     out:  pieces 3000
//           start|source ids|target ids|target-source links      an example a line
//           (an empty line ends a batch, a line "ready" the batches)
//     in:   a line a step        out:  0.281 8.512

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "training/program/data.hpp"
#include "training/recipes.hpp"

using namespace attn;

namespace {

void write_ids(const std::vector<std::int32_t>& ids) {
  for (const std::int32_t id : ids) std::cout << id << ' ';
  std::cout << '|';
}

void write(const Example& example) {
  std::cout << example.start << '|';
  write_ids(example.source);
  write_ids(example.target);
  for (const PieceLink& link : example.links) std::cout << link.target << '-' << link.source << ' ';
  std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  const TrainingRecipe* const known = argc == 4 ? find_recipe(argv[1]) : nullptr;
  if (!known) {
    std::cerr << "train_speed MODEL BATCHES THREADS\n";
    return 2;
  }
  const int num_batches = std::atoi(argv[2]), num_threads = std::atoi(argv[3]);
  const DataOrProblem loaded = load_corpus(ATTENTION_CORPUS_DIR);
  if (const auto* const problem = std::get_if<std::string>(&loaded)) {
    std::cerr << *problem << '\n';
    return 1;
  }
  const auto& data = std::get<TrainingData>(loaded);
  const BytePairEncoding vocabulary = learn_vocabulary(data);
  const TrainingRecipe recipe = prepared(*known, vocabulary.size(), known->steps, 1, num_threads);
  BatchStream stream(vocabulary, data.tasks(recipe.both_directions), recipe.noise, recipe.batches,
                     1, num_threads);
  std::cout << "pieces " << vocabulary.size() << '\n';
  std::vector<std::vector<Example>> batches;
  for (int i = 0; i < num_batches; ++i) {
    const auto batch = stream.next();
    batches.emplace_back(batch.begin(), batch.end());
    for (const Example& example : batch) write(example);
    std::cout << '\n';
  }
  std::cout << "ready" << std::endl;

  Trainer trainer(recipe.settings, recipe.trainer);
  std::string line;
  for (std::size_t step = 0; std::getline(std::cin, line); ++step) {
    const auto start = std::chrono::steady_clock::now();
    const StepResult result = trainer.step(batches[step % batches.size()]);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::cout << seconds.count() << ' ' << result.loss << std::endl;
  }
}
