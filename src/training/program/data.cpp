#include "training/program/data.hpp"

#include <algorithm>

#include "training/learn_byte_pairs.hpp"

namespace attn {
namespace {

constexpr std::size_t held_out_share = 20, most_held_out = 500;
constexpr LearnOptions vocabulary_options = {
    .vocabulary_size = 3000, .min_character_count = 2, .min_merge_count = 2};

void append_tasks(const std::vector<Pair>& pairs, Direction direction, std::vector<Task>& tasks) {
  for (const Pair& pair : pairs) tasks.push_back({&pair, direction});
}

void count_units(const std::vector<Pair>& pairs, UnitCounts& units) {
  for (const Pair& pair : pairs) {
    if (pair.korean_pieces.empty()) {
      units.add_text(pair.korean);
    } else {
      units.add_morphemes(pair.korean_pieces);
    }
    units.add_text(pair.english);
  }
}

}  // namespace

std::vector<Task> TrainingData::tasks(bool both_directions) const {
  std::vector<Task> tasks;
  append_tasks(both_ways, Direction::to_english, tasks);
  append_tasks(to_english, Direction::to_english, tasks);
  if (both_directions) append_tasks(both_ways, Direction::to_korean, tasks);
  return tasks;
}

std::vector<Task> TrainingData::held_out(Direction direction) const {
  std::vector<Task> tasks;
  append_tasks(direction == Direction::to_english ? held_out_english : held_out_korean, direction,
               tasks);
  return tasks;
}

DataOrProblem load_corpus(const std::string& folder) {
  TrainingData data;
  const struct {
    const char* name;
    std::vector<Pair>& pairs;
  } files[] = {{"grammar-canonical.tsv.gz", data.both_ways},
               {"grammar-varied.tsv.gz", data.to_english},
               {"heldout-ko-en.tsv", data.held_out_english},
               {"heldout-en-ko.tsv", data.held_out_korean}};
  for (const auto& file : files) {
    PairsOrProblem loaded = load_pairs(folder + "/" + file.name);
    if (const auto* const problem = std::get_if<PairsProblem>(&loaded)) return describe(*problem);
    file.pairs = std::get<std::vector<Pair>>(std::move(loaded));
  }
  return data;
}

DataOrProblem load_own_pairs(const std::string& path, std::uint64_t seed) {
  PairsOrProblem loaded = load_pairs(path);
  if (const auto* const problem = std::get_if<PairsProblem>(&loaded)) return describe(*problem);
  auto& pairs = std::get<std::vector<Pair>>(loaded);
  if (pairs.size() < 2) return path + ": one pair is held out, so there have to be two or more";
  const std::size_t held_out =
      std::clamp<std::size_t>(pairs.size() / held_out_share, 1, most_held_out);
  Random random(seed);
  TrainingData data;
  for (std::size_t i = 0; i < pairs.size(); ++i) {  // draws held_out of them, each alike
    const std::size_t wanted = held_out - data.held_out_english.size();
    const bool is_held_out = random.below(static_cast<std::uint32_t>(pairs.size() - i)) < wanted;
    (is_held_out ? data.held_out_english : data.both_ways).push_back(std::move(pairs[i]));
  }
  data.held_out_korean = data.held_out_english;
  return data;
}

BytePairEncoding learn_vocabulary(const TrainingData& data) {
  UnitCounts units;
  count_units(data.both_ways, units);
  count_units(data.to_english, units);
  return learn_byte_pairs(units, vocabulary_options);
}

}  // namespace attn
