#include "training/program/options.hpp"

#include <charconv>

namespace attn {

const std::string_view usage =
    R"(npm run train -- [options]

Trains the models of the page on the corpus in src/training/corpus, or a model of
your own on your pairs of sentences, and writes <name>.safetensors and <name>.json.
The same options give the same bits, with one thread or two.

  --model NAME       transformer, rnn-additive, rnn-general, rnn-none, or all (default)
  --pairs FILE       your pairs, one a line: Korean, a tab, English; .gz may be
  --vocabulary FILE  pieces to use; without it they are learnt from the pairs
  --steps N          steps to train (default: as the model needs for the corpus)
  --seed N           another seed, another training (default 1)
  --threads 1|2      how many cores to use (default 2)
  --out FOLDER       where to write (default build/trained)
  --resume           go on where a training with the same options was interrupted
  --help

Ctrl-C stops after the step under way and writes the best weights so far.
)";

namespace {

template <class Number>
bool read_number(std::string_view text, Number& number, Number least, Number most) {
  const char* const end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && last == end && number >= least && number <= most;
}

// Sets the option, or says what is wrong.
std::string set(ProgramOptions& options, std::string_view name, std::string_view value) {
  const std::string said = std::string(name) + " " + std::string(value);
  if (name == "--model") {
    options.recipes.clear();
    for (const TrainingRecipe& recipe : recipes()) {
      if (value == "all" || value == recipe.model) options.recipes.push_back(&recipe);
    }
    if (!options.recipes.empty()) return {};
    std::string names;
    for (const TrainingRecipe& recipe : recipes()) names += std::string(recipe.model) + ", ";
    return said + ": there are " + names + "all";
  }
  if (name == "--steps") {
    std::int64_t steps = 0;
    if (!read_number<std::int64_t>(value, steps, 1, 1'000'000'000)) {
      return said + ": a number of steps, 1 or more";
    }
    options.steps = steps;
    return {};
  }
  if (name == "--seed") {
    const bool is_read = read_number<std::uint64_t>(value, options.seed, 0, UINT64_MAX);
    return is_read ? "" : said + ": a whole number, 0 or more";
  }
  if (name == "--threads") {
    return read_number(value, options.threads, 1, 2) ? "" : said + ": 1 or 2";
  }
  if (value.empty()) return said + ": a path";
  if (name == "--pairs") options.pairs = value;
  if (name == "--vocabulary") options.vocabulary = value;
  if (name == "--out") options.out = value;
  return {};
}

bool takes_value(std::string_view name) {
  for (const std::string_view known :
       {"--model", "--pairs", "--vocabulary", "--steps", "--seed", "--threads", "--out"}) {
    if (name == known) return true;
  }
  return false;
}

}  // namespace

std::variant<ProgramOptions, std::string> parse_options(std::span<const std::string_view> arguments,
                                                        const std::string& default_out) {
  ProgramOptions options;
  options.out = default_out;
  for (const TrainingRecipe& recipe : recipes()) options.recipes.push_back(&recipe);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--help") {
      options.help = true;
    } else if (argument == "--resume") {
      options.resume = true;
    } else {
      const std::size_t equals = argument.find('=');
      const std::string_view name = argument.substr(0, equals);
      if (!takes_value(name)) return "unknown option " + std::string(argument);
      std::string_view value;
      if (equals != std::string_view::npos) {
        value = argument.substr(equals + 1);
      } else if (i + 1 < arguments.size()) {
        value = arguments[++i];
      } else {
        return std::string(name) + " needs a value";
      }
      if (std::string problem = set(options, name, value); !problem.empty()) return problem;
    }
  }
  return options;
}

}  // namespace attn
