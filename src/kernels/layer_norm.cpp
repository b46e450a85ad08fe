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

template <int rows>
void normalize(ConstMatrixView x, const float* gain, const float* bias, float epsilon,
               MatrixView out) {
  const float* from[rows];
  float* to[rows];
  // Any number of a row will do to measure its mean from: rows far from 0 keep their digits.
  float total[rows], mean[rows];
  for (int r = 0; r < rows; ++r) {
    from[r] = x.row(r);
    to[r] = out.row(r);
    mean[r] = from[r][0];
  }
  const float size = static_cast<float>(x.cols);
  const auto itself = [](f32x4 difference) { return difference; };
  const auto squared = [](f32x4 difference) { return difference * difference; };
  add_up<rows>(from, x.cols, mean, itself, total);
  for (int r = 0; r < rows; ++r) mean[r] += total[r] / size;
  add_up<rows>(from, x.cols, mean, squared, total);

  f32x4 center[rows], factor[rows];
  for (int r = 0; r < rows; ++r) {
    center[r] = simd::splat(mean[r]);
    factor[r] = simd::splat(1.0f / std::sqrt(total[r] / size + epsilon));
  }
  simd::for_lanes(x.cols, [&](int j, int count) {
    const f32x4 g = simd::load_lanes(gain + j, count), b = simd::load_lanes(bias + j, count);
    for (int r = 0; r < rows; ++r) {
      const f32x4 normal = (simd::load_lanes(from[r] + j, count) - center[r]) * factor[r];
      simd::store_lanes(to[r] + j, simd::multiply_add(normal, g, b), count);
    }
  });
}

}  // namespace

void layer_norm(ConstMatrixView x, ConstMatrixView gain, ConstMatrixView bias, float epsilon,
                MatrixView out) {
  assert(out.rows == x.rows && out.cols == x.cols && x.cols > 0);
  assert(gain.cols == x.cols && bias.cols == x.cols && epsilon >= 0.0f);
  int i = 0;
  const auto take = [&](auto rows) {
    normalize<rows>(x.rows_from(i, rows), gain.data, bias.data, epsilon, out.rows_from(i, rows));
    i += rows;
  };
  while (i + together <= x.rows) take(std::integral_constant<int, together>());
  while (i < x.rows) take(std::integral_constant<int, 1>());
}

void layer_norm_backward(ConstMatrixView x, ConstMatrixView gain, float epsilon,
                         ConstMatrixView d_out, MatrixView d_x, MatrixView d_gain,
                         MatrixView d_bias) {
  assert(d_out.rows == x.rows && d_out.cols == x.cols && gain.cols == x.cols);
  const float size = static_cast<float>(x.cols);
  for (int i = 0; i < x.rows; ++i) {
    const float* const row[1] = {x.row(i)};
    float mean[1] = {row[0][0]}, total[1];
    add_up<1>(
        row, x.cols, mean, [](f32x4 difference) { return difference; }, total);
    mean[0] += total[0] / size;
    add_up<1>(
        row, x.cols, mean, [](f32x4 difference) { return difference * difference; }, total);
    const float factor = 1.0f / std::sqrt(total[0] / size + epsilon);

    // g = d_out · gain and x̂, four at a time.
    const f32x4 center = simd::splat(mean[0]), by = simd::splat(factor);
    const auto normal_at = [&](int j, int count) {
      return (simd::load_lanes(row[0] + j, count, mean[0]) - center) * by;
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
