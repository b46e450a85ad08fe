#include "training/program/data.hpp"

#include <algorithm>
#include <filesystem>

#include "training/learn_byte_pairs.hpp"

namespace attn {
namespace {

constexpr std::size_t held_out_share = 20, most_held_out = 500;
// Nothing else in the corpus tells what a fixed phrase means, so each is met this often an epoch.
constexpr int fixed_phrase_repeats = 16;
constexpr LearnOptions vocabulary_options = {
    .vocabulary_size = 3400, .min_character_count = 2, .min_merge_count = 2};

std::vector<Task> tasks_of(const std::vector<PairFile>& files, Direction direction) {
  std::vector<Task> tasks;
  for (const PairFile& file : files) {
    if (!file.serves(direction)) continue;
    for (const Pair& pair : file.pairs) {
      const int repeats = pair.kind == "fixed" ? fixed_phrase_repeats : 1;
      tasks.insert(tasks.end(), static_cast<std::size_t>(repeats), {&pair, direction});
    }
  }
  return tasks;
}

// Where a file of the corpus belongs, or null.
std::vector<PairFile>* place_of(PairFile& file, TrainingData& data) {
  const bool is_held_out = file.name.starts_with("heldout-");
  const struct {
    std::string_view end;
    bool is_held_out, serves_to_english, serves_to_korean;
  } kinds[] = {
      {"canonical.tsv.gz", false, true, true}, {"varied.tsv.gz", false, true, false},
      {"english.tsv.gz", false, false, true},  {"-ko-en.tsv", true, true, false},
      {"-en-ko.tsv", true, false, true},       {"-additional.tsv", true, true, true},
  };
  for (const auto& kind : kinds) {
    if (!file.name.ends_with(kind.end) || kind.is_held_out != is_held_out) continue;
    file.serves_to_english = kind.serves_to_english;
    file.serves_to_korean = kind.serves_to_korean;
    return is_held_out ? &data.held_out : &data.to_learn;
  }
  return nullptr;
}

}  // namespace

std::vector<Task> TrainingData::tasks(bool both_directions) const {
  std::vector<Task> tasks = tasks_of(to_learn, Direction::to_english);
  if (!both_directions) return tasks;
  const std::vector<Task> reverse = tasks_of(to_learn, Direction::to_korean);
  tasks.insert(tasks.end(), reverse.begin(), reverse.end());
  return tasks;
}

std::vector<HeldOut> TrainingData::held_out_tasks(bool both_directions) const {
  std::vector<HeldOut> result;
  for (const PairFile& file : held_out) {
    for (const Direction direction : {Direction::to_english, Direction::to_korean}) {
      if (!file.serves(direction)) continue;
      if (direction == Direction::to_korean && !both_directions) continue;
      HeldOut tasks = {file.name, direction, {}};
      for (const Pair& pair : file.pairs) tasks.tasks.push_back({&pair, direction});
      result.push_back(std::move(tasks));
    }
  }
  return result;
}

DataOrProblem load_corpus(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> names;
  for (const auto& file : std::filesystem::directory_iterator(folder, error)) {
    names.push_back(file.path().filename().string());
  }
  if (error) return folder + ": " + error.message();
  std::sort(names.begin(), names.end());  // folders have no order of their own
  TrainingData data;
  for (const std::string& name : names) {
    PairFile file = {name, {}, false, false};
    std::vector<PairFile>* const place = place_of(file, data);
    if (!place) continue;
    PairsOrProblem loaded = load_pairs(folder + "/" + name);
    if (const auto* const problem = std::get_if<PairsProblem>(&loaded)) return describe(*problem);
    file.pairs = std::get<std::vector<Pair>>(std::move(loaded));
    place->push_back(std::move(file));
  }
  if (data.to_learn.empty() || data.held_out.empty()) return folder + ": there is no corpus";
  return data;
}

DataOrProblem load_own_pairs(const std::string& path, std::uint64_t seed) {
  PairsOrProblem loaded = load_pairs(path);
  if (const auto* const problem = std::get_if<PairsProblem>(&loaded)) return describe(*problem);
  auto& pairs = std::get<std::vector<Pair>>(loaded);
  if (pairs.size() < 2) return path + ": one pair is held out, so there have to be two or more";
  const std::size_t num_held_out =
      std::clamp<std::size_t>(pairs.size() / held_out_share, 1, most_held_out);
  Random random(seed);
  const std::string name = std::filesystem::path(path).filename().string();
  PairFile to_learn = {name, {}, true, true}, held_out = {name, {}, true, true};
  for (std::size_t i = 0; i < pairs.size(); ++i) {  // draws num_held_out of them, each alike
    const std::size_t wanted = num_held_out - held_out.pairs.size();
    const bool is_held_out = random.below(static_cast<std::uint32_t>(pairs.size() - i)) < wanted;
    (is_held_out ? held_out : to_learn).pairs.push_back(std::move(pairs[i]));
  }
  return TrainingData{{std::move(to_learn)}, {std::move(held_out)}};
}

BytePairEncoding learn_vocabulary(const TrainingData& data) {
  UnitCounts units;
  for (const PairFile& file : data.to_learn) {
    for (const Pair& pair : file.pairs) {
      if (pair.korean_pieces.empty()) {
        units.add_text(pair.korean);
      } else {
        units.add_morphemes(pair.korean_pieces);
      }
      units.add_text(pair.english);
    }
  }
  return learn_byte_pairs(units, vocabulary_options);
}

}  // namespace attn
