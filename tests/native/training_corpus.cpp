// The files of src/training/corpus, and files at all: natively only.

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "training/grammar/heldout.hpp"
#include "training/pairs.hpp"

namespace {

namespace fs = std::filesystem;
using attn::Pair;
using attn::grammar::normalized;

std::vector<Pair> load(const fs::path& path) {
  attn::PairsOrProblem result = attn::load_pairs(path.string());
  if (const auto* problem = std::get_if<attn::PairsProblem>(&result)) FAIL(describe(*problem));
  return std::get<std::vector<Pair>>(std::move(result));
}

std::string problem_of(const fs::path& path) {
  const attn::PairsOrProblem result = attn::load_pairs(path.string());
  const auto* problem = std::get_if<attn::PairsProblem>(&result);
  return problem ? problem->message : "none";
}

/// All training files whose name ends so. They are large, so each is read once.
std::vector<Pair> corpus(std::string_view ending) {
  static const auto files = [] {
    std::map<std::string, std::vector<Pair>> by_name;
    for (const auto& entry : fs::directory_iterator(ATTENTION_CORPUS_DIR)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".tsv.gz")) by_name[name] = load(entry.path());
    }
    return by_name;
  }();
  std::vector<Pair> all;
  for (const auto& [name, pairs] : files) {
    if (name.ends_with(ending)) all.insert(all.end(), pairs.begin(), pairs.end());
  }
  return all;
}

/// Words and marks separated by spaces.
std::string words_of(const std::string& sentence) {
  std::string words;
  for (const char letter : sentence) {
    if (std::string_view(",.!?").find(letter) != std::string_view::npos) words += ' ';
    words += letter;
  }
  return words;
}

fs::path scratch_file(const char* name) {
  const fs::path folder = fs::temp_directory_path() / "attention_training_corpus";
  fs::create_directories(folder);
  return folder / name;
}

void write_plain(const fs::path& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  REQUIRE(file);
  std::fwrite(text.data(), 1, text.size(), file);
  std::fclose(file);
}

}  // namespace

TEST_CASE("a compressed file and a plain one read the same; a broken one is told from both") {
  const std::string text = "네.\tYes.\n아니요.\tNo.\n";
  const fs::path plain_path = scratch_file("pairs.tsv"), packed_path = scratch_file("pairs.tsv.gz");
  write_plain(plain_path, text);
  gzFile packed = gzopen(packed_path.c_str(), "wb9");
  gzwrite(packed, text.data(), static_cast<unsigned>(text.size()));
  gzclose(packed);

  CHECK(load(plain_path).size() == 2);
  CHECK(load(packed_path)[1].english == "No.");
  CHECK(problem_of(scratch_file("missing.tsv")) == "the file cannot be opened");
  CHECK(problem_of(fs::temp_directory_path()) == "the file cannot be read");

  std::string bytes(fs::file_size(packed_path), '\0');
  std::FILE* file = std::fopen(packed_path.c_str(), "rb");
  REQUIRE(std::fread(bytes.data(), 1, bytes.size(), file) == bytes.size());
  std::fclose(file);
  write_plain(packed_path, bytes.substr(0, bytes.size() - 9));
  CHECK(problem_of(packed_path) == "the compressed file is cut off");
  bytes[bytes.size() - 6] ^= 1;  // of the checksum
  write_plain(packed_path, bytes);
  CHECK(problem_of(packed_path) == "the compressed file is damaged");
}

