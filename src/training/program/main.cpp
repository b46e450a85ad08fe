// `npm run train`: trains the models of the page, or one on a user's own pairs.

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "training/files.hpp"
#include "training/program/data.hpp"
#include "training/program/options.hpp"
#include "training/program/train_model.hpp"

namespace {

using namespace attn;

volatile std::sig_atomic_t wants_to_stop = 0;

// The first Ctrl-C asks for an end, a second one ends.
void stop(int signal) {
  wants_to_stop = 1;
  std::signal(signal, SIG_DFL);
}

int fail(const std::string& problem) {
  std::fprintf(stderr, "train: %s\n", problem.c_str());
  return 1;
}

std::variant<BytePairEncoding, std::string> vocabulary_for(const ProgramOptions& options,
                                                           const TrainingData& data) {
  if (options.vocabulary.empty()) return learn_vocabulary(data);
  const auto bytes = read_file(options.vocabulary);
  if (!bytes) return options.vocabulary + ": the file cannot be read";
  auto parsed =
      BytePairEncoding::parse({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
  if (const auto* const problem = std::get_if<BytePairEncoding::Problem>(&parsed)) {
    return options.vocabulary + ":" + std::to_string(problem->line) + ": " +
           std::string(message(problem->error));
  }
  return std::get<BytePairEncoding>(std::move(parsed));
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string_view> arguments(argv + 1, argv + argc);
  const auto parsed = parse_options(arguments, ATTENTION_SOURCE_DIR "/build/trained");
  if (const auto* const problem = std::get_if<std::string>(&parsed)) {
    return fail(*problem + "\nnpm run train -- --help shows the options");
  }
  const auto& options = std::get<ProgramOptions>(parsed);
  if (options.help) {
    std::printf("%.*s", static_cast<int>(usage.size()), usage.data());
    return 0;
  }
  std::error_code error;
  std::filesystem::create_directories(options.out, error);
  if (error) return fail(options.out + ": " + error.message());

  const DataOrProblem loaded = options.pairs.empty()
                                   ? load_corpus(ATTENTION_SOURCE_DIR "/src/training/corpus")
                                   : load_own_pairs(options.pairs, options.seed);
  if (const auto* const problem = std::get_if<std::string>(&loaded)) return fail(*problem);
  const auto& data = std::get<TrainingData>(loaded);
  const auto vocabulary = vocabulary_for(options, data);
  if (const auto* const problem = std::get_if<std::string>(&vocabulary)) return fail(*problem);

  std::signal(SIGINT, stop);
  std::signal(SIGTERM, stop);
  for (const TrainingRecipe* const recipe : options.recipes) {
    const std::string problem = train_model(
        *recipe, options, data, std::get<BytePairEncoding>(vocabulary),
        [] { return wants_to_stop != 0; }, stdout);
    if (!problem.empty()) return fail(problem);
    if (wants_to_stop) return 130;
  }
  return 0;
}
