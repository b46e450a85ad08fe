#include "attention/score.hpp"

#include "cases.hpp"
#include "catch.hpp"
#include "kernels/matmul.hpp"

using namespace attn;
using namespace attn::test;

namespace {

Matrix scores_of(Score score, const ScoreWeights& weights, ConstMatrixView query,
                 ConstMatrixView key) {
  Arena scratch;
  Matrix out(query.rows, key.rows);
  attention_scores(score, score_operands(score, weights, query, key, scratch), out);
  return out;
}

}  // namespace

TEST_CASE("every score function agrees with its paper's formula at widths that hurt", "[score]") {
  Random random(41);
  for (const Score score : all_scores) {
    for (const int dim : {1, 2, 3, 4, 5, 7, 64, 97}) {
      for (const int hidden : {1, 3, 4, 65}) {
        if (hidden > 1 && score != Score::additive && score != Score::concat) continue;
        const int key_dim = takes_other_key_width(score) ? dim + 3 : dim;
        CAPTURE(name_of(score), dim, hidden);
        Framed query(5, dim), key(6, key_dim);
        fill(query, random);
        fill(key, random);
        const OwnedScoreWeights weights(score, dim, key_dim, hidden, random);
        const reference::ScoreWeights exact_weights{weights.w, weights.w_query, weights.w_key,
                                                    weights.v};
        const reference::Matrix exact =
            reference::scores(score, exact_weights, query.view(), key.view());
        CHECK(relative_difference(scores_of(score, weights.views(), query, key), exact) <= 2e-6);
      }
    }
  }
}

TEST_CASE("scores are written into a strided view and nowhere else", "[score]") {
  Random random(42);
  for (const Score score : all_scores) {
    const PlainCase plain(score, 5, 7, 6, 3, random);
    Arena scratch;
    Framed out(5, 7);
    attention_scores(
        score, score_operands(score, plain.options.score_weights, plain.query, plain.key, scratch),
        out);
    CHECK(out.frame_is_untouched());
    CHECK(same_bits(out, scores_of(score, plain.options.score_weights, plain.query, plain.key)));
  }
}

TEST_CASE("scores of some queries are the same bits as among all queries", "[score]") {
  Random random(43);
  for (const Score score : all_scores) {
    const PlainCase plain(score, 9, 7, 6, 3, random);
    Arena scratch;
    const ScoreOperands operands =
        score_operands(score, plain.options.score_weights, plain.query, plain.key, scratch);
    Matrix all(9, 7), some(3, 7);
    attention_scores(score, operands, all);
    attention_scores(score, operands.queries_from(4, 3), some);
    CHECK(same_bits(some, all.view().rows_from(4, 3)));
  }
}

TEST_CASE("the cosine of a vector with itself is 1, with its opposite −1, with nothing 0",
          "[score]") {
  const Matrix query = matrix_of(2, 3, {3, 0, 4, 0, 0, 0});
  const Matrix key = matrix_of(3, 3, {6, 0, 8, -3, 0, -4, 0, 0, 0});
  const Matrix scores = scores_of(Score::cosine, {}, query, key);
  CHECK(scores(0, 0) == 1.0f);
  CHECK(scores(0, 1) == -1.0f);
  CHECK(scores(0, 2) == 0.0f);
  CHECK(all_zero(scores.view().rows_from(1, 1)));
}

TEST_CASE("cosine does not depend on the lengths of its vectors", "[score]") {
  Random random(44);
  const Matrix query = random_matrix(3, 5, random), key = random_matrix(4, 5, random);
  Matrix longer = copy_of(key);
  for (int c = 0; c < 5; ++c) longer(2, c) *= 1024.0f;
  CHECK(same_bits(scores_of(Score::cosine, {}, query, longer),
                  scores_of(Score::cosine, {}, query, key)));
}

TEST_CASE("additive on operands that were projected beforehand is the plain one", "[score]") {
  Random random(47);
  for (const int length : {1, 3, 8}) {
    const PlainCase plain(Score::additive, length, 5, 6, 3, random);
    const OwnedScoreWeights& weights = plain.weights;
    Matrix query(length, weights.w_query.cols()), key(5, weights.w_key.cols());
    matmul(plain.query, weights.w_query, query);
    matmul(plain.key, weights.w_key, key);
    CHECK(same_bits(scores_of(Score::additive, {{}, {}, {}, weights.v}, query, key),
                    scores_of(Score::additive, weights.views(), plain.query, plain.key)));
  }
}

TEST_CASE("general with the unit matrix is the dot product", "[score]") {
  Random random(45);
  const Matrix query = random_matrix(3, 5, random), key = random_matrix(4, 5, random);
  Matrix unit(5, 5);
  for (int i = 0; i < 5; ++i) unit(i, i) = 1.0f;
  CHECK(same_bits(scores_of(Score::general, {unit, {}, {}, {}}, query, key),
                  scores_of(Score::dot_product, {}, query, key)));
}

TEST_CASE("concat with stacked matrices is additive", "[score]") {
  Random random(46);
  const PlainCase plain(Score::additive, 3, 4, 5, 2, random);
  const OwnedScoreWeights& weights = plain.weights;
  Matrix stacked(5 + 7, 5);
  copy(weights.w_query, stacked.view().rows_from(0, 5));
  copy(weights.w_key, stacked.view().rows_from(5, 7));
  CHECK(same_bits(scores_of(Score::concat, {stacked, {}, {}, weights.v}, plain.query, plain.key),
                  scores_of(Score::additive, weights.views(), plain.query, plain.key)));
}
