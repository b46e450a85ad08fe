#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>

namespace attn {

/// A row-major matrix in memory that somebody else owns: element (r, c) is `data[r * stride + c]`.
/// A head is such a view with stride > cols, never a copy.
template <class T>
struct BasicMatrixView {
  T* data = nullptr;
  int rows = 0;
  int cols = 0;
  std::ptrdiff_t stride = 0;

  BasicMatrixView() = default;
  BasicMatrixView(T* data_, int rows_, int cols_) : BasicMatrixView(data_, rows_, cols_, cols_) {}
  BasicMatrixView(T* data_, int rows_, int cols_, std::ptrdiff_t stride_)
      : data(data_), rows(rows_), cols(cols_), stride(stride_) {
    assert(rows >= 0 && cols >= 0 && (rows <= 1 || stride >= cols));
  }

  T* row(int r) const { return data + r * stride; }
  T& operator()(int r, int c) const {
    assert(r >= 0 && r < rows && c >= 0 && c < cols);
    return data[r * stride + c];
  }

  bool empty() const { return rows == 0 || cols == 0; }
  std::size_t size() const {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
  }

  /// Rows first … first + count − 1.
  BasicMatrixView rows_from(int first, int count) const {
    assert(first >= 0 && count >= 0 && first + count <= rows);
    return {row(first), count, cols, stride};
  }
  /// Columns first … first + count − 1, as heads are cut.
  BasicMatrixView columns_from(int first, int count) const {
    assert(first >= 0 && count >= 0 && first + count <= cols);
    return {data + first, rows, count, stride};
  }

  operator BasicMatrixView<const T>() const requires(!std::is_const_v<T>) {
    return {data, rows, cols, stride};
  }
};

using MatrixView = BasicMatrixView<float>;
using ConstMatrixView = BasicMatrixView<const float>;

/// Copies element by element; shapes must agree, strides need not.
inline void copy(ConstMatrixView from, MatrixView to) {
  assert(from.rows == to.rows && from.cols == to.cols);
  for (int r = 0; r < from.rows; ++r) std::copy_n(from.row(r), from.cols, to.row(r));
}

inline void fill(MatrixView out, float x) {
  for (int r = 0; r < out.rows; ++r) std::fill_n(out.row(r), out.cols, x);
}

struct AlignedDelete {
  void operator()(float* data) const { ::operator delete[](data, std::align_val_t{16}); }
};
using AlignedFloats = std::unique_ptr<float[], AlignedDelete>;

/// `count` uninitialised floats on a 16-byte boundary.
inline AlignedFloats aligned_floats(std::size_t count) {
  return AlignedFloats(new (std::align_val_t{16}) float[count]);
}

/// Whether the heap can still give this many, without taking them: `aligned_floats` aborts where it
/// can't.
inline bool can_allocate(double floats) {
  constexpr double most = 1 << 28;  // 1 GiB, half of what a WebAssembly memory may grow to here
  if (floats > most) return false;
  constexpr std::align_val_t alignment{16};
  const auto bytes = static_cast<std::size_t>(floats) * sizeof(float);
  void* const probe = ::operator new(bytes, alignment, std::nothrow);
  ::operator delete(probe, alignment, std::nothrow);
  return probe != nullptr;
}

/// The one owning matrix: row-major, dense, 16-byte aligned, zero at first.
class Matrix {
 public:
  Matrix() = default;
  Matrix(int rows, int cols)
      : rows_(rows),
        cols_(cols),
        data_(aligned_floats(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols))) {
    std::fill_n(data_.get(), view().size(), 0.0f);
  }

  int rows() const { return rows_; }
  int cols() const { return cols_; }
  MatrixView view() { return {data_.get(), rows_, cols_}; }
  ConstMatrixView view() const { return {data_.get(), rows_, cols_}; }
  operator MatrixView() { return view(); }
  operator ConstMatrixView() const { return view(); }
  float& operator()(int r, int c) { return view()(r, c); }
  float operator()(int r, int c) const { return view()(r, c); }

 private:
  int rows_ = 0;
  int cols_ = 0;
  AlignedFloats data_;
};

}  // namespace attn
