#include "kernels/embedding.hpp"

#include "catch.hpp"
#include "gradients.hpp"

using namespace attn;
using namespace attn::test;

TEST_CASE("embed reads a row of the table for every id, times the factor", "[embedding]") {
  Random random(51);
  const std::vector<std::int32_t> ids = {4, 0, 4, 2};
  for (const int cols : awkward_lengths) {
    CAPTURE(cols);
    Framed table(5, cols), out(4, cols);
    fill(table, random);
    embed(ids, table, 1.5f, out);
    for (int i = 0; i < 4; ++i) {
      for (int c = 0; c < cols; ++c) {
        REQUIRE(out.view()(i, c) == table.view()(ids[static_cast<std::size_t>(i)], c) * 1.5f);
      }
    }
    CHECK(out.frame_is_untouched());
  }
}

TEST_CASE("embed_backward adds up what reaches an id that stands twice", "[embedding]") {
  Random random(52);
  const std::vector<std::int32_t> ids = {4, 0, 4, 2};
  for (const int cols : awkward_lengths) {
    CAPTURE(cols);
    Framed d_out(4, cols);
    fill(d_out, random);
    Accumulated d_table(5, cols, random);
    embed_backward(ids, d_out, 1.5f, d_table);
    reference::Matrix exact(5, cols);
    for (int i = 0; i < 4; ++i) {
      for (int c = 0; c < cols; ++c) {
        exact(ids[static_cast<std::size_t>(i)], c) += 1.5 * static_cast<double>(d_out.view()(i, c));
      }
    }
    CHECK(d_table.error(exact) <= 5e-7);
  }
}

TEST_CASE("no ids leave everything as it is", "[embedding]") {
  Matrix table(3, 4), out(0, 4);
  embed({}, table, 1.0f, out);
  embed_backward({}, out, 1.0f, table);
  CHECK(all_zero(table));
}
