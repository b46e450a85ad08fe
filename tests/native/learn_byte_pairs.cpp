#include "training/learn_byte_pairs.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "byte_pairs.hpp"
#include "catch.hpp"

namespace {

using namespace attn::test;
using attn::BytePairEncoding;
using attn::learn_byte_pairs;
using attn::LearnOptions;
using attn::UnitCounts;
using Texts = std::vector<std::string>;
using Unit = UnitCounts::Unit;

constexpr int kBeforeMerges = BytePairEncoding::space + 1;  // without any other character

UnitCounts texts(const std::vector<std::pair<std::string_view, int>>& counted) {
  UnitCounts units;
  for (const auto& [text, times] : counted) units.add_text(text, times);
  return units;
}

// Pieces learnt beyond the characters, first to last.
Texts merges_of(const BytePairEncoding& encoding) {
  const std::string file = encoding.serialize();
  Texts lines;
  std::size_t at = file.find('\n', file.find("\nmerges ") + 1) + 1;
  while (at < file.size()) {
    const std::size_t end = file.find('\n', at);
    lines.push_back(file.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

constexpr std::string_view kMorphemes[] = {
    "나|는 학교|에 갔|다|.",    "그|는 학교|에서 책|을 읽|었|다|.", "저|를 꼭 뽑|아|주세요|!",
    "나|는 나무|를 보|았|다|.", "책|을 읽|는 나|는 학생|입니다|.",  "학교|는 집|에서 멀|다|.",
};

}  // namespace

TEST_CASE("UnitCounts counts words with their space, marks and digits alone") {
  UnitCounts units;
  units.add_text("Go, go 12 (go)", 3);
  CHECK(units.counts() == std::map<Unit, std::int64_t>{{{"▁Go"}, 3},
                                                       {{","}, 3},
                                                       {{"▁go"}, 3},
                                                       {{"▁1"}, 3},
                                                       {{"2"}, 3},
                                                       {{"▁("}, 3},
                                                       {{"go"}, 3},
                                                       {{")"}, 3}});
}

TEST_CASE("UnitCounts knows where morphemes end and joins decomposed Hangul") {
  UnitCounts units;
  units.add_morphemes("나|는 학교|에 갔|다|.");
  units.add_morphemes("\u1102\u1161|\u1102\u1173\u11AB");
  CHECK(units.counts() ==
        std::map<Unit, std::int64_t>{
            {{"▁나", "는"}, 2}, {{"▁학교", "에"}, 1}, {{"▁갔", "다"}, 1}, {{"."}, 1}});
  UnitCounts plain;
  plain.add_text("a|b");
  CHECK(plain.counts() == std::map<Unit, std::int64_t>{{{"▁a"}, 1}, {{"|"}, 1}, {{"b"}, 1}});
  UnitCounts empty;
  empty.add_text("");
  empty.add_morphemes("|");
  CHECK(empty.counts().empty());
}

TEST_CASE("the most frequent pair is merged first, the first by text of equals") {
  // The words of Sennrich et al. 2016, algorithm 1.
  const UnitCounts units = texts({{"low", 5}, {"lower", 2}, {"newest", 6}, {"widest", 3}});
  const BytePairEncoding encoding =
      learn_byte_pairs(units, {.vocabulary_size = kBeforeMerges + 10 + 6});
  CHECK(merges_of(encoding) == Texts{"e s", "es t", "l o", "lo w", "▁ low", "e w"});
  CHECK(spelled(encoding, "lowest") == Texts{"▁low", "est"});
}

TEST_CASE("the same counts give the same vocabulary in whatever order they were added") {
  const std::vector<std::string_view> sentences = {"a rose is a rose", "is it", "it rose",
                                                   "so is a"};
  UnitCounts forward, backward;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    forward.add_text(sentences[i]);
    backward.add_text(sentences[sentences.size() - 1 - i]);
  }
  const LearnOptions options = {.vocabulary_size = 290, .min_merge_count = 1};
  CHECK(learn_byte_pairs(forward, options).serialize() ==
        learn_byte_pairs(backward, options).serialize());
}

TEST_CASE("pieces are morphemes: no merge is learnt across their borders") {
  UnitCounts units;
  for (const std::string_view line : kMorphemes) units.add_morphemes(line);
  const BytePairEncoding encoding =
      learn_byte_pairs(units, {.vocabulary_size = 1000, .min_merge_count = 1});
  CHECK(spelled(encoding, "나는 학교에 갔다.") ==
        Texts{"▁나", "는", "▁학교", "에", "▁갔", "다", "."});
  CHECK(spelled(encoding, "저를 꼭 뽑아주세요!") ==
        Texts{"▁저", "를", "▁꼭", "▁뽑", "아", "주세요", "!"});
  CHECK(spelled(encoding, "책을 읽는 나는 학생입니다.") ==
        Texts{"▁책", "을", "▁읽", "는", "▁나", "는", "▁학생", "입니다", "."});
}

TEST_CASE("a pair that stands across borders more often than inside is left apart") {
  UnitCounts units;
  units.add_morphemes("나|는", 10);
  units.add_morphemes("나는", 9);  // a set phrase
  units.add_morphemes("내|가", 9);
  units.add_morphemes("내가", 10);
  const BytePairEncoding encoding =
      learn_byte_pairs(units, {.vocabulary_size = 1000, .min_merge_count = 1});
  CHECK(spelled(encoding, "나는") == Texts{"▁나", "는"});
  CHECK(spelled(encoding, "내가") == Texts{"▁내가"});
}

TEST_CASE("merges stop at the size that was asked for, or when pairs become too rare") {
  const UnitCounts units = texts({{"abcd", 5}, {"xy", 2}});
  for (int size = kBeforeMerges + 6; size <= kBeforeMerges + 12; ++size) {
    const BytePairEncoding encoding =
        learn_byte_pairs(units, {.vocabulary_size = size, .min_merge_count = 3});
    CHECK(encoding.size() == std::min(size, kBeforeMerges + 6 + 4));  // all of ▁abcd, nothing of xy
  }
}

TEST_CASE("characters have pieces from the count that was asked for") {
  const UnitCounts units = texts({{"가나", 2}, {"나다", 1}});
  const BytePairEncoding all = learn_byte_pairs(units, {});
  CHECK((all.find("가") >= 0 && all.find("나") >= 0 && all.find("다") >= 0));
  const BytePairEncoding frequent = learn_byte_pairs(units, {.min_character_count = 2});
  CHECK((frequent.find("가") >= 0 && frequent.find("나") >= 0 && frequent.find("다") == -1));
  CHECK(spelled(frequent, "나다") == Texts{"▁", "나", "eb", "8b", "a4"});
}

TEST_CASE("where not all characters fit, the most frequent have pieces") {
  const UnitCounts units = texts({{"가", 1}, {"나", 3}, {"다", 2}});
  const BytePairEncoding encoding = learn_byte_pairs(units, {.vocabulary_size = kBeforeMerges + 2});
  CHECK(encoding.size() == kBeforeMerges + 2);
  CHECK((encoding.find("가") == -1 && encoding.find("나") >= 0 && encoding.find("다") >= 0));
}

TEST_CASE("no piece is longer than a vocabulary allows") {
  std::string word;
  for (char32_t syllable = U'가'; syllable < U'가' + 60; ++syllable) {
    attn::append_utf8(word, syllable);
  }
  const BytePairEncoding encoding = learn_byte_pairs(texts({{word, 1}}), {.min_merge_count = 1});
  std::size_t longest = 0;
  for (int id = 0; id < encoding.size(); ++id) {
    longest = std::max(longest, encoding.text(id).size());
  }
  CHECK(longest > 60);
  CHECK(longest <= BytePairEncoding::max_piece_bytes);
  CHECK(encoding.decode(ids_of(encoding.encode(word))) == word);
}

TEST_CASE("what was learnt from is encoded with the fewest merges left to make") {
  // With room for every merge, a word that was seen is one piece, whatever the others are.
  const std::vector<std::pair<std::string_view, int>> words = {
      {"school", 3}, {"schools", 2}, {"cool", 2},  {"학교", 4},
      {"대학교", 2}, {"학생", 3},    {"ㅋㅋㅋ", 1}};
  const BytePairEncoding encoding =
      learn_byte_pairs(texts(words), {.vocabulary_size = 1000, .min_merge_count = 1});
  for (const auto& [word, times] : words) {
    CHECK(spelled(encoding, word) == Texts{"▁" + std::string(word)});
  }
}

TEST_CASE("any text can be learnt from") {
  Random random(7);
  for (int round = 0; round < 60; ++round) {
    UnitCounts units;
    std::vector<std::string> learnt;
    for (int i = 0; i < 4; ++i) {
      std::string text = composed(attn::decode_utf16(random_text(random, random.below(30))));
      units.add_text(text, 1 + random.below(3));
      units.add_morphemes(text + "|a|" + text);
      learnt.push_back(std::move(text));
    }
    const BytePairEncoding encoding = learn_byte_pairs(
        units, {.vocabulary_size = kBeforeMerges + 1 + random.below(150), .min_merge_count = 1});
    for (const std::string& text : learnt) {
      REQUIRE(encoding.decode(ids_of(encoding.encode(text))) == text);
    }
    REQUIRE(parsed(encoding.serialize()).serialize() == encoding.serialize());
  }
}
