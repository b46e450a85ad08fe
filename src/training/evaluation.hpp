#pragma once

#include <span>
#include <string>
#include <vector>

#include "models/translation_model.hpp"
#include "training/example.hpp"

namespace attn {

/// Cross entropy a token with the right tokens before it, without smoothing, in nats.
double held_out_loss(const TranslationModel& model, const BytePairEncoding& encoding,
                     std::span<const Task> tasks, int num_threads);

/// How many translations are the expected text, letter by letter.
struct Matches {
  int num_exact = 0, num_sentences = 0;

  double share() const { return num_sentences == 0 ? 0.0 : 1.0 * num_exact / num_sentences; }
};

/// Sources of up to `most_words` words, and more than the class before has.
struct LengthClass {
  int most_words;
  Matches matches;
};

struct MatchesByLength {
  Matches all;
  std::vector<LengthClass> lengths;  ///< the last has no upper end: INT_MAX
};

/// Translates greedily.
MatchesByLength exact_matches(const TranslationModel& model, const BytePairEncoding& encoding,
                              std::span<const Task> tasks, int num_threads);

/// How often the largest weight of a target token that has gold lies on its gold.
struct HeadAlignment {
  std::string name;  ///< of the attention weights in a trace
  int num_right = 0, num_tokens = 0;

  double share() const { return num_tokens == 0 ? 0.0 : 1.0 * num_right / num_tokens; }
};

/// Of every head between target and source, with the right tokens given; empty where a model has
/// none.
std::vector<HeadAlignment> alignment_accuracy(const TranslationModel& model,
                                              const BytePairEncoding& encoding,
                                              std::span<const Task> tasks, int num_threads);

}  // namespace attn
