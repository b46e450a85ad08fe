#include "text/vectors.hpp"

#include <cassert>
#include <cmath>
#include <map>

#include "tensor/random.hpp"

namespace attn {
namespace {

std::uint64_t hash(std::string_view text, std::uint64_t seed) {
  std::uint64_t state = mix_bits(seed);
  for (const char byte : text) state = mix_bits(state ^ static_cast<unsigned char>(byte));
  return mix_bits(state ^ text.size());
}

// The top 24 bits as a multiple of 2⁻²³ in [−1, 1): exact in float.
float uniform(std::uint64_t bits) {
  const auto signed_bits = static_cast<std::int32_t>(bits >> 40) - (1 << 23);
  return static_cast<float>(signed_bits) / static_cast<float>(1 << 23);
}

void fill_row(std::uint64_t key, float scale, float* row, int cols) {
  for (int c = 0; c < cols; ++c) {
    row[c] = scale * uniform(mix_bits(key + static_cast<std::uint64_t>(c)));
  }
}

}  // namespace

void seeded_vectors(std::span<const std::string> tokens, std::uint64_t seed, MatrixView out) {
  assert(out.rows == static_cast<int>(tokens.size()));
  for (int r = 0; r < out.rows; ++r) {
    fill_row(hash(tokens[static_cast<std::size_t>(r)], seed), 1.0f, out.row(r), out.cols);
  }
}

void seeded_matrix(std::string_view name, std::uint64_t seed, MatrixView out) {
  const float scale = std::sqrt(12.0f / static_cast<float>(out.rows));
  const std::uint64_t key = hash(name, seed);
  for (int r = 0; r < out.rows; ++r) {
    fill_row(mix_bits(key ^ static_cast<std::uint64_t>(r)), scale, out.row(r), out.cols);
  }
}

void one_hot(std::span<const std::string> tokens, MatrixView out) {
  assert(out.rows == static_cast<int>(tokens.size()));
  std::map<std::string_view, int> column_of;
  for (int r = 0; r < out.rows; ++r) {
    const std::string& token = tokens[static_cast<std::size_t>(r)];
    const auto next = static_cast<int>(column_of.size());
    const int column = column_of.try_emplace(token, next).first->second;
    for (int c = 0; c < out.cols; ++c) out(r, c) = c == column % out.cols ? 1.0f : 0.0f;
  }
}

}  // namespace attn
