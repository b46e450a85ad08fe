// Writes the additional training files: make_corpus <folder of the corpus>. Reads what lies there
// already (the grammar's files and the held-out ones), so that nothing is made twice, nothing
// contradicts it, and nothing held out is given away. The same input gives the same bytes, up to
// zlib's choices.

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "training/grammar/english_wording.hpp"
#include "training/grammar/families.hpp"
#include "training/grammar/heldout.hpp"
#include "training/pairs.hpp"

namespace {

using namespace attn;
using namespace attn::grammar;

constexpr std::uint64_t kSeed = 20261128;
constexpr int kHeldOut = 150;  // of 10,000 canonical sentences

[[noreturn]] void fail(const std::string& message) {
  std::fprintf(stderr, "make_corpus: %s\n", message.c_str());
  std::exit(1);
}

std::vector<Pair> load(const std::string& path) {
  PairsOrProblem result = load_pairs(path);
  if (const auto* problem = std::get_if<PairsProblem>(&result)) fail(describe(*problem));
  return std::get<std::vector<Pair>>(std::move(result));
}

/// What the training files say so far, by sentences without their punctuation.
class Corpus {
 public:
  explicit Corpus(HeldOut held_out) : held_out_(std::move(held_out)) {}

  void add_existing(const Pair& pair, bool is_canonical) {
    english_by_korean_.emplace(normalized(pair.korean), normalized(pair.english));
    existing_english_.insert(normalized(pair.english));
    if (is_canonical) korean_by_english_.emplace(normalized(pair.english), normalized(pair.korean));
  }

  /// Whether the row may be added, in which case it is noted. A canonical row needs a Korean and an
  /// English sentence that are new; a varied one a Korean one that is new, or says the same; a
  /// reworded one an English sentence that is new.
  bool accept_canonical(const Row& row) {
    if (!is_allowed(row) || !agrees_in_english(row) || is_written(row)) return false;
    if (korean_by_english_.contains(normalized(row.english))) return false;
    korean_by_english_.emplace(normalized(row.english), normalized(row.korean));
    note(row);
    return true;
  }
  bool accept_varied(const Row& row) {
    if (!is_allowed(row) || !agrees_in_english(row) || is_written(row)) return false;
    note(row);
    return true;
  }
  bool accept_reworded(const Row& row) {
    return is_allowed(row) &&
           korean_by_english_.emplace(normalized(row.english), normalized(row.korean)).second;
  }

  /// Holds a sentence out that is in no file yet, on neither side.
  bool hold_out(const Row& row) {
    if (english_by_korean_.contains(normalized(row.korean)) ||
        korean_by_english_.contains(normalized(row.english)) ||
        existing_english_.contains(normalized(row.english)) || !is_allowed(row)) {
      return false;
    }
    held_out_.add_sentence(row.korean, row.english);
    return true;
  }

 private:
  bool is_allowed(const Row& row) const {
    return !held_out_.has_sentence(row.korean, row.english) &&
           !held_out_.has_combination(row.english_words);
  }
  bool agrees_in_english(const Row& row) const {
    const auto found = english_by_korean_.find(normalized(row.korean));
    return found == english_by_korean_.end() || found->second == normalized(row.english);
  }
  bool is_written(const Row& row) const { return written_.contains(row.korean); }
  void note(const Row& row) {
    english_by_korean_.emplace(normalized(row.korean), normalized(row.english));
    written_.insert(row.korean);
  }

