#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "tensor/matrix.hpp"

namespace attn {

// Vectors for tokens before anything was trained. All three are the same bits on every machine:
// integers are hashed and made floats by exact steps, without libm and without the standard
// distributions.

/// out[r][c] is uniform in [−1, 1), a function of the text of token r, of `seed` and of c alone:
/// the same token has the same vector in every sentence. out [tokens, model_dim].
void seeded_vectors(std::span<const std::string> tokens, std::uint64_t seed, MatrixView out);

/// A random projection: out[r][c] is uniform in [−s, s) with s = √(12 / rows), a function of
/// `name`, `seed`, r, c and the number of rows. With inputs from `seeded_vectors` this gives
/// projected entries of variance 4/3, and so scaled scores of a standard deviation near 4/3: rows
/// of weights that prefer some keys and still mix. More columns leave the earlier ones as they are.
void seeded_matrix(std::string_view name, std::uint64_t seed, MatrixView out);

/// One 1 a row: equal tokens share a column, distinct ones take columns in order of first
/// appearance, starting over when there are more of them than columns. out [tokens, model_dim].
void one_hot(std::span<const std::string> tokens, MatrixView out);

}  // namespace attn
