#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

// Models and translations live here and have numbers, which are given anew after a release. What
// takes a number trusts it: web/core hands out no others, and uses no translation of a released
// model. Kinds of problems are those of problem.hpp, 0: none.

/// Reads a model's file of `size` bytes, which are not needed afterwards. Answer 0: its number.
int load_model(Address bytes, double size);
void release_model(int model);

/// Answer 0: a text of lines, "name", settings and parameters:
///
///     name<tab>transformer-ko-en
///     model_dim<tab>128
///     parameter<tab>encoder.0.self_attention.w_query<tab>rows<tab>cols<tab>address
void describe_model(int model);
/// Answer 0: how pieces are shown, one a line in the order of their ids, with a space in front
/// where they start a word.
void model_pieces(int model);

/// `text`: `length` UTF-16 units. Answer 0: id, start, end, and 1 where it is unknown, for each of
/// the pieces that the model reads.
void encode_text(int model, Address text, int length);
/// Answer 0: the text of `count` ids in UTF-8.
void decode_pieces(int model, Address ids, int count);

/// A translation of `count` source pieces into Korean or English, under the pins set by
/// `pin_model` since the last start. Answer 0: its number.
int start_translation(int model, Address source, int count, bool to_korean);
void release_translation(int translation);
/// The next token, or `forced` ≥ 0, or one that is drawn with `temperature` > 0 (0: none is), among
/// the `top_k` most probable (0: all), by a whole number `seed`. Answer 0: 1 where there was a
/// step, 2 where the translation is now done, else 0. Answer 1: the token, 2: its probability.
/// Answer 3: token and probability a candidate.
int step_translation(int translation, int forced, float temperature, int top_k, double seed);
/// Records everything so far; the answers are those of trace_calls.hpp.
int record_translation(int translation);
/// The same for the encoder alone.
int record_encoder(int model, Address source, int count);
/// The most probable translation by a beam of this width. Answer 0: its tokens, answer 2: their
/// probabilities and that of the end.
void decode_with_beam(int model, Address source, int count, bool to_korean, int width,
                      int max_length);

/// `name`: `size` bytes of UTF-8. For the next start_translation or record_encoder.
void pin_model(Address name, int size, int row, int col, float value);

}  // namespace attn::bindings
