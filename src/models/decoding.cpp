#include "models/decoding.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "kernels/softmax.hpp"
#include "simd/exp.hpp"
#include "tensor/random.hpp"

namespace attn {
namespace {

// The softmax of a row of logits, of which only some are asked for.
class Probabilities {
 public:
  explicit Probabilities(ConstMatrixView logits)
      : maximum_(row_maximum(logits.row(0), logits.cols)),
        sum_(row_exponential_sum(logits.row(0), maximum_, logits.cols)) {}

  float of(float logit) const {
    return static_cast<float>(static_cast<double>(simd::exp(logit - maximum_)) / sum_);
  }

 private:
  float maximum_;
  double sum_;
};

// A beginning of a translation.
struct Hypothesis {
  std::vector<std::int32_t> tokens;
  std::vector<float> probabilities;
  double log_probability = 0;
  bool is_complete = false;
  std::shared_ptr<Decoder> decoder;  // has seen all tokens but the last
};

struct Extension {
  std::size_t hypothesis;
  Candidate candidate;
  double log_probability;
};

double score_of(const Hypothesis& hypothesis, float length_penalty) {
  const auto length = static_cast<double>(hypothesis.probabilities.size());
  return hypothesis.log_probability /
         std::pow((5.0 + length) / 6.0, static_cast<double>(length_penalty));
}

// Takes tokens from `choose(logits)` until the end or the limit.
template <class Choose>
Decoded decode(const TranslationModel& model, std::span<const std::int32_t> source,
               const DecodingLimits& limits, Choose&& choose) {
  Decoded result;
  const std::unique_ptr<Decoder> decoder = model.decoder(source);
  std::int32_t token = limits.start;
  const int longest = std::min(limits.max_length, model.max_length() - 1);
  for (int t = 0; t <= longest; ++t) {
    const Candidate chosen = choose(decoder->next(token));
    token = chosen.token;
    if (t == longest && token != limits.end) break;
    result.probabilities.push_back(chosen.probability);
    if (token == limits.end) {
      result.is_complete = true;
      break;
    }
    result.tokens.push_back(token);
  }
  return result;
}

}  // namespace

std::vector<Candidate> largest(ConstMatrixView probabilities, int count) {
  assert(probabilities.rows == 1);
  const float* const row = probabilities.row(0);
  std::vector<std::int32_t> order(static_cast<std::size_t>(probabilities.cols));
  std::iota(order.begin(), order.end(), 0);
  const auto best = static_cast<std::size_t>(std::min(count, probabilities.cols));
  std::partial_sort(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(best), order.end(),
      [row](std::int32_t a, std::int32_t b) { return row[a] != row[b] ? row[a] > row[b] : a < b; });
  std::vector<Candidate> result;
  for (std::size_t i = 0; i < best; ++i) result.push_back({order[i], row[order[i]]});
  return result;
}

std::vector<Candidate> most_probable(ConstMatrixView logits, int count) {
  const Probabilities probabilities(logits);
  std::vector<Candidate> result = largest(logits, count);
  for (Candidate& candidate : result) {
    candidate.probability = probabilities.of(candidate.probability);
  }
  return result;
}

float probability_of(ConstMatrixView logits, std::int32_t token) {
  return Probabilities(logits).of(logits(0, token));
}

Candidate draw(ConstMatrixView logits, const Sampling& sampling, double chance) {
  const float* const row = logits.row(0);
  // Measured from the largest, no temperature takes a logit out of float32's range upwards.
  const float largest = row_maximum(row, logits.cols);
  Matrix tempered(1, logits.cols);
  for (int c = 0; c < logits.cols; ++c) tempered(0, c) = (row[c] - largest) / sampling.temperature;
  const int count = sampling.top_k > 0 ? sampling.top_k : logits.cols;
  const std::vector<Candidate> candidates = most_probable(tempered, count);
  double total = 0;
  for (const Candidate& candidate : candidates) total += static_cast<double>(candidate.probability);
  double left = chance * total;
  Candidate drawn = candidates.front();
  for (const Candidate& candidate : candidates) {
    if (left < 0 || candidate.probability == 0) break;
    drawn = candidate;
    left -= static_cast<double>(candidate.probability);
  }
  return drawn;
}

Decoded decode_greedily(const TranslationModel& model, std::span<const std::int32_t> source,
                        const DecodingLimits& limits) {
  return decode(model, source, limits,
                [](ConstMatrixView logits) { return most_probable(logits, 1)[0]; });
}

Decoded decode_by_sampling(const TranslationModel& model, std::span<const std::int32_t> source,
                           const DecodingLimits& limits, const Sampling& sampling) {
  Random random(sampling.seed);
  return decode(model, source, limits,
                [&](ConstMatrixView logits) { return draw(logits, sampling, random.uniform()); });
}

Decoded decode_with_beam(const TranslationModel& model, std::span<const std::int32_t> source,
                         const DecodingLimits& limits, int width, float length_penalty) {
  assert(width >= 1);
  std::vector<Hypothesis> open(1), complete;
  open[0].decoder = model.decoder(source);
  const int longest = std::min(limits.max_length, model.max_length() - 1);
  for (int t = 0; t <= longest && !open.empty(); ++t) {
    std::vector<Extension> extensions;
    for (std::size_t h = 0; h < open.size(); ++h) {
      Hypothesis& hypothesis = open[h];
      const std::int32_t last = t == 0 ? limits.start : hypothesis.tokens.back();
      for (const Candidate& candidate : most_probable(hypothesis.decoder->next(last), width)) {
        extensions.push_back(
            {h, candidate,
             hypothesis.log_probability + std::log(static_cast<double>(candidate.probability))});
      }
    }
    std::stable_sort(extensions.begin(), extensions.end(),
                     [](const Extension& a, const Extension& b) {
                       return a.log_probability > b.log_probability;
                     });
    std::vector<Hypothesis> longer;
    for (const Extension& extension : extensions) {
      if (longer.size() + complete.size() >= static_cast<std::size_t>(width)) break;
      const Hypothesis& from = open[extension.hypothesis];
      Hypothesis next = from;
      next.log_probability = extension.log_probability;
      next.probabilities.push_back(extension.candidate.probability);
      if (extension.candidate.token == limits.end) {
        next.is_complete = true;
        complete.push_back(std::move(next));
      } else if (t < longest) {  // at the limit only the end may follow, as in `decode`
        next.tokens.push_back(extension.candidate.token);
        next.decoder = from.decoder->clone();
        longer.push_back(std::move(next));
      }
    }
    if (t < longest) open = std::move(longer);
  }
  std::vector<Hypothesis>& finished = complete.empty() ? open : complete;
  if (finished.empty()) return {};
  const auto best = std::max_element(
      finished.begin(), finished.end(), [&](const Hypothesis& a, const Hypothesis& b) {
        return score_of(a, length_penalty) < score_of(b, length_penalty);
      });
  return {std::move(best->tokens), std::move(best->probabilities), best->is_complete};
}

}  // namespace attn
