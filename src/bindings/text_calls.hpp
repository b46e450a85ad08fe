#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

/// Tokens of `length` UTF-16 units; `unit`: attn::TokenUnit. Answer 0: the UTF-16 units of all
/// texts, one after the other (as units, because a decoder would replace lone surrogates). Answer
/// 2: [length of the text, start, end] a token. Both with their counts.
void tokenize_text(Address text, int length, int unit);

/// Texts come as `count` sizes in bytes followed by their UTF-8, one after the other; each gives a
/// row of `out` [count, model_dim].
void seeded_vectors(Address texts, int count, int model_dim, double seed, Address out);
void one_hot_vectors(Address texts, int count, int model_dim, Address out);
/// `name`: one text in that form; out [rows, cols].
void seeded_projection(Address name, int rows, int cols, double seed, Address out);

/// Independent numbers of mean 0 and variance 1; out [rows, cols].
void normal_matrix(int rows, int cols, double seed, Address out);

}  // namespace attn::bindings
