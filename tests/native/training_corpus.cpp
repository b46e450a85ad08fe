// The files of src/training/corpus, and files at all: natively only.

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text/code_points.hpp"
#include "training/pairs.hpp"

namespace {

namespace fs = std::filesystem;
using attn::Pair;

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

/// All training files whose name ends so.
std::vector<Pair> corpus(std::string_view ending) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(ATTENTION_CORPUS_DIR)) {
    if (entry.path().string().ends_with(ending)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Pair> all;
  for (const fs::path& path : paths) {
    for (Pair& pair : load(path)) all.push_back(std::move(pair));
  }
  return all;
}

/// A sentence with and without its full stop, in small and capital letters, is the same.
std::string plain(const std::string& sentence) {
  std::string text = sentence;
  while (!text.empty() && std::string_view(".!?").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

/// A question mark stays: "학생이에요" and "학생이에요?" say different things.
std::string plain_but_question(const std::string& sentence) {
  return plain(sentence) + (sentence.ends_with('?') ? "?" : "");
}

std::string lower_first(std::string word) {
  if (word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] - 'A' + 'a');
  return word;
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

TEST_CASE("no held-out sentence is in the training files, in either language") {
  std::set<std::string> korean, english;
  for (const char* const name : {"heldout-ko-en.tsv", "heldout-en-ko.tsv"}) {
    const auto held_out = load(fs::path(ATTENTION_CORPUS_DIR) / name);
    CHECK(held_out.size() >= 990);
    for (const Pair& pair : held_out) {
      korean.insert(plain(pair.korean));
      english.insert(plain(pair.english));
    }
  }
  int seen = 0;
  const auto training = corpus(".tsv.gz");
  CHECK(training.size() > 150'000);
  for (const Pair& pair : training) {
    if (!korean.contains(plain(pair.korean)) && !english.contains(plain(pair.english))) continue;
    if (++seen <= 3) FAIL_CHECK(pair.korean << " / " << pair.english);
  }
  CHECK(seen == 0);
}

TEST_CASE("no held-out combination of words is in the training files") {
  // One a line, columns of words: a sentence with a word of each column has the combination.
  using Words = std::set<std::string>;
  std::vector<std::vector<Words>> combinations;
  const auto split = [](const std::string& text, char separator) {
    std::vector<std::string> parts(1);
    for (const char letter : text) {
      if (letter == separator) {
        parts.emplace_back();
      } else {
        parts.back() += letter;
      }
    }
    return parts;
  };
  std::FILE* file = std::fopen(ATTENTION_CORPUS_DIR "/heldout-combinations.tsv", "rb");
  REQUIRE(file);
  std::array<char, 1024> buffer;
  while (std::fgets(buffer.data(), buffer.size(), file)) {
    std::string line = buffer.data();
    line.pop_back();
    combinations.emplace_back();
    for (const std::string& column : split(line, '\t')) {
      const auto words = split(column, '|');
      combinations.back().emplace_back(words.begin(), words.end());
    }
  }
  std::fclose(file);
  CHECK(combinations.size() >= 30);

  const auto has_combination = [&](const std::string& sentence) {
    std::string spaced;
    for (const char letter : sentence) {
      if (std::string_view(".!?").find(letter) != std::string_view::npos) spaced += ' ';
      spaced += letter;
    }
    auto words = split(spaced, ' ');
    words.push_back(lower_first(words.front()));  // "She" and "she", but "Mary" too
    return std::any_of(combinations.begin(), combinations.end(), [&](const auto& columns) {
      return std::all_of(columns.begin(), columns.end(), [&](const Words& column) {
        return std::any_of(words.begin(), words.end(),
                           [&](const std::string& word) { return column.contains(word); });
      });
    });
  };
  int seen = 0;
  for (const Pair& pair : corpus(".tsv.gz")) {
    if (has_combination(pair.english) && ++seen <= 3) FAIL_CHECK(pair.english);
  }
  CHECK(seen == 0);
}

TEST_CASE("a Korean sentence has one English one, an English sentence one canonical Korean one") {
  const auto count_conflicts = [](const std::vector<Pair>& pairs, auto from, auto to) {
    std::vector<std::pair<std::string, std::string>> sides;
    for (const Pair& pair : pairs) {
      sides.emplace_back(plain_but_question(pair.*from), plain_but_question(pair.*to));
    }
    std::sort(sides.begin(), sides.end());
    int conflicts = 0;
    for (std::size_t i = 1; i < sides.size(); ++i) {
      if (sides[i].first != sides[i - 1].first || sides[i].second == sides[i - 1].second) continue;
      if (++conflicts <= 3) FAIL_CHECK(sides[i].first << ": " << sides[i].second);
    }
    return conflicts;
  };
  CHECK(count_conflicts(corpus(".tsv.gz"), &Pair::korean, &Pair::english) == 0);
  CHECK(count_conflicts(corpus("canonical.tsv.gz"), &Pair::english, &Pair::korean) == 0);
}
