#pragma once

// Numbers to test with, memory that notices trespass, and comparisons that say one number.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "reference.hpp"
#include "tensor/matrix.hpp"
#include "tensor/trace.hpp"

namespace attn::test {

inline constexpr int awkward_lengths[] = {1, 3, 4, 5, 63, 64, 65, 97};
inline constexpr float infinity = std::numeric_limits<float>::infinity();
inline constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

/// The same numbers on every machine (Steele et al. 2014, SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t bits() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  float between(float low, float high) {
    return low + (high - low) * (static_cast<float>(bits() >> 40) * 0x1p-24f);
  }
  int below(int bound) { return static_cast<int>(bits() % static_cast<std::uint64_t>(bound)); }

 private:
  std::uint64_t state_;
};

inline void fill(MatrixView matrix, Random& random, float bound = 1.0f) {
  for (int r = 0; r < matrix.rows; ++r) {
    for (int c = 0; c < matrix.cols; ++c) matrix(r, c) = random.between(-bound, bound);
  }
}
inline Matrix random_matrix(int rows, int cols, Random& random, float bound = 1.0f) {
  Matrix out(rows, cols);
  fill(out, random, bound);
  return out;
}
inline Matrix copy_of(ConstMatrixView from) {
  Matrix out(from.rows, from.cols);
  copy(from, out);
  return out;
}
inline Matrix matrix_of(int rows, int cols, const std::vector<float>& numbers) {
  Matrix out(rows, cols);
  std::copy(numbers.begin(), numbers.end(), out.view().data);
  return out;
}

/// A strided matrix whose last cell is the last float of its allocation, off the 16-byte boundary:
/// AddressSanitizer sees a read or write past the end, `frame_is_untouched` one between the rows or
/// in front.
class Framed {
 public:
  Framed(int rows, int cols, int gap = 3)
      : rows_(rows), cols_(cols), stride_(cols + gap), memory_(length(), guard) {}
  Framed(ConstMatrixView from, int gap = 3) : Framed(from.rows, from.cols, gap) {
    copy(from, view());
  }

  MatrixView view() { return {memory_.data() + front, rows_, cols_, stride_}; }
  operator MatrixView() { return view(); }
  operator ConstMatrixView() { return view(); }

  bool frame_is_untouched() const {
    for (int i = 0; i < front; ++i) {
      if (memory_[static_cast<std::size_t>(i)] != guard) return false;
    }
    for (int r = 0; r + 1 < rows_; ++r) {
      for (int c = cols_; c < stride_; ++c) {
        if (memory_[static_cast<std::size_t>(front + r * stride_ + c)] != guard) return false;
      }
    }
    return true;
  }

 private:
  static constexpr float guard = -777.25f;
  static constexpr int front = 1;

  std::size_t length() const {
    return static_cast<std::size_t>(front + (rows_ - 1) * stride_ + cols_);
  }

  int rows_, cols_, stride_;
  std::vector<float> memory_;
};

inline double largest_entry(const reference::Matrix& a) {
  double largest = 0;
  for (const double x : a.data) {
    if (std::isfinite(x)) largest = std::max(largest, std::abs(x));
  }
  return largest;
}

/// max |a − b|; infinite if the shapes differ or one is infinite or NaN where the other is not.
inline double largest_difference(const reference::Matrix& a, const reference::Matrix& b) {
  constexpr double apart = std::numeric_limits<double>::infinity();
  if (a.rows != b.rows || a.cols != b.cols) return apart;
  double largest = 0;
  for (std::size_t i = 0; i < a.data.size(); ++i) {
    if (a.data[i] == b.data[i]) continue;  // −∞ and −∞
    const double difference = std::abs(a.data[i] - b.data[i]);
    if (!std::isfinite(difference)) return apart;
    largest = std::max(largest, difference);
  }
  return largest;
}

/// The same against the largest entry of `b`, but never against less than 1e-3.
inline double relative_difference(const reference::Matrix& a, const reference::Matrix& b) {
  return largest_difference(a, b) / std::max(1e-3, largest_entry(b));
}

inline bool same_bits(float a, float b) {
  return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
}
inline bool same_bits(ConstMatrixView a, ConstMatrixView b) {
  if (a.rows != b.rows || a.cols != b.cols) return false;
  for (int r = 0; r < a.rows; ++r) {
    for (int c = 0; c < a.cols; ++c) {
      if (!same_bits(a(r, c), b(r, c))) return false;
    }
  }
  return true;
}

inline bool all_zero(ConstMatrixView a) {
  for (int r = 0; r < a.rows; ++r) {
    for (int c = 0; c < a.cols; ++c) {
      if (a(r, c) != 0.0f) return false;
    }
  }
  return true;
}

inline std::vector<std::string> names_of(const Trace& trace) {
  std::vector<std::string> names;
  for (int entry = 0; entry < trace.size(); ++entry) names.push_back(trace.name(entry));
  return names;
}

inline constexpr Score all_scores[] = {
    Score::scaled_dot_product, Score::dot_product, Score::general,
    Score::additive,           Score::concat,      Score::cosine};
inline std::string name_of(Score score) {
  const char* const names[score_count] = {"scaled_dot_product", "dot_product", "general",
                                          "additive",           "concat",      "cosine"};
  return names[static_cast<int>(score)];
}

/// Weights for any of the six scores.
struct OwnedScoreWeights {
  Matrix w, w_query, w_key, v;

  OwnedScoreWeights(Score score, int query_dim, int key_dim, int hidden, Random& random) {
    if (score == Score::general) w = random_matrix(query_dim, key_dim, random);
    if (score == Score::concat) w = random_matrix(query_dim + key_dim, hidden, random);
    if (score == Score::additive) {
      w_query = random_matrix(query_dim, hidden, random);
      w_key = random_matrix(key_dim, hidden, random);
    }
    if (score == Score::additive || score == Score::concat) v = random_matrix(1, hidden, random);
  }
  ScoreWeights views() const { return {w, w_query, w_key, v}; }
};

/// Whether keys may be as wide as they like under this score.
inline bool takes_other_key_width(Score score) {
  return score == Score::general || score == Score::additive || score == Score::concat;
}

}  // namespace attn::test
