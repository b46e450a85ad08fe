#include "kernels/recurrent_cells.hpp"

#include <cassert>

#include "simd/exp.hpp"
#include "simd/simd.hpp"

namespace attn {
namespace {

using simd::f32x4, simd::sigmoid;

f32x4 sigmoid_slope(f32x4 y) { return y * (simd::splat(1.0f) - y); }
f32x4 tanh_slope(f32x4 y) { return simd::splat(1.0f) - y * y; }

// Four neighbouring units of a row of gates; gate g is `size` columns further right.
struct Gates {
  const float* row;
  int size, j, count;

  f32x4 operator[](int g) const { return simd::load_lanes(row + g * size + j, count); }
};

// body(r, j, count) for every group of units of every sequence.
template <class Body>
void for_units(int batch, int size, Body&& body) {
  for (int r = 0; r < batch; ++r) {
    simd::for_lanes(size, [&](int j, int count) { body(r, j, count); });
  }
}

f32x4 part_of(ConstMatrixView matrix, int r, int j, int count) {
  return matrix.empty() ? simd::splat(0.0f) : simd::load_lanes(matrix.row(r) + j, count);
}
void add_to(MatrixView matrix, int r, int j, int count, f32x4 x) {
  if (matrix.empty()) return;
  float* const at = matrix.row(r) + j;
  simd::store_lanes(at, simd::load_lanes(at, count) + x, count);
}

}  // namespace

void gru_gates(ConstMatrixView x_gates, ConstMatrixView h_gates, ConstMatrixView h_before,
               MatrixView h, MatrixView gates) {
  const int size = h.cols;
  assert(x_gates.cols == 3 * size && h_gates.cols == 3 * size && gates.cols == 3 * size);
  for_units(h.rows, size, [&](int i, int j, int count) {
    const Gates x = {x_gates.row(i), size, j, count}, y = {h_gates.row(i), size, j, count};
    const f32x4 r = sigmoid(x[0] + y[0]), z = sigmoid(x[1] + y[1]);
    const f32x4 n = simd::tanh(simd::multiply_add(r, y[2], x[2]));
    const f32x4 before = simd::load_lanes(h_before.row(i) + j, count);
    simd::store_lanes(h.row(i) + j, simd::multiply_add(z, before - n, n), count);
    float* const out = gates.row(i) + j;
    simd::store_lanes(out, r, count);
    simd::store_lanes(out + size, z, count);
    simd::store_lanes(out + 2 * size, n, count);
  });
}

void gru_gates_backward(ConstMatrixView gates, ConstMatrixView h_gates, ConstMatrixView h_before,
                        ConstMatrixView d_h, MatrixView d_x_gates, MatrixView d_h_gates,
                        MatrixView d_h_before) {
  const int size = d_h.cols;
  for_units(d_h.rows, size, [&](int i, int j, int count) {
    const Gates gate = {gates.row(i), size, j, count};
    const f32x4 r = gate[0], z = gate[1], n = gate[2];
    const f32x4 h_n = Gates{h_gates.row(i), size, j, count}[2];
    const f32x4 before = simd::load_lanes(h_before.row(i) + j, count);
    const f32x4 d = simd::load_lanes(d_h.row(i) + j, count);
    const f32x4 d_n = d * (simd::splat(1.0f) - z) * tanh_slope(n);
    const f32x4 d_r = d_n * h_n * sigmoid_slope(r);
    const f32x4 d_z = d * (before - n) * sigmoid_slope(z);
    for (const MatrixView& d_gates : {d_x_gates, d_h_gates}) {
      add_to(d_gates, i, j, count, d_r);
      add_to(d_gates, i, size + j, count, d_z);
    }
    add_to(d_x_gates, i, 2 * size + j, count, d_n);
    add_to(d_h_gates, i, 2 * size + j, count, d_n * r);
    add_to(d_h_before, i, j, count, d * z);
  });
}

void lstm_gates(ConstMatrixView x_gates, ConstMatrixView h_gates, ConstMatrixView c_before,
                MatrixView h, MatrixView c, MatrixView gates) {
  const int size = h.cols;
  assert(x_gates.cols == 4 * size && h_gates.cols == 4 * size && gates.cols == 4 * size);
  for_units(h.rows, size, [&](int r, int j, int count) {
    const Gates x = {x_gates.row(r), size, j, count}, y = {h_gates.row(r), size, j, count};
    const f32x4 i = sigmoid(x[0] + y[0]), f = sigmoid(x[1] + y[1]);
    const f32x4 g = simd::tanh(x[2] + y[2]), o = sigmoid(x[3] + y[3]);
    const f32x4 before = simd::load_lanes(c_before.row(r) + j, count);
    const f32x4 cell = simd::multiply_add(f, before, i * g);
    simd::store_lanes(c.row(r) + j, cell, count);
    simd::store_lanes(h.row(r) + j, o * simd::tanh(cell), count);
    float* const out = gates.row(r) + j;
    simd::store_lanes(out, i, count);
    simd::store_lanes(out + size, f, count);
    simd::store_lanes(out + 2 * size, g, count);
    simd::store_lanes(out + 3 * size, o, count);
  });
}

void lstm_gates_backward(ConstMatrixView gates, ConstMatrixView c_before, ConstMatrixView c,
                         ConstMatrixView d_h, ConstMatrixView d_c, MatrixView d_gates,
                         MatrixView d_c_before) {
  const int size = c.cols;
  for_units(c.rows, size, [&](int r, int j, int count) {
    const Gates gate = {gates.row(r), size, j, count};
    const f32x4 i = gate[0], f = gate[1], g = gate[2], o = gate[3];
    const f32x4 squashed = simd::tanh(simd::load_lanes(c.row(r) + j, count));
    const f32x4 d = part_of(d_h, r, j, count);
    const f32x4 d_cell = part_of(d_c, r, j, count) + d * o * tanh_slope(squashed);
    const f32x4 before = simd::load_lanes(c_before.row(r) + j, count);
    add_to(d_gates, r, j, count, d_cell * g * sigmoid_slope(i));
    add_to(d_gates, r, size + j, count, d_cell * before * sigmoid_slope(f));
    add_to(d_gates, r, 2 * size + j, count, d_cell * i * tanh_slope(g));
    add_to(d_gates, r, 3 * size + j, count, d * squashed * sigmoid_slope(o));
    add_to(d_c_before, r, j, count, d_cell * f);
  });
}

}  // namespace attn
