#include "training/example.hpp"

#include <string>
#include <vector>

#include "catch.hpp"

using namespace attn;

namespace {

// Letters, syllables and the merges 학+교 and ▁+학교; a space and its letter stay apart otherwise.
BytePairEncoding small_encoding() {
  const std::vector<std::string> characters = {"▁", "나", "는", "학", "교",
                                               ".", "I",  "g",  "o",  "!"};
  const std::vector<std::pair<std::string, std::string>> merges = {
      {"학", "교"}, {"▁", "학교"}, {"g", "o"}};
  return std::get<BytePairEncoding>(
      BytePairEncoding::parse(BytePairEncoding::vocabulary_file(characters, merges)));
}

std::vector<std::string> texts(const BytePairEncoding& encoding,
                               const std::vector<std::int32_t>& ids) {
  std::vector<std::string> texts;
  for (const std::int32_t id : ids) texts.emplace_back(encoding.text(id));
  return texts;
}

// 나|는 학교|. and I go., with the noun and the verb for each other.
const Pair pair = {"나는 학교.",
                   "I go.",
                   {{{0, 1}, {0, 1}}, {{3, 5}, {2, 4}}, {{5, 6}, {4, 5}}},
                   "나|는 학교|.",
                   "clause"};

}  // namespace

TEST_CASE("an example has the pieces of both sides and starts with its direction", "[training]") {
  const BytePairEncoding encoding = small_encoding();
  const Example to_english = make_example(encoding, {&pair, Direction::to_english});
  CHECK(encoding.decode(to_english.source) == pair.korean);
  CHECK(encoding.decode(to_english.target) == pair.english);
  CHECK(to_english.start == BytePairEncoding::to_english);
  const Example to_korean = make_example(encoding, {&pair, Direction::to_korean});
  CHECK(to_korean.source == to_english.target);
  CHECK(to_korean.target == to_english.source);
  CHECK(to_korean.start == BytePairEncoding::to_korean);
}

TEST_CASE("pieces are linked where their spans are aligned, in both directions", "[training]") {
  const BytePairEncoding encoding = small_encoding();
  const Example example = make_example(encoding, {&pair, Direction::to_english});
  REQUIRE(texts(encoding, example.source) ==
          std::vector<std::string>{"▁", "나", "는", "학교", "."});
  REQUIRE(texts(encoding, example.target) == std::vector<std::string>{"▁", "I", "▁", "go", "."});
  CHECK(example.links == std::vector<PieceLink>{{1, 1}, {3, 3}, {4, 4}});

  std::vector<PieceLink> turned;
  for (const PieceLink& link : make_example(encoding, {&pair, Direction::to_korean}).links) {
    turned.push_back({link.source, link.target});
  }
  CHECK(turned == example.links);
}

TEST_CASE("a final mark is left out on both sides, a question mark never", "[training]") {
  const BytePairEncoding encoding = small_encoding();
  Random random(1);
  const Noise noise = {.merge_dropout = 0, .final_mark_dropout = 1};
  const Example bare = make_example(encoding, {&pair, Direction::to_english}, noise, random);
  CHECK(encoding.decode(bare.source) == "나는 학교");
  CHECK(encoding.decode(bare.target) == "I go");
  CHECK(bare.links == std::vector<PieceLink>{{1, 1}, {3, 3}});
  const Pair question = {"나는 학교?", "I go?", {}, "", ""};
  const Example kept = make_example(encoding, {&question, Direction::to_english}, noise, random);
  CHECK(encoding.decode(kept.source) == "나는 학교?");
  const Pair mark_alone = {".", "I go!", {}, "", ""};
  const Example not_empty =
      make_example(encoding, {&mark_alone, Direction::to_english}, noise, random);
  CHECK(encoding.decode(not_empty.source) == ".");
  CHECK(encoding.decode(not_empty.target) == "I go");
}

TEST_CASE("merge dropout cuts sources finer, and says the same", "[training]") {
  const BytePairEncoding encoding = small_encoding();
  Random random(1);
  const Example whole = make_example(encoding, {&pair, Direction::to_english});
  const Example cut = make_example(encoding, {&pair, Direction::to_english},
                                   {.merge_dropout = 1, .final_mark_dropout = 0}, random);
  CHECK(cut.source.size() > whole.source.size());
  CHECK(encoding.decode(cut.source) == pair.korean);
  CHECK(cut.target == whole.target);
}