TEST_CASE("no held-out sentence or combination of words is in the training files", "[shipped]") {
  attn::grammar::HeldOut held_out;
  std::size_t num_sentences = 0;
  for (const char* const name :
       {"heldout-ko-en.tsv", "heldout-en-ko.tsv", "heldout-additional.tsv"}) {
    for (const Pair& pair : load(fs::path(ATTENTION_CORPUS_DIR) / name)) {
      held_out.add_sentence(pair.korean, pair.english);
      ++num_sentences;
    }
  }
  CHECK(num_sentences > 2500);
  REQUIRE(held_out.load_combinations(ATTENTION_CORPUS_DIR "/heldout-combinations.tsv"));
  CHECK(held_out.num_combinations() > 30);

  int seen = 0;
  const std::vector<Pair> training = corpus(".tsv.gz");
  CHECK(training.size() > 200'000);
  for (const Pair& pair : training) {
    const std::string words = words_of(pair.english);
    std::string small = words;  // "She" is "she", but "Mary" stays
    small[0] = static_cast<char>(small[0] | 0x20);
    if (held_out.has_sentence(pair.korean, pair.english) || held_out.has_combination(words) ||
        held_out.has_combination(small)) {
      if (++seen <= 3) FAIL_CHECK(pair.korean << " / " << pair.english);
    }
  }
  CHECK(seen == 0);
}

TEST_CASE("an object that is held out with one verb is met with others") {
  std::map<std::string, int> seen;
  for (const char* const object :
       {"케이크를", "자전거를", "수박을", "의자를", "부엌을", "프랑스어를", "수학을", "우산을",
        "창문을", "비행기를", "새를", "약속을", "돈을", "연필을", "사전을", "지갑을", "모자를"}) {
    seen[object] = 0;
  }
  for (const Pair& pair : corpus(".tsv.gz")) {
    std::istringstream words(pair.korean);
    for (std::string word; words >> word;) {
      if (const auto found = seen.find(word); found != seen.end()) ++found->second;
    }
  }
  for (const auto& [object, times] : seen) {
    INFO(object);
    CHECK(times >= 200);
  }
}

TEST_CASE("a held-out sentence is known without its mark and in small letters, words as they are") {
  attn::grammar::HeldOut held_out;
  held_out.add_sentence("나는 갔다.", "I went.");
  CHECK(held_out.has_sentence("나는 갔다", "We went."));
  CHECK(held_out.has_sentence("갔어요!", "i went!"));
  CHECK_FALSE(held_out.has_sentence("갔어요.", "I went home."));

  const fs::path path = scratch_file("combinations.tsv");
  write_plain(path, "buy|bought\tcake|cakes\nMary\tgo|goes\tbank\n");
  REQUIRE(held_out.load_combinations(path.string()));
  CHECK(held_out.num_combinations() == 2);
  CHECK(held_out.has_combination("I bought two cakes ."));
  CHECK(held_out.has_combination("does Mary go to the bank ?"));
  CHECK_FALSE(held_out.has_combination("I bought two hats ."));
  CHECK_FALSE(held_out.has_combination("Mary walks to the bank ."));
  CHECK_FALSE(held_out.load_combinations(scratch_file("missing.tsv").string()));
}

TEST_CASE("a Korean sentence has one English one, an English sentence one canonical Korean one") {
  const auto count_conflicts = [](const std::vector<Pair>& pairs, auto from, auto to) {
    std::vector<std::pair<std::string, std::string>> sides;
    for (const Pair& pair : pairs) {
      sides.emplace_back(normalized(pair.*from), normalized(pair.*to));
    }
    std::sort(sides.begin(), sides.end());
    int conflicts = 0;
    for (std::size_t i = 1; i < sides.size(); ++i) {
      if (sides[i].first != sides[i - 1].first || sides[i].second == sides[i - 1].second) continue;
      if (++conflicts <= 3) FAIL_CHECK(sides[i].first << ": " << sides[i].second);
    }
    return conflicts;
  };
  std::vector<Pair> canonical = corpus("canonical.tsv.gz"), to_english = corpus("varied.tsv.gz");
  to_english.insert(to_english.end(), canonical.begin(), canonical.end());
  CHECK(count_conflicts(to_english, &Pair::korean, &Pair::english) == 0);
  std::vector<Pair> to_korean = corpus("english.tsv.gz");
  to_korean.insert(to_korean.end(), canonical.begin(), canonical.end());
  CHECK(count_conflicts(to_korean, &Pair::english, &Pair::korean) == 0);
}
