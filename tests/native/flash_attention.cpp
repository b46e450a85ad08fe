#include "attention/flash_attention.hpp"

#include "catch.hpp"
#include "support.hpp"

using namespace attn;
using namespace attn::test;

namespace {

struct Heads {
  Framed query, key, value, context;

  Heads(int query_length, int key_length, int head_dim, int value_dim, Random& random)
      : query(query_length, head_dim),
        key(key_length, head_dim),
        value(key_length, value_dim),
        context(query_length, value_dim) {
    fill(query, random);
    fill(key, random);
    fill(value, random);
  }

  void run(float factor, bool causal = false, int valid_keys = -1) {
    Arena scratch;
    flash_attention(query, key, value, factor, causal, valid_keys, scratch, context);
  }
  reference::Matrix exact(float factor, bool causal = false, int valid_keys = -1) {
    return reference::flash_attention(query.view(), key.view(), value.view(),
                                      static_cast<double>(factor), causal, valid_keys);
  }
};

}  // namespace

TEST_CASE("fused attention agrees with the naive one at lengths that hurt", "[flash]") {
  Random random(71);
  int head_dim = 0;
  for (const int query_length : {1, 3, 4, 5, 63, 64, 65, 97, 130}) {
    for (const int key_length : {1, 3, 4, 5, 63, 64, 65, 97, 130}) {
      head_dim = head_dim % 9 + 1;
      Heads heads(query_length, key_length, head_dim, 10 - head_dim, random);
      for (const bool causal : {false, true}) {
        for (const int valid_keys : {-1, 0, 1, key_length / 2, key_length, key_length + 7}) {
          CAPTURE(query_length, key_length, head_dim, causal, valid_keys);
          fill(heads.context, random);  // what was there before must not matter
          heads.run(0.7f, causal, valid_keys);
          REQUIRE(largest_difference(heads.context.view(), heads.exact(0.7f, causal, valid_keys)) <=
                  2e-6);
          REQUIRE(heads.context.frame_is_untouched());
        }
      }
    }
  }
}

TEST_CASE("maxima that keep rising from block to block shrink what came before", "[flash]") {
  Random random(72);
  for (const float step : {0.05f, 1.0f, -1.0f}) {  // per key; 300 keys, five blocks
    Heads heads(3, 300, 1, 2, random);
    for (int i = 0; i < 3; ++i) heads.query.view()(i, 0) = 1.0f;
    for (int j = 0; j < 300; ++j) heads.key.view()(j, 0) = step * static_cast<float>(j);
    heads.run(1.0f);
    CHECK(largest_difference(heads.context.view(), heads.exact(1.0f)) <= 2e-6);
  }
}

TEST_CASE("fused attention takes scores of ±1e4", "[flash]") {
  Random random(73);
  Heads heads(65, 130, 2, 3, random);
  for (const MatrixView matrix : {heads.query.view(), heads.key.view()}) {
    for (int r = 0; r < matrix.rows; ++r) {  // whole numbers: the scores are exact
      matrix(r, 0) = static_cast<float>(random.below(201) - 100);
      matrix(r, 1) = static_cast<float>(random.below(3) - 1);
    }
  }
  for (const bool causal : {false, true}) {
    heads.run(1.0f, causal);
    CHECK(largest_difference(heads.context.view(), heads.exact(1.0f, causal)) <= 2e-6);
  }
}

TEST_CASE("without a visible key the fused context is 0, whatever was there", "[flash]") {
  Random random(74);
  Heads heads(65, 9, 4, 5, random);
  fill(heads.context, random);
  heads.run(0.5f, false, 0);
  CHECK(all_zero(heads.context));
  CHECK(heads.context.frame_is_untouched());
}

TEST_CASE("queries of one block do not see each other", "[flash]") {
  Random random(75);
  Heads heads(70, 70, 5, 3, random);
  heads.run(0.5f, true);
  const Matrix before = copy_of(heads.context);
  for (int c = 0; c < 5; ++c) heads.query.view()(40, c) = 2.0f;
  heads.run(0.5f, true);
  for (int i = 0; i < 70; ++i) {
    CHECK(same_bits(heads.context.view().rows_from(i, 1), before.view().rows_from(i, 1)) ==
          (i != 40));
  }
}

TEST_CASE("the scratch of fused attention does not grow with the lengths", "[flash]") {
  const auto floats_used = [](int length) {
    Random random(76);
    const Matrix x = random_matrix(length, 8, random);
    Matrix context(length, 8);
    Arena scratch;
    flash_attention(x, x, x, 0.5f, true, -1, scratch, context);
    std::size_t used = 0;
    for (const Arena::Block& block : scratch.blocks()) used += block.used;
    return used;
  };
  CHECK(floats_used(1000) == floats_used(300));
}
