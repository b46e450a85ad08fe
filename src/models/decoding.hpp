#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "models/translation_model.hpp"

namespace attn {

struct Candidate {
  std::int32_t token = 0;
  float probability = 0;
};

/// The `count` tokens of the largest probabilities [1, vocab_size], largest first, equal ones by
/// their id.
std::vector<Candidate> largest(ConstMatrixView probabilities, int count);

/// The `count` most probable tokens by the softmax of `logits` [1, vocab_size], most probable
/// first, equal ones by their id.
std::vector<Candidate> most_probable(ConstMatrixView logits, int count);

/// softmax(logits)[token]; logits [1, vocab_size].
float probability_of(ConstMatrixView logits, std::int32_t token);

/// What came out, without start and end, with the probability of each token and of the end.
struct Decoded {
  std::vector<std::int32_t> tokens;
  std::vector<float> probabilities;  ///< one more than tokens where the end was reached
  bool is_complete = false;          ///< the end was reached within the length
};

struct DecodingLimits {
  std::int32_t start = 0, end = 1;
  int max_length = 64;  ///< tokens without start and end
};

/// Takes the most probable token each time.
Decoded decode_greedily(const TranslationModel& model, std::span<const std::int32_t> source,
                        const DecodingLimits& limits);

/// Keeps the `width` best beginnings, and ends with the one whose log probability over
/// ((5 + length) / 6)^length_penalty is largest (Wu et al. 2016, section 7). width ≥ 1.
Decoded decode_with_beam(const TranslationModel& model, std::span<const std::int32_t> source,
                         const DecodingLimits& limits, int width, float length_penalty = 0.6f);

struct Sampling {
  float temperature = 1.0f;  ///< > 0; logits are divided by it
  int top_k = 0;             ///< only the k most probable are drawn from; 0: all
  std::uint64_t seed = 0;
};

/// One of the tokens, by its probability in softmax(logits / temperature) among the top k; logits
/// [1, vocab_size], of which −∞ is never drawn. `chance`, evenly from [0, 1), decides; the seed is
/// not read.
Candidate draw(ConstMatrixView logits, const Sampling& sampling, double chance);

/// Draws each token; the one of step t with the t-th number of Random(seed).
Decoded decode_by_sampling(const TranslationModel& model, std::span<const std::int32_t> source,
                           const DecodingLimits& limits, const Sampling& sampling);

}  // namespace attn
