#pragma once

#include <cstddef>
#include <vector>

#include "tensor/matrix.hpp"

namespace attn {

/// Memory that is asked for by size and given back all at once. Pointers stay valid until `reset`;
/// after a reset the arena is one block of the largest size so far, so repeated passes allocate
/// nothing. Only a block of more than 16 MB of which the last pass used less than a quarter is
/// given back.
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

  /// Forgets everything handed out.
  void reset() {
    if (blocks_.size() > 1) {
      std::size_t total = 0;
      for (const Block& block : blocks_) total += block.capacity;
      blocks_.clear();
      grow(total);
    } else if (!blocks_.empty() && blocks_[0].capacity > large &&
               blocks_[0].used < blocks_[0].capacity / 4) {
      blocks_.clear();
    }
    if (!blocks_.empty()) blocks_.back().used = 0;
  }

  const std::vector<Block>& blocks() const { return blocks_; }

  /// Floats handed out, with what it took to align them.
  std::size_t used() const {
    std::size_t total = 0;
    for (const Block& block : blocks_) total += block.used;
    return total;
  }
  /// Where `data` lies in the used parts of all blocks laid end to end; −1 if it lies in none.
  std::ptrdiff_t offset_of(const float* data) const {
    std::size_t before = 0;
    for (const Block& block : blocks_) {
      const float* const first = block.data.get();
      if (data >= first && data < first + block.used) {
        return static_cast<std::ptrdiff_t>(before) + (data - first);
      }
      before += block.used;
    }
    return -1;
  }

 private:
  static constexpr std::size_t large = 1 << 22;

  void grow(std::size_t at_least) {
    const std::size_t doubled = blocks_.empty() ? 1024 : 2 * blocks_.back().capacity;
    const std::size_t capacity = std::max(at_least, doubled);
    blocks_.push_back({aligned_floats(capacity), capacity, 0});
  }

  std::vector<Block> blocks_;
};

}  // namespace attn
