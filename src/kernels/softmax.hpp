#pragma once

namespace attn {

// Softmax in the four stages that the trace shows, each over one row of `size` floats. −∞ marks a
// masked score; it is the only value outside the finite range that is allowed. `out` may be the
// input itself.

/// max over the row; −∞ if every score is masked.
float row_maximum(const float* scores, int size);

/// out[j] = e^(scores[j] − maximum); 0 for a masked score, also if the maximum is −∞. NaN stays
/// NaN, so that scores which left float32's range show.
void row_exponentials(const float* scores, float maximum, float* out, int size);

/// Σⱼ row[j].
float row_sum(const float* row, int size);

/// Σⱼ e^(scores[j] − maximum), added up in double precision: for rows as long as a vocabulary.
double row_exponential_sum(const float* scores, float maximum, int size);

/// out[j] = row[j] / divisor; all 0 if the divisor is 0, so that a query with nothing to see weighs
/// nothing.
void row_quotient(const float* row, float divisor, float* out, int size);

/// All four in three passes, with simd::exp_of_negative: out[j] = e^(scores[j] − max) / Σ. Stable
/// for scores of any finite size; absolute error ≤ 2e-6 against double precision.
void softmax_row(const float* scores, float* out, int size);

}  // namespace attn
