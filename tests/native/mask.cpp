#include "attention/mask.hpp"

#include <limits>

#include "cases.hpp"
#include "catch.hpp"

using namespace attn;
using namespace attn::test;

namespace {

// Visible cells as rows of '#' and '.'.
std::vector<std::string> picture(const Mask& mask, int query_length, int key_length) {
  Matrix scores(query_length, key_length);
  apply_mask(scores, mask, 0, scores);
  std::vector<std::string> rows;
  for (int i = 0; i < query_length; ++i) {
    rows.emplace_back();
    for (int j = 0; j < key_length; ++j) rows.back() += scores(i, j) == 0.0f ? '#' : '.';
  }
  return rows;
}
using Picture = std::vector<std::string>;

}  // namespace

TEST_CASE("a causal mask is aligned at the top left, whatever the lengths", "[mask]") {
  CHECK(picture({.causal = true}, 3, 3) == Picture{"#..", "##.", "###"});
  CHECK(picture({.causal = true}, 2, 4) == Picture{"#...", "##.."});
  CHECK(picture({.causal = true}, 4, 2) == Picture{"#.", "##", "##", "##"});
}

TEST_CASE("a window shows keys at most that far away, on both sides", "[mask]") {
  CHECK(picture({.window = 0}, 3, 4) == Picture{"#...", ".#..", "..#."});
  CHECK(picture({.window = 1}, 4, 3) == Picture{"##.", "###", ".##", "..#"});
  CHECK(picture({.window = -1}, 2, 3) == Picture{"###", "###"});
}

TEST_CASE("a window of any size is only as large as the sentence", "[mask]") {
  CHECK(picture({.window = std::numeric_limits<int>::max()}, 2, 3) == Picture{"###", "###"});
}

TEST_CASE("padding hides the keys from valid_keys on", "[mask]") {
  CHECK(picture({.valid_keys = 2}, 2, 4) == Picture{"##..", "##.."});
  CHECK(picture({.valid_keys = 0}, 2, 4) == Picture{"....", "...."});
  CHECK(picture({.valid_keys = 9}, 2, 4) == Picture{"####", "####"});
  CHECK(picture({.valid_keys = -1}, 1, 2) == Picture{"##"});
}

TEST_CASE("a painted mask shows what is painted, any flag but 0", "[mask]") {
  const std::uint8_t allowed[] = {1, 0, 255, 0, 0, 2};
  CHECK(picture({.allowed = allowed}, 2, 3) == Picture{"#.#", "..#"});
}

TEST_CASE("rules are and-ed", "[mask]") {
  const std::uint8_t allowed[] = {1, 1, 1, 1, 1,  //
                                  1, 0, 1, 1, 1,  //
                                  1, 1, 1, 1, 1,  //
                                  1, 1, 1, 1, 1};
  const Mask mask{.causal = true, .window = 1, .valid_keys = 3, .allowed = allowed};
  CHECK(picture(mask, 4, 5) == Picture{"#....", "#....", ".##..", "..#.."});
}

TEST_CASE("masks agree with the list of rules that forbid", "[mask]") {
  Random random(31);
  for (const int query_length : {1, 4, 65}) {
    for (const int key_length : {1, 5, 97}) {
      for (const NamedMask& named : all_masks(query_length, key_length, random)) {
        CAPTURE(named.name, query_length, key_length);
        Framed scores(query_length, key_length), out(query_length, key_length, 1);
        fill(scores, random);
        apply_mask(scores, named.mask(), 0, out);
        CHECK(largest_difference(out.view(), reference::masked(scores.view(), named.mask())) == 0);
        CHECK(out.frame_is_untouched());
      }
    }
  }
}

TEST_CASE("masking some of the rows is masking all of them, seen from there", "[mask]") {
  Random random(32);
  for (const NamedMask& named : all_masks(9, 7, random)) {
    const Matrix scores = random_matrix(9, 7, random);
    Matrix all(9, 7), some(3, 7);
    apply_mask(scores, named.mask(), 0, all);
    apply_mask(scores.view().rows_from(4, 3), named.mask(), 4, some);
    CHECK(same_bits(some, all.view().rows_from(4, 3)));
  }
}
