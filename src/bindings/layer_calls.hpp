#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

/// Fused attention, head after head, on the first four places of `exchange.inputs`: query
/// [num_heads · query_length, head_dim], key and value [num_heads · key_length, head_dim], context
/// as query; num_heads, scale and causal stand in `exchange.settings`. Gives back the kind of the
/// problem, 0: none. Keeps its scratch memory between calls.
int flash_attention();

/// The recurrent layer on the first five places of `exchange.inputs`: input, w_input, w_hidden,
/// bias (may be missing) and hidden, shaped as attn::recurrent_layer needs them. As above.
int recurrent_layer();

}  // namespace attn::bindings
