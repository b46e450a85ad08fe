#include "simd/simd.hpp"

#include <array>
#include <vector>

#include "catch.hpp"
#include "simd/exp.hpp"
#include "support.hpp"

using namespace attn;

namespace {

std::array<float, 4> lanes_of(simd::f32x4 x) {
  std::array<float, 4> out;
  simd::store(out.data(), x);
  return out;
}
simd::f32x4 of(std::array<float, 4> x) { return simd::load(x.data()); }

}  // namespace

TEST_CASE("partial loads and stores touch only the lanes they are told", "[simd]") {
  for (int count = 1; count < simd::lanes; ++count) {
    const std::vector<float> exact(static_cast<std::size_t>(count), 2.5f);
    const std::array<float, 4> lane = lanes_of(simd::load_partial(exact.data(), count, -1.0f));
    for (int i = 0; i < simd::lanes; ++i) {
      CHECK(lane[static_cast<std::size_t>(i)] == (i < count ? 2.5f : -1.0f));
    }
    std::array<float, 4> out = {9, 9, 9, 9};
    simd::store_partial(out.data(), of({1, 2, 3, 4}), count);
    for (int i = 0; i < simd::lanes; ++i) {
      CHECK(out[static_cast<std::size_t>(i)] == (i < count ? static_cast<float>(i + 1) : 9.0f));
    }
  }
}

TEST_CASE("for_lanes visits every element once, and only the last group is short", "[simd]") {
  for (int size = 0; size < 14; ++size) {
    std::vector<int> visits(static_cast<std::size_t>(size), 0);
    int short_groups = 0;
    simd::for_lanes(size, [&](int first, int count) {
      short_groups += count < simd::lanes;
      for (int i = 0; i < count; ++i) ++visits[static_cast<std::size_t>(first + i)];
    });
    CHECK(short_groups == (size % simd::lanes != 0));
    CHECK(visits == std::vector<int>(static_cast<std::size_t>(size), 1));
  }
}

TEST_CASE("sum and largest see all four lanes", "[simd]") {
  for (std::size_t lane = 0; lane < 4; ++lane) {
    std::array<float, 4> x = {-8, -8, -8, -8};
    x[lane] = 5;
    CHECK(simd::sum(of(x)) == -19.0f);
    CHECK(simd::largest(of(x)) == 5.0f);
  }
  CHECK(simd::largest(of({-test::infinity, -test::infinity, -3, -test::infinity})) == -3.0f);
}

TEST_CASE("a 4×4 tile transposes", "[simd]") {
  simd::f32x4 a = of({0, 1, 2, 3}), b = of({10, 11, 12, 13}), c = of({20, 21, 22, 23}),
              d = of({30, 31, 32, 33});
  simd::transpose(a, b, c, d);
  CHECK(lanes_of(a) == std::array<float, 4>{0, 10, 20, 30});
  CHECK(lanes_of(b) == std::array<float, 4>{1, 11, 21, 31});
  CHECK(lanes_of(c) == std::array<float, 4>{2, 12, 22, 32});
  CHECK(lanes_of(d) == std::array<float, 4>{3, 13, 23, 33});
}

TEST_CASE("the vocabulary means what its names say", "[simd]") {
  const float seven = 7.0f;
  CHECK(lanes_of(simd::load_splat(&seven)) == std::array<float, 4>{7, 7, 7, 7});
  CHECK(lanes_of(simd::larger(of({1, 2, 3, 4}), of({4, 3, 2, 1}))) ==
        std::array<float, 4>{4, 3, 3, 4});
  CHECK(lanes_of(simd::smaller(of({1, 2, 3, 4}), of({4, 3, 2, 1}))) ==
        std::array<float, 4>{1, 2, 2, 1});
  CHECK(lanes_of(simd::absolute(of({-1, 2, -0.0f, -4}))) == std::array<float, 4>{1, 2, 0, 4});
  CHECK(lanes_of(simd::square_root(of({4, 9, 0, 2.25f}))) == std::array<float, 4>{2, 3, 0, 1.5f});
  CHECK(lanes_of(simd::select(simd::less(of({1, 5, 1, 5}), simd::splat(3.0f)), of({1, 2, 3, 4}),
                              of({5, 6, 7, 8}))) == std::array<float, 4>{1, 6, 3, 8});
  CHECK(lanes_of(simd::multiply_add(of({1, 2, 3, 4}), simd::splat(10.0f), of({4, 3, 2, 1}))) ==
        std::array<float, 4>{14, 23, 32, 41});
  // 2^half(n), with half rounding towards −∞
  const simd::i32x4 n =
      simd::half(simd::as_integer(simd::splat(simd::rounder) + of({-5, -4, 5, 0})) -
                 simd::as_integer(simd::splat(simd::rounder)));
  CHECK(lanes_of(simd::as_float(simd::shift_left(n + simd::splat(127), 23))) ==
        std::array<float, 4>{0.125f, 0.25f, 4, 1});
}

TEST_CASE("eight floats compute lane by lane what two vectors of four do", "[simd]") {
  using simd::f32x8, simd::low, simd::high;
  test::Random random(71);
  std::array<float, 8> x, y, out;
  for (float& each : x) each = random.between(-3, 3);
  for (float& each : y) each = random.between(-3, 3);
  const f32x8 a = simd::load8(x.data()), b = simd::load8(y.data()), c = simd::splat8(0.3f);
  const auto agree = [](f32x8 eight, simd::f32x4 first, simd::f32x4 second) {
    return lanes_of(low(eight)) == lanes_of(first) && lanes_of(high(eight)) == lanes_of(second);
  };
  CHECK(agree(a + b, low(a) + low(b), high(a) + high(b)));
  CHECK(agree(a - b, low(a) - low(b), high(a) - high(b)));
  CHECK(agree(a * b, low(a) * low(b), high(a) * high(b)));
  CHECK(agree(simd::larger(a, b), simd::larger(low(a), low(b)), simd::larger(high(a), high(b))));
  CHECK(agree(simd::multiply_add(a, b, c), simd::multiply_add(low(a), low(b), low(c)),
              simd::multiply_add(high(a), high(b), high(c))));
  CHECK(agree(simd::load_splat8(y.data()), simd::splat(y[0]), simd::splat(y[0])));
  CHECK(agree(simd::join(high(a), low(a)), high(a), low(a)));
  simd::store(out.data(), a);
  CHECK(out == x);
  for (int count = 1; count < 8; ++count) {
    const std::vector<float> some(x.begin(), x.begin() + count);
    simd::store(out.data(), simd::load_partial8(some.data(), count));
    for (int i = 0; i < 8; ++i) {
      const auto at = static_cast<std::size_t>(i);
      CHECK(out[at] == (i < count ? x[at] : 0.0f));
    }
    out.fill(9);
    simd::store_partial(out.data(), a, count);
    for (int i = 0; i < 8; ++i) {
      const auto at = static_cast<std::size_t>(i);
      CHECK(out[at] == (i < count ? x[at] : 9.0f));
    }
  }
}
