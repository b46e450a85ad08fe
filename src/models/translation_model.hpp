#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "models/batch.hpp"
#include "models/parameters.hpp"
#include "models/pass.hpp"

namespace attn {

/// A translation under way: it takes one token after the other and remembers what it needs.
class Decoder {
 public:
  virtual ~Decoder() = default;
  /// The logits [1, vocab_size] of the token after `token`, which comes after those before. The
  /// first is the start token. Valid until the next call.
  virtual ConstMatrixView next(std::int32_t token) = 0;
  /// Another one that has seen the same, for beam search.
  virtual std::unique_ptr<Decoder> clone() const = 0;
};

/// What training, decoding, files and the page need of a model that translates, whatever is inside.
/// Sources are pieces alone; targets begin with a start token, which gives the direction.
class TranslationModel {
 public:
  virtual ~TranslationModel() = default;

  virtual int vocab_size() const = 0;
  /// Tokens that a source, or a target with its start token, may have.
  virtual int max_length() const = 0;
  /// Whether a batch holds its sentences side by side (row t · sentences + s), all sources of one
  /// length, instead of one behind the other.
  virtual bool is_time_major() const = 0;

  /// What the encoder makes of the source, [rows of source, …]: keys and values for the decoder.
  virtual Tensor encode(Pass& pass, const Batch& source) const = 0;

  /// The logits [rows of target, vocab_size]: row t stands for the token after targets 0 … t. With
  /// a trace, for a single pair, everything from the embeddings on is recorded. `guide` is for the
  /// attention between target and source, where a model can follow one.
  virtual Tensor logits(Pass& pass, const Batch& source, const Batch& target,
                        const AlignmentGuide* guide) const = 0;

  /// Reads the source once and waits for the start token. The model outlives the decoder.
  virtual std::unique_ptr<Decoder> decoder(std::span<const std::int32_t> source) const = 0;
};

}  // namespace attn
