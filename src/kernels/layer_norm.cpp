#include "kernels/layer_norm.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4;
using simd::lanes;

// Rows that are normalised side by side: gain and bias are loaded once for all of them, and their
// sums do not wait for each other.
constexpr int together = 4;

// total[r] = Σⱼ term(x[r][j] − center[r]) for each row. Four sums are on their way in any case: one
// for each of four rows, or four for a single one.
template <int rows, class Term>
[[gnu::always_inline]] inline void add_up(const float* const (&x)[rows], int cols,
                                          const float (&center)[rows], Term&& term,
                                          float (&total)[rows]) {
  constexpr int chains = together / rows;
  f32x4 by[rows], sum[rows][chains];
  for (int r = 0; r < rows; ++r) {
    by[r] = simd::splat(center[r]);
    std::fill_n(sum[r], chains, simd::splat(0.0f));
  }
  int j = 0;
  for (; j + chains * lanes <= cols; j += chains * lanes) {
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < chains; ++c) {
        sum[r][c] = sum[r][c] + term(simd::load(x[r] + j + c * lanes) - by[r]);
      }
    }
  }
  for (; j < cols; j += lanes) {
    const int count = std::min(lanes, cols - j);
    for (int r = 0; r < rows; ++r) {
      // What lies beyond the row counts as the center: it adds nothing.
      sum[r][0] = sum[r][0] + term(simd::load_lanes(x[r] + j, count, center[r]) - by[r]);
    }
  }
  for (int r = 0; r < rows; ++r) {
    for (int c = 1; c < chains; ++c) sum[r][0] = sum[r][0] + sum[r][c];
    total[r] = simd::sum(sum[r][0]);
  }
}

// Some rows on their way, with the two numbers that each is normalised by.
template <int rows>
struct Block {
  const float* x[rows];
  int first, cols;
  float mean[rows], deviation[rows];

  [[gnu::always_inline]] Block(ConstMatrixView matrix, int first_row)
      : first(first_row), cols(matrix.cols) {
    for (int r = 0; r < rows; ++r) x[r] = matrix.row(first + r);
  }

  [[gnu::always_inline]] void measure_mean() {
    // Any number of a row will do to measure its mean from: rows far from 0 keep their digits.
    float total[rows];
    for (int r = 0; r < rows; ++r) mean[r] = x[r][0];
    add_up<rows>(
        x, cols, mean, [](f32x4 difference) { return difference; }, total);
    for (int r = 0; r < rows; ++r) mean[r] += total[r] / static_cast<float>(cols);
  }

  [[gnu::always_inline]] void measure_deviation(float epsilon) {
    float total[rows];
    add_up<rows>(
        x, cols, mean, [](f32x4 difference) { return difference * difference; }, total);
    for (int r = 0; r < rows; ++r) {
      deviation[r] = std::sqrt(total[r] / static_cast<float>(cols) + epsilon);
    }
  }

  [[gnu::always_inline]] void normalize(const float* gain, const float* bias, MatrixView out) {
    float* to[rows];
    f32x4 center[rows], factor[rows];
    for (int r = 0; r < rows; ++r) {
      to[r] = out.row(first + r);
      center[r] = simd::splat(mean[r]);
      factor[r] = simd::splat(1.0f / deviation[r]);
    }
    simd::for_lanes(cols, [&](int j, int count) {
      const f32x4 g = simd::load_lanes(gain + j, count), b = simd::load_lanes(bias + j, count);
      for (int r = 0; r < rows; ++r) {
        const f32x4 normal = (simd::load_lanes(x[r] + j, count) - center[r]) * factor[r];
        simd::store_lanes(to[r] + j, simd::multiply_add(normal, g, b), count);
      }
    });
  }
};

template <int rows>
void take(const float (&from)[rows], MatrixView column, int first) {
  for (int r = 0; r < rows; ++r) column(first + r, 0) = from[r];
}
template <int rows>
void give(ConstMatrixView column, int first, float (&to)[rows]) {
  for (int r = 0; r < rows; ++r) to[r] = column(first + r, 0);
}

