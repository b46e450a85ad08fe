#include "contenders.hpp"

#include <cblas.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "attention/flash_attention.hpp"

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ConstMap = Eigen::Map<const RowMajor>;
using Map = Eigen::Map<RowMajor>;

std::size_t head_size(const Problem& problem) {
  return static_cast<std::size_t>(problem.length) * static_cast<std::size_t>(problem.dim);
}

float scale_of(const Problem& problem) { return 1.0f / std::sqrt(static_cast<float>(problem.dim)); }

// Row by row, in place; what a causal mask hides becomes 0.
void softmax(RowMajor& scores, bool causal) {
  for (Eigen::Index i = 0; i < scores.rows(); ++i) {
    const Eigen::Index seen = causal ? i + 1 : scores.cols();
    auto row = scores.row(i).head(seen).array();
    row = (row - row.maxCoeff()).exp();
    row *= 1.0f / row.sum();
    scores.row(i).tail(scores.cols() - seen).setZero();
  }
}

}  // namespace

void ours(const Problem& problem, std::vector<float>& context) {
  static attn::Arena scratch;
  const std::size_t size = head_size(problem);
  for (int h = 0; h < problem.heads; ++h) {
    const std::size_t at = static_cast<std::size_t>(h) * size;
    const auto head = [&](const std::vector<float>& all) {
      return attn::ConstMatrixView(all.data() + at, problem.length, problem.dim);
    };
    scratch.reset();
    attn::flash_attention(head(problem.query), head(problem.key), head(problem.value),
                          scale_of(problem), problem.causal, -1, scratch,
                          {context.data() + at, problem.length, problem.dim});
  }
}

void eigen(const Problem& problem, std::vector<float>& context) {
  static RowMajor scores;
  for (int h = 0; h < problem.heads; ++h) {
    const std::size_t at = static_cast<std::size_t>(h) * head_size(problem);
    const auto head = [&](const std::vector<float>& all) {
      return ConstMap(all.data() + at, problem.length, problem.dim);
    };
    scores.noalias() = (head(problem.query) * scale_of(problem)) * head(problem.key).transpose();
    softmax(scores, problem.causal);
    Map(context.data() + at, problem.length, problem.dim).noalias() = scores * head(problem.value);
  }
}

void openblas(const Problem& problem, std::vector<float>& context) {
  static RowMajor scores;
  openblas_set_num_threads(1);
  const int n = problem.length, d = problem.dim;
  scores.resize(n, n);
  for (int h = 0; h < problem.heads; ++h) {
    const std::size_t at = static_cast<std::size_t>(h) * head_size(problem);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, n, n, d, scale_of(problem),
                problem.query.data() + at, d, problem.key.data() + at, d, 0.0f, scores.data(), n);
    softmax(scores, problem.causal);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, n, d, n, 1.0f, scores.data(), n,
                problem.value.data() + at, d, 0.0f, context.data() + at, d);
  }
}
