#include "attention/single_query.hpp"

#include <cmath>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

TEST_CASE("a single query agrees with the naive twin at lengths that hurt", "[flash]") {
  Random random(81);
  for (const int key_length : {1, 3, 4, 5, 255, 256, 257, 600}) {
    for (const int head_dim : {1, 3, 4, 7, 16, 19, 24, 33, 64}) {
      for (const int value_dim : {1, 5, 24, 40, 47}) {
        CAPTURE(key_length, head_dim, value_dim);
        Framed query(1, head_dim), key(key_length, head_dim), value(key_length, value_dim),
            context(1, value_dim);
        fill(query, random);
        fill(key, random);
        fill(value, random);
        fill(context, random);
        Arena scratch;
        attend_single_query(query.view().data, key, value, 0.7f, scratch, context.view().data);
        const reference::Matrix exact = reference::flash_attention(
            query.view(), key.view(), value.view(), static_cast<double>(0.7f), false, -1);
        REQUIRE(largest_difference(context.view(), exact) <= 2e-6);
        REQUIRE(context.frame_is_untouched());
      }
    }
  }
}

TEST_CASE("what is not finite shows in the context of a single query, whatever it weighs",
          "[flash]") {
  Random random(82);
  for (const float strange : {infinity, -infinity, std::nanf("")}) {
    for (const int at : {0, 5, 299}) {
      for (const bool in_key : {true, false}) {
        CAPTURE(strange, at, in_key);
        const Matrix query = random_matrix(1, 6, random);
        Matrix key = random_matrix(300, 6, random), value = random_matrix(300, 6, random);
        // All weight on another key, so that this one weighs exactly 0.
        for (int c = 0; c < 6; ++c) key(100, c) = 1e4f * query(0, c);
        (in_key ? key : value)(at, 3) = strange;
        Matrix context(1, 6);
        Arena scratch;
        attend_single_query(query.view().data, key, value, 1.0f, scratch, context.view().data);
        bool shows = false;
        for (int c = 0; c < 6; ++c) shows = shows || !std::isfinite(context(0, c));
        CHECK(shows);
      }
    }
  }
}
