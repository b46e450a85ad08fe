#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/decoding.hpp"
#include "models/translation_model.hpp"

namespace attn {

/// A translation that grows by one token a step, under pins, and can be looked into at any time.
class Translation {
 public:
  /// A cell of a named tensor that somebody set; rows of decoder tensors may come later.
  struct NamedPin {
    std::string name;
    Pin pin;
  };
  struct Step {
    std::int32_t token = 0;
    float probability = 0;
    bool is_forced = false;
    std::vector<Candidate> candidates;  ///< most probable first
  };

  /// The model outlives the translation. `source`: 1 … max_length pieces. `parameters`, the model's
  /// values, which outlive what is recorded: traces refer to them instead of copying them.
  Translation(const TranslationModel& model, std::vector<std::int32_t> source,
              std::int32_t start_token, std::int32_t end_token, std::vector<NamedPin> pins,
              std::span<const float> parameters = {});

  /// The next token: the most probable, or `forced`, or one that is drawn. Null when it is done,
  /// and where a pin was refused (`problem`). The end token is a step, too. Valid until the next
  /// call.
  ///
  /// Step t is drawn with the t-th number of Random(sampling->seed), whatever the steps before:
  /// with the same sampling for all steps these are the tokens of `decode_by_sampling`. A
  /// probability is the model's in any case, at temperature 1 and among all tokens.
  const Step* step(std::optional<std::int32_t> forced = {},
                   const std::optional<Sampling>& sampling = {});
  /// The end was reached, or there is no room for more.
  bool is_done() const;

  const std::vector<std::int32_t>& source() const { return source_; }
  /// Tokens so far, without start and end.
  std::vector<std::int32_t> tokens() const;
  const std::vector<Step>& steps() const { return steps_; }

  /// Records the whole pass over what there is: row t of the decoder's tensors is the token of step
  /// t (its input is the token before), with one more row while the end is not reached. The last
  /// tensor is `probabilities` [rows, vocab_size], the softmax of the logits, by which tokens are
  /// chosen. Pins hold, and are refused where they have no cell.
  void record(Trace& trace);

  const std::optional<TraceProblem>& problem() const { return problem_; }

 private:
  ConstMatrixView run(Trace& trace);

  static constexpr int candidate_count = 10;

  const TranslationModel& model_;
  std::vector<std::int32_t> source_;
  std::vector<std::int32_t> inputs_;  // the start token, then the tokens so far
  std::int32_t end_token_;
  std::vector<NamedPin> pins_;
  std::span<const float> parameters_;
  std::vector<Step> steps_;
  std::unique_ptr<Decoder> decoder_;  // without pins
  Trace pinned_;                      // with pins: the pass so far
  Arena memory_, scratch_;
  std::optional<TraceProblem> problem_;
};

}  // namespace attn
