#pragma once

#include "bindings/exchange.hpp"

namespace attn::bindings {

/// The spread of the weights on the first place of `exchange.inputs`; on the second its rows, on
/// the third their mean, shaped as attn::spread needs them. Gives back the kind of the problem,
/// 0: none.
int attention_spread();

}  // namespace attn::bindings
