#pragma once

#include <cstddef>
#include <vector>

#include "tensor/matrix.hpp"

namespace attn {

/// Memory that is asked for by size and given back all at once. Pointers stay valid until `reset`;
/// after a reset the arena is one block of the largest size so far, so repeated passes allocate
/// nothing.
class Arena {
 public:
  struct Block {
    AlignedFloats data;
    std::size_t capacity = 0;
    std::size_t used = 0;
  };

  /// `count` uninitialised floats on a 16-byte boundary.
  float* floats(std::size_t count) {
    const std::size_t padded = (count + 3) / 4 * 4;
    if (blocks_.empty() || blocks_.back().used + padded > blocks_.back().capacity) grow(padded);
    Block& block = blocks_.back();
    float* const data = block.data.get() + block.used;
    block.used += padded;
    return data;
  }

  MatrixView matrix(int rows, int cols) {
    const MatrixView shape(nullptr, rows, cols);
    return {floats(shape.size()), rows, cols};
  }

  /// Makes the next `count` floats come out of one block.
  void reserve(std::size_t count) {
    if (blocks_.empty() || blocks_.back().capacity - blocks_.back().used < count) grow(count);
  }

  /// Forgets everything handed out.
  void reset() {
    if (blocks_.size() > 1) {
      std::size_t total = 0;
      for (const Block& block : blocks_) total += block.capacity;
      blocks_.clear();
      grow(total);
    }
    if (!blocks_.empty()) blocks_.back().used = 0;
  }

  const std::vector<Block>& blocks() const { return blocks_; }

 private:
  void grow(std::size_t at_least) {
    const std::size_t doubled = blocks_.empty() ? 1024 : 2 * blocks_.back().capacity;
    const std::size_t capacity = std::max(at_least, doubled);
    blocks_.push_back({aligned_floats(capacity), capacity, 0});
  }

  std::vector<Block> blocks_;
};

}  // namespace attn