  HeldOut held_out_;
  std::map<std::string, std::string> english_by_korean_, korean_by_english_;
  std::set<std::string> existing_english_, written_;
};

std::string table(const std::vector<Row>& rows, std::string_view part) {
  std::string text = "korean\tenglish\tkorean_pieces\tenglish_words\talignment\tkind";
  if (!part.empty()) text += "\tpart";
  text += '\n';
  for (const Row& row : rows) {
    for (const std::string* column :
         {&row.korean, &row.english, &row.korean_pieces, &row.english_words, &row.alignment}) {
      text.append(*column).append("\t");
    }
    text += row.kind;
    if (!part.empty()) text.append("\t").append(part);
    text += '\n';
  }
  return text;
}

/// `mode` as gzopen has it: "wb9" compresses, "wbT" does not.
void write(const std::string& path, const char* mode, const std::string& text) {
  gzFile file = gzopen(path.c_str(), mode);
  if (!file) fail(path + ": cannot be written");
  const bool is_written = gzwrite(file, text.data(), static_cast<unsigned>(text.size())) > 0;
  if (gzclose(file) != Z_OK || !is_written) fail(path + ": cannot be written");
}

Row phrase_row(const Phrase& phrase) {
  // Learned as a whole: words and marks apart, no alignment.
  const auto apart = [](std::string_view text, char separator) {
    std::string spaced;
    for (const char letter : text) {
      if (std::string_view(".,!?").find(letter) != std::string_view::npos) spaced += separator;
      spaced += letter;
    }
    return spaced;
  };
  return {std::string(phrase.korean),
          std::string(phrase.english),
          apart(phrase.korean, '|'),
          apart(phrase.english, ' '),
          "",
          "fixed"};
}

Style varied_style(Random& random) {
  constexpr Level levels[] = {Level::formal, Level::polite, Level::polite,
                              Level::plain,  Level::plain,  Level::casual};
  return {levels[random.below(std::size(levels))], false};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) fail("usage: make_corpus <folder of the corpus>");
  const std::string folder = std::string(argv[1]) + "/";
  HeldOut held_out;
  for (const char* const name : {"heldout-ko-en.tsv", "heldout-en-ko.tsv"}) {
    for (const Pair& pair : load(folder + name)) held_out.add_sentence(pair.korean, pair.english);
  }
  if (!held_out.load_combinations(folder + "heldout-combinations.tsv")) {
    fail(folder + "heldout-combinations.tsv cannot be read");
  }
  Corpus corpus(std::move(held_out));
  for (const Pair& pair : load(folder + "grammar-canonical.tsv.gz"))
    corpus.add_existing(pair, true);
  for (const Pair& pair : load(folder + "grammar-varied.tsv.gz")) corpus.add_existing(pair, false);

  std::vector<Row> canonical, varied, reworded, held_out_rows;
  for (const Phrase& phrase : phrases()) {
    const Row row = phrase_row(phrase);
    if (corpus.accept_canonical(row)) {
      canonical.push_back(row);
    } else if (corpus.accept_varied(row)) {
      varied.push_back(row);
    }
  }
  Random random(kSeed);
  // Small families run out of new sentences before they have as many as are wanted.
  const auto fill = [](int wanted, auto&& make_one) {
    for (int made = 0, attempt = 0; made < wanted && attempt < 30 * wanted; ++attempt) {
      made += make_one();
    }
  };
  // What is held out comes first, so that nothing gives it away.
  for (const Family& family : families()) {
    fill(family.num_canonical * kHeldOut / 10'000, [&] {
      Scene scene(random, Style{});
      Row row = to_row(family.make(scene));
      if (!corpus.hold_out(row)) return 0;
      held_out_rows.push_back(std::move(row));
      return 1;
    });
  }
  for (const Family& family : families()) {
    fill(family.num_canonical, [&] {
      Scene scene(random, Style{});
      const Sentence sentence = family.make(scene);
      Row row = to_row(sentence);
      if (!corpus.accept_canonical(row)) return 0;
      canonical.push_back(std::move(row));
      if (const auto other = reword_english(random, sentence)) {
        Row other_row = to_row(*other);
        if (corpus.accept_reworded(other_row)) reworded.push_back(std::move(other_row));
      }
      return 1;
    });
    fill(family.num_varied, [&] {
      Scene scene(random, varied_style(random));
      Row row = to_row(family.make(scene));
      if (!corpus.accept_varied(row)) return 0;
      varied.push_back(std::move(row));
      return 1;
    });
  }
  const auto by_kind = [](const Row& a, const Row& b) {
    return std::tie(a.kind, a.korean, a.english) < std::tie(b.kind, b.korean, b.english);
  };
  for (std::vector<Row>* rows : {&canonical, &varied, &reworded, &held_out_rows}) {
    std::sort(rows->begin(), rows->end(), by_kind);
  }
  write(folder + "additional-canonical.tsv.gz", "wb9", table(canonical, ""));
  write(folder + "additional-varied.tsv.gz", "wb9", table(varied, ""));
  write(folder + "additional-english.tsv.gz", "wb9", table(reworded, ""));
  write(folder + "heldout-additional.tsv", "wbT", table(held_out_rows, "additional"));
  std::printf("%zu canonical, %zu varied, %zu with other English, %zu held out\n", canonical.size(),
              varied.size(), reworded.size(), held_out_rows.size());
}
