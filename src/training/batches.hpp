#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "training/example.hpp"

namespace attn {

struct BatchOptions {
  int tokens = 4500;  ///< of a batch, sources and targets together; a longer example goes alone
  /// Sources of a batch all have one length, as models want them that read side by side.
  bool same_source_length = false;
  int max_length = 128;  ///< examples with a longer source or target are left out
};

/// Cuts examples into batches of similar length, and puts the batches in a random order; the
/// numbers are indices. Every example that is not too long is in one batch.
std::vector<std::vector<std::size_t>> cut_into_batches(std::span<const Example> examples,
                                                       const BatchOptions& options, Random& random);

/// The batches of a training without end: epoch after epoch, each with the noise and the order that
/// follow from the seed and its number. What comes after n batches is a matter of n alone.
class BatchStream {
 public:
  /// `encoding` outlives it. At least one task.
  BatchStream(const BytePairEncoding& encoding, std::vector<Task> tasks, const Noise& noise,
              const BatchOptions& options, std::uint64_t seed, int num_threads);

  /// The next batch, never empty; valid until the next call.
  std::span<const Example> next();
  /// Passes over batches, as if they had been asked for.
  void skip(std::int64_t batches);

  /// Epochs begun so far.
  int epoch() const { return epoch_; }
  /// Examples are too long for the model, all of them.
  bool is_empty() const { return batches_.empty(); }

 private:
  void begin_epoch();

  const BytePairEncoding& encoding_;
  std::vector<Task> tasks_;
  Noise noise_;
  BatchOptions options_;
  std::uint64_t seed_;
  int num_threads_;
  int epoch_ = 0;
  std::vector<Example> examples_;
  std::vector<std::vector<std::size_t>> batches_;
  std::size_t next_ = 0;
  std::vector<Example> batch_;
};

}  // namespace attn
