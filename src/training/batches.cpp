#include "training/batches.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "training/in_parallel.hpp"

namespace attn {
namespace {

// Fisher and Yates.
template <class T>
void shuffle(std::vector<T>& items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i) {
    std::swap(items[i - 1], items[random.below(static_cast<std::uint32_t>(i))]);
  }
}

int tokens_of(const Example& example) {
  return static_cast<int>(example.source.size()) + example.target_rows();
}

}  // namespace

std::vector<std::vector<std::size_t>> cut_into_batches(std::span<const Example> examples,
                                                       const BatchOptions& options,
                                                       Random& random) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const Example& example = examples[i];
    const auto longest = static_cast<std::size_t>(options.max_length);
    const bool fits = example.source.size() <= longest && example.target.size() < longest;
    if (fits && !example.source.empty()) order.push_back(i);
  }
  shuffle(order, random);
  std::stable_sort(order.begin(), order.end(), [examples](std::size_t a, std::size_t b) {
    const Example &first = examples[a], &second = examples[b];
    return first.source.size() != second.source.size() ? first.source.size() < second.source.size()
                                                       : first.target.size() < second.target.size();
  });
  std::vector<std::vector<std::size_t>> batches;
  int tokens = 0;
  for (const std::size_t i : order) {
    const Example& example = examples[i];
    const bool begins = batches.empty() || tokens + tokens_of(example) > options.tokens ||
                        (options.same_source_length &&
                         examples[batches.back().front()].source.size() != example.source.size());
    if (begins) {
      batches.emplace_back();
      tokens = 0;
    }
    batches.back().push_back(i);
    tokens += tokens_of(example);
  }
  shuffle(batches, random);
  return batches;
}

BatchStream::BatchStream(const BytePairEncoding& encoding, std::vector<Task> tasks,
                         const Noise& noise, const BatchOptions& options, std::uint64_t seed,
                         int num_threads)
    : encoding_(encoding),
      tasks_(std::move(tasks)),
      noise_(noise),
      options_(options),
      seed_(seed),
      num_threads_(num_threads) {
  begin_epoch();
}

void BatchStream::begin_epoch() {
  const std::uint64_t epoch_seed = mix_bits(seed_) + static_cast<std::uint64_t>(epoch_++);
  examples_.resize(tasks_.size());
  const std::size_t half = tasks_.size() / 2;
  in_parallel(num_threads_, [&](int part) {
    for (std::size_t i = part == 0 ? 0 : half; i < (part == 0 ? half : tasks_.size()); ++i) {
      Random random(mix_bits(epoch_seed) + i);
      examples_[i] = make_example(encoding_, tasks_[i], noise_, random);
    }
  });
  Random random(epoch_seed);
  batches_ = cut_into_batches(examples_, options_, random);
  next_ = 0;
}

std::span<const Example> BatchStream::next() {
  assert(!is_empty());
  if (next_ == batches_.size()) begin_epoch();
  batch_.clear();
  for (const std::size_t i : batches_[next_]) batch_.push_back(examples_[i]);
  ++next_;
  return batch_;
}

void BatchStream::skip(std::int64_t batches) {
  assert(!is_empty());
  for (std::int64_t i = 0; i < batches; ++i) {
    if (next_ == batches_.size()) begin_epoch();
    ++next_;
  }
}

}  // namespace attn