// body(block) for all rows, as many side by side as go.
template <class Body>
void for_blocks(ConstMatrixView x, Body&& body) {
  int i = 0;
  for (; i + together <= x.rows; i += together) body(Block<together>(x, i));
  for (; i < x.rows; ++i) body(Block<1>(x, i));
}

}  // namespace

void layer_norm(ConstMatrixView x, ConstMatrixView gain, ConstMatrixView bias, float epsilon,
                MatrixView out) {
  assert(out.rows == x.rows && out.cols == x.cols && x.cols > 0);
  assert(gain.cols == x.cols && bias.cols == x.cols && epsilon >= 0.0f);
  for_blocks(x, [&](auto block) {
    block.measure_mean();
    block.measure_deviation(epsilon);
    block.normalize(gain.data, bias.data, out);
  });
}

void row_means(ConstMatrixView x, MatrixView mean) {
  assert(mean.rows == x.rows && mean.cols == 1 && x.cols > 0);
  for_blocks(x, [&](auto block) {
    block.measure_mean();
    take(block.mean, mean, block.first);
  });
}

void row_deviations(ConstMatrixView x, ConstMatrixView mean, float epsilon, MatrixView deviation) {
  assert(mean.rows == x.rows && deviation.rows == x.rows && epsilon >= 0.0f);
  for_blocks(x, [&](auto block) {
    give(mean, block.first, block.mean);
    block.measure_deviation(epsilon);
    take(block.deviation, deviation, block.first);
  });
}

void normalize_rows(ConstMatrixView x, ConstMatrixView mean, ConstMatrixView deviation,
                    ConstMatrixView gain, ConstMatrixView bias, MatrixView out) {
  assert(mean.rows == x.rows && deviation.rows == x.rows && out.rows == x.rows);
  for_blocks(x, [&](auto block) {
    give(mean, block.first, block.mean);
    give(deviation, block.first, block.deviation);
    block.normalize(gain.data, bias.data, out);
  });
}

void layer_norm_backward(ConstMatrixView x, ConstMatrixView gain, float epsilon,
                         ConstMatrixView d_out, MatrixView d_x, MatrixView d_gain,
                         MatrixView d_bias) {
  assert(d_out.rows == x.rows && d_out.cols == x.cols && gain.cols == x.cols);
  const float size = static_cast<float>(x.cols);
  for (int i = 0; i < x.rows; ++i) {
    Block<1> block(x, i);
    block.measure_mean();
    block.measure_deviation(epsilon);
    const float mean = block.mean[0], factor = 1.0f / block.deviation[0];

    // g = d_out · gain and x̂, four at a time.
    const f32x4 center = simd::splat(mean), by = simd::splat(factor);
    const auto normal_at = [&](int j, int count) {
      return (simd::load_lanes(block.x[0] + j, count, mean) - center) * by;
    };
    const auto d_at = [&](int j, int count) { return simd::load_lanes(d_out.row(i) + j, count); };
    f32x4 sum = simd::splat(0.0f), sum_of_products = simd::splat(0.0f);
    simd::for_lanes(x.cols, [&](int j, int count) {
      const f32x4 normal = normal_at(j, count), d = d_at(j, count);
      const f32x4 g = d * simd::load_lanes(gain.data + j, count);
      sum = sum + g;
      sum_of_products = simd::multiply_add(g, normal, sum_of_products);
      const auto add_to = [&](MatrixView to, f32x4 what) {
        if (to.empty()) return;
        simd::store_lanes(to.data + j, simd::load_lanes(to.data + j, count) + what, count);
      };
      add_to(d_gain, d * normal);
      add_to(d_bias, d);
    });
    if (d_x.empty()) continue;
    const f32x4 mean_g = simd::splat(simd::sum(sum) / size);
    const f32x4 mean_product = simd::splat(simd::sum(sum_of_products) / size);
    simd::for_lanes(x.cols, [&](int j, int count) {
      const f32x4 g = d_at(j, count) * simd::load_lanes(gain.data + j, count);
      const f32x4 change = (g - mean_g - normal_at(j, count) * mean_product) * by;
      float* const to = d_x.row(i) + j;
      simd::store_lanes(to, simd::load_lanes(to, count) + change, count);
    });
  }
}

}  // namespace attn
