#include "text/vectors.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "catch.hpp"
#include "text/tokenizer.hpp"

namespace {

using attn::Matrix;
using Texts = std::vector<std::string>;

std::uint32_t bits(float value) { return std::bit_cast<std::uint32_t>(value); }

Texts pieces(const char* sentence) {
  Texts texts;
  for (const attn::Token& token : attn::tokenize(sentence, attn::TokenUnit::particle)) {
    texts.push_back(token.text);
  }
  return texts;
}

// [rows, cols] as doubles.
using Table = std::vector<std::vector<double>>;

Table product(const attn::MatrixView& left, const attn::MatrixView& right) {
  Table out(static_cast<std::size_t>(left.rows),
            std::vector<double>(static_cast<std::size_t>(right.cols)));
  for (int i = 0; i < left.rows; ++i) {
    for (int j = 0; j < right.cols; ++j) {
      for (int k = 0; k < left.cols; ++k) {
        out[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] +=
            static_cast<double>(left(i, k)) * static_cast<double>(right(k, j));
      }
    }
  }
  return out;
}

// Mean entropy of the rows of softmax(Q Kᵀ / √d), as a share of log(length), the most there can be.
double relative_entropy(const Table& query, const Table& key) {
  const double scale = 1.0 / std::sqrt(static_cast<double>(query[0].size()));
  double entropy = 0;
  for (const auto& q : query) {
    std::vector<double> weights;
    double sum = 0;
    for (const auto& k : key) {
      double score = 0;
      for (std::size_t i = 0; i < q.size(); ++i) score += q[i] * k[i];
      weights.push_back(std::exp(score * scale));
      sum += weights.back();
    }
    for (const double weight : weights) entropy -= weight / sum * std::log(weight / sum);
  }
  return entropy / static_cast<double>(query.size()) / std::log(static_cast<double>(key.size()));
}

}  // namespace

TEST_CASE("seeded vectors are these bits on every machine") {
  const Texts tokens = {"나", "는", "학교", "a"};
  Matrix vectors(4, 3);
  attn::seeded_vectors(tokens, 1, vectors);
  const attn::MatrixView view = vectors;
  const std::uint32_t expected[4][3] = {{0xbed1f5e4u, 0xbd5d2280u, 0xbf36a2b2u},
                                        {0x3e480500u, 0xbf6b700cu, 0xbf2cd20au},
                                        {0x3f646fb4u, 0x3e8abc1cu, 0x3e451808u},
                                        {0xbd9dc030u, 0xbf4a8ccau, 0xbee15120u}};
  for (int r = 0; r < 4; ++r) {
    for (int c = 0; c < 3; ++c) {
      INFO(r << ", " << c << " is 0x" << std::hex << bits(view(r, c)));
      CHECK(bits(view(r, c)) == expected[r][c]);
    }
  }
}

TEST_CASE("seeded projections are these bits on every machine") {
  Matrix projection(3, 2);
  attn::seeded_matrix("w_query", 1, projection);
  const std::uint32_t expected[3][2] = {
      {0xbf1af0a0u, 0xbfd9e608u}, {0x3ff9db8au, 0xbf84472au}, {0xbfaf0366u, 0xbfd9c7dau}};
  for (int r = 0; r < 3; ++r) {
    for (int c = 0; c < 2; ++c) {
      INFO(r << ", " << c << " is 0x" << std::hex << bits(projection(r, c)));
      CHECK(bits(projection(r, c)) == expected[r][c]);
    }
  }
}

TEST_CASE("the same token has the same vector in every sentence, and no other has it") {
  Matrix first(3, 8), second(2, 8);
  attn::seeded_vectors(Texts{"나", "는", "나"}, 7, first);
  attn::seeded_vectors(Texts{"너", "나"}, 7, second);
  int equal_to_other = 0;
  for (int c = 0; c < 8; ++c) {
    CHECK(bits(first(0, c)) == bits(first(2, c)));
    CHECK(bits(first(0, c)) == bits(second(1, c)));
    equal_to_other +=
        bits(first(0, c)) == bits(first(1, c)) || bits(first(0, c)) == bits(second(0, c));
  }
  CHECK(equal_to_other == 0);
}

TEST_CASE("another seed, name or row gives other numbers, more columns keep the earlier ones") {
  Matrix one(1, 4), two(1, 4), wide(1, 9);
  attn::seeded_vectors(Texts{"나"}, 1, one);
  attn::seeded_vectors(Texts{"나"}, 2, two);
  attn::seeded_vectors(Texts{"나"}, 1, wide);
  for (int c = 0; c < 4; ++c) {
    CHECK(bits(one(0, c)) != bits(two(0, c)));
    CHECK(bits(one(0, c)) == bits(wide(0, c)));
  }
  Matrix query(2, 4), key(2, 4);
  attn::seeded_matrix("w_query", 1, query);
  attn::seeded_matrix("w_key", 1, key);
  for (int c = 0; c < 4; ++c) {
    CHECK(bits(query(0, c)) != bits(key(0, c)));
    CHECK(bits(query(0, c)) != bits(query(1, c)));
  }
}

TEST_CASE("seeded numbers are uniform: in range, centred, with the variance of a uniform") {
  Matrix vectors(1, 20000), projection(12, 2000);
  attn::seeded_vectors(Texts{"가운데"}, 3, vectors);
  attn::seeded_matrix("w_value", 3, projection);
  for (Matrix* matrix : {&vectors, &projection}) {
    const attn::MatrixView view = *matrix;
    double sum = 0, squares = 0;
    for (int i = 0; i < view.rows * view.cols; ++i) {
      const double value = static_cast<double>(view.data[i]);
      REQUIRE((value >= -1.0 && value < 1.0));  // √(12 / 12 rows) = 1
      sum += value;
      squares += value * value;
    }
    const double count = view.rows * view.cols;
    CHECK(std::abs(sum / count) < 0.02);
    CHECK(squares / count == Approx(1.0 / 3.0).epsilon(0.03));
  }
}

TEST_CASE("seeded attention is worth looking at: neither uniform nor on one key") {
  for (const char* sentence :
       {"나는 학교에 갔다", "저를 꼭 뽑아주세요!", "The cat sat on the mat because it was tired",
        "배가 고파서 밥을 먹었지만 아직도 배가 고프다"}) {
    const Texts tokens = pieces(sentence);
    for (const int dim : {4, 8, 16, 64}) {
      double mean = 0;
      constexpr int kSeeds = 8;
      for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
        Matrix input(static_cast<int>(tokens.size()), dim), w_query(dim, dim), w_key(dim, dim);
        attn::seeded_vectors(tokens, seed, input);
        attn::seeded_matrix("w_query", seed, w_query);
        attn::seeded_matrix("w_key", seed, w_key);
        const double share = relative_entropy(product(input, w_query), product(input, w_key));
        INFO(sentence << ", dimension " << dim << ", seed " << seed);
        CHECK(share > 0.3);
        CHECK(share < 0.97);
        mean += share / kSeeds;
      }
      INFO(sentence << ", dimension " << dim);
      CHECK(mean > 0.4);
      CHECK(mean < 0.9);
    }
  }
}

TEST_CASE("one_hot gives equal tokens one column and distinct tokens the next, going round") {
  Matrix vectors(6, 3);
  attn::one_hot(Texts{"나", "는", "나", "학교", "에", "는"}, vectors);
  const int columns[] = {0, 1, 0, 2, 0, 1};
  for (int r = 0; r < 6; ++r) {
    for (int c = 0; c < 3; ++c) CHECK(vectors(r, c) == (c == columns[r] ? 1.0f : 0.0f));
  }
}
