#include "tensor/arena.hpp"

#include <cstdint>

#include "catch.hpp"
#include "support.hpp"

using namespace attn;

TEST_CASE("everything an arena hands out starts on a 16-byte boundary", "[arena]") {
  Arena arena;
  for (const int count : test::awkward_lengths) {
    const auto address =
        reinterpret_cast<std::uintptr_t>(arena.floats(static_cast<std::size_t>(count)));
    CHECK(address % 16 == 0);
  }
}

TEST_CASE("what an arena handed out keeps its numbers while the arena grows", "[arena]") {
  Arena arena;
  std::vector<MatrixView> matrices;
  for (int i = 0; i < 40; ++i) {
    matrices.push_back(arena.matrix(17, 1 + i * 3));
    for (int r = 0; r < 17; ++r)
      std::fill_n(matrices.back().row(r), 1 + i * 3, static_cast<float>(i));
  }
  CHECK(arena.blocks().size() > 1);
  for (int i = 0; i < 40; ++i) {
    const MatrixView matrix = matrices[static_cast<std::size_t>(i)];
    bool intact = true;
    for (int r = 0; r < matrix.rows; ++r) {
      for (int c = 0; c < matrix.cols; ++c) intact &= matrix(r, c) == static_cast<float>(i);
    }
    CHECK(intact);
  }
}

TEST_CASE("after a reset the same demands are met without another block", "[arena]") {
  Arena arena;
  const auto pass = [&arena] {
    for (int i = 1; i < 30; ++i) arena.matrix(i, 100);
  };
  pass();
  CHECK(arena.blocks().size() > 1);
  arena.reset();
  REQUIRE(arena.blocks().size() == 1);
  const float* const memory = arena.blocks()[0].data.get();
  for (int repeat = 0; repeat < 3; ++repeat) {
    pass();
    CHECK(arena.blocks().size() == 1);
    arena.reset();
    CHECK(arena.blocks()[0].data.get() == memory);
  }
}

TEST_CASE("an unused arena can be reset, and nothing can be asked of it", "[arena]") {
  Arena arena;
  arena.reset();
  CHECK(arena.blocks().empty());
  CHECK(arena.matrix(0, 5).empty());
}

TEST_CASE("an arena gives a large block back that is hardly used, and keeps a small one",
          "[arena]") {
  Arena arena;
  arena.floats(5u << 20);
  arena.reset();
  CHECK(arena.blocks().size() == 1);
  arena.floats(1000);
  arena.reset();
  CHECK(arena.blocks().empty());
  arena.floats(1000);
  arena.reset();
  arena.floats(4);
  arena.reset();
  CHECK(arena.blocks().size() == 1);
}

TEST_CASE("offsets lead through the used parts of all blocks", "[arena]") {
  Arena arena;
  const float* const first = arena.floats(1000);
  const float* const second = arena.floats(5000);
  REQUIRE(arena.blocks().size() == 2);
  CHECK(arena.offset_of(first + 999) == 999);
  CHECK(arena.offset_of(second) == 1000);
  CHECK(arena.used() == 6000);
  const float elsewhere = 0;
  CHECK(arena.offset_of(&elsewhere) == -1);
}
