#pragma once

#include <cassert>
#include <span>

#include "tensor/random.hpp"
#include "training/grammar/sentence.hpp"

namespace attn::grammar {

/// How the Korean sentence is worded.
struct Style {
  Level level = Level::formal;
  /// The one wording that serves both directions: 합니다, 나는, 당신은, nothing left out. Otherwise
  /// all that is usual: 저, 이/가, dropped subjects, 안 for -지 않다 …
  bool is_canonical = true;
};

/// What one sentence is made with.
class Scene {
 public:
  Scene(Random& random, Style style) : random_(&random), style_(style) {}

  /// A meaning that nothing in the sentence has yet; at most 31.
  Meaning meaning() {
    assert(next_ < Meaning{1} << 30);
    return next_ <<= 1;
  }
  const Style& style() const { return style_; }
  /// 0 … count − 1.
  std::size_t below(std::size_t count) { return random_->below(static_cast<std::uint32_t>(count)); }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }
  /// In the varied style alone.
  bool variant(int percent) { return !style_.is_canonical && chance(percent); }
  template <typename Item>
  const Item& pick(std::span<const Item> items) {
    return items[below(items.size())];
  }

 private:
  Random* random_;
  Style style_;
  Meaning next_ = 1;
};

}  // namespace attn::grammar
